// Turns a written program into the compact bytes that the player runs (src/program/format.ts says what they mean).

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
import { checkProgram, totalMs } from './check.ts'
import type { Program, Segment } from './write.ts'

/** A program that breaks a rule: one line a problem, with file, program, segment and reason. */
export class ProgramError extends Error {}

const number = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)

const time = (value: number) => number(value, TIME_BYTES)

export const RAMP_OPS = { straight: OP_RAMP, eased: OP_EASE } as const
export const WAVE_OPS = { eased: OP_WAVE, straight: OP_LINE, square: OP_PULSE } as const

function segmentBytes(segment: Segment): number[] {
  switch (segment.kind) {
    case 'hold':
      return [OP_HOLD, segment.level, ...time(segment.time)]
    case 'ramp':
      return [RAMP_OPS[segment.course], segment.to, ...time(segment.time)]
    case 'wave': {
      const { course, low, high, rise, fall } = segment
      return [WAVE_OPS[course], low, high, ...time(rise), ...time(fall), ...time(segment.time)]
    }
    case 'cue':
      return [OP_CUE, segment.ticks]
    case 'repeat':
      return [OP_REPEAT, segment.times, ...segment.segments.flatMap(segmentBytes), OP_END]
    case 'play':
      return segment.program.segments.flatMap(segmentBytes)
  }
}

/** Version, length and checksum around a body of total time and segments. */
export function seal(body: readonly number[]): string {
  const text = String.fromCharCode(...body)
  const length = HEADER_BYTES - TIME_BYTES + body.length
  return String.fromCharCode(FORMAT_VERSION, ...number(length, 2), ...number(adler32(text, 0), 4)) + text
}

/** The compiled program, one character a byte. Throws ProgramError; `file` is only for its message. */
export function compile(program: Program, file = program.name): string {
  const problems = checkProgram(program)
  if (problems.length > 0) {
    throw new ProgramError(problems.map((p) => `${file}: ${program.name}: ${p.segment}: ${p.reason}`).join('\n'))
  }
  const total = totalMs(program.segments) + (program.onSpot ? ON_SPOT : 0)
  const bytes = seal([...time(total), ...program.segments.flatMap(segmentBytes)])
  const why = validateProgram(bytes)
  if (why !== PLAYABLE) throw new ProgramError(`${file}: ${program.name}: the player refuses it (${why})`)
  return bytes
}
