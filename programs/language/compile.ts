// Compiles a written program to the bytes that the player runs (src/program/format.ts defines them).

import {
  adler32,
  FORMAT_VERSION,
  HEADER_BYTES,
  ON_SPOT,
  OP_CUE,
  OP_EASE,
  OP_END,
  OP_HOLD,
  OP_LINE,
  OP_PULSE,
  OP_RAMP,
  OP_REPEAT,
  OP_WAVE,
  PLAYABLE,
  TIME_BYTES,
  validateProgram,
} from '../../src/program/format.ts'
import { checkProgram } from './check.ts'
import { sumMs } from './timing.ts'
import type { Program, Segment } from './write.ts'

/** A program that breaks a rule. Its message has a line for each problem: file, program, place, reason. */
export class ProgramError extends Error {}

/** The opcode of each course of a ramp and of a wave. */
export const RAMP_OPS = { straight: OP_RAMP, eased: OP_EASE } as const
export const WAVE_OPS = { eased: OP_WAVE, straight: OP_LINE, square: OP_PULSE } as const

/** Little-endian. */
const encodeNumber = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)

const encodeTime = (value: number) => encodeNumber(value, TIME_BYTES)

function encodeSegment(segment: Segment): number[] {
  switch (segment.kind) {
    case 'hold':
      return [OP_HOLD, segment.level, ...encodeTime(segment.time)]
    case 'ramp':
      return [RAMP_OPS[segment.course], segment.to, ...encodeTime(segment.time)]
    case 'wave': {
      const { course, low, high, rise, fall, time } = segment
      return [WAVE_OPS[course], low, high, ...encodeTime(rise), ...encodeTime(fall), ...encodeTime(time)]
    }
    case 'cue':
      return [OP_CUE, segment.ticks]
    case 'repeat':
      return [OP_REPEAT, segment.times, ...segment.segments.flatMap(encodeSegment), OP_END]
    case 'play':
      return segment.program.segments.flatMap(encodeSegment)
  }
}

/** Puts version, length and checksum before a body, which is the total time and the segments. */
export function addHeader(body: readonly number[]): string {
  const text = String.fromCharCode(...body)
  const length = HEADER_BYTES - TIME_BYTES + body.length
  return String.fromCharCode(FORMAT_VERSION, ...encodeNumber(length, 2), ...encodeNumber(adler32(text, 0), 4)) + text
}

/** The compiled program, one character a byte. Throws ProgramError, whose message begins with `file`. */
export function compile(program: Program, file = program.name): string {
  const problems = checkProgram(program)
  if (problems.length > 0) {
    const lines = problems.map(({ place, reason }) => `${file}: ${program.name}: ${place}: ${reason}`)
    throw new ProgramError(lines.join('\n'))
  }
  const total = sumMs(program.segments) + (program.onSpot ? ON_SPOT : 0)
  const bytes = addHeader([...encodeTime(total), ...program.segments.flatMap(encodeSegment)])
  const reason = validateProgram(bytes)
  if (reason !== PLAYABLE)
    throw new ProgramError(
      `${file}: ${program.name}: expected bytes that the player takes, but it refuses them (reason ${reason})`,
    )
  return bytes
}
