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
  opBytes,
  PLAYABLE,
  TIME_BYTES,
  validateProgram,
} from '../../src/program/format.ts'
import { checkProgram } from './check.ts'
import { MAX_BYTES } from './limits.ts'
import type { Leaf } from './measure.ts'
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

/** The opcode of a segment that is no repeat and plays no program. */
function opOf(segment: Leaf): number {
  if (segment.kind === 'hold') return OP_HOLD
  if (segment.kind === 'cue') return OP_CUE
  return segment.kind === 'ramp' ? RAMP_OPS[segment.course] : WAVE_OPS[segment.course]
}

/** How many bytes segments take, with those of played programs each time that they are played. */
function countBytes(segments: readonly Segment[]): number {
  const known = new Map<readonly Segment[], number>()
  const count = (list: readonly Segment[]): number => {
    const before = known.get(list)
    if (before !== undefined) return before
    const total = list.reduce((sum, segment) => {
      if (segment.kind === 'play') return sum + count(segment.program.segments)
      if (segment.kind === 'repeat') return sum + opBytes(OP_REPEAT) + count(segment.segments) + opBytes(OP_END)
      return sum + opBytes(opOf(segment))
    }, 0)
    known.set(list, total)
    return total
  }
  return count(segments)
}

function encodeSegment(segment: Segment): number[] {
  switch (segment.kind) {
    case 'hold':
      return [opOf(segment), segment.level, ...encodeTime(segment.time)]
    case 'ramp':
      return [opOf(segment), segment.to, ...encodeTime(segment.time)]
    case 'wave': {
      const { low, high, rise, fall, time } = segment
      return [opOf(segment), low, high, ...encodeTime(rise), ...encodeTime(fall), ...encodeTime(time)]
    }
    case 'cue':
      return [opOf(segment), segment.ticks]
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
  const length = problems.length > 0 ? 0 : HEADER_BYTES + countBytes(program.segments)
  if (length > MAX_BYTES)
    problems.push({ place: 'segments', reason: `expected at most ${MAX_BYTES} bytes when compiled, got ${length}` })
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
