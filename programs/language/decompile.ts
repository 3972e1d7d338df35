// Reads a compiled program back into segments. Programs that it plays stand in it as their segments.

import {
  CHECKED_FROM,
  HEADER_BYTES,
  ON_SPOT,
  OP_CUE,
  OP_END,
  OP_HOLD,
  OP_REPEAT,
  opBytes,
  PLAYABLE,
  readNumber,
  TIME_BYTES,
  validateProgram,
} from '../../src/program/format.ts'
import { RAMP_OPS, WAVE_OPS } from './compile.ts'
import { level, ms, type Segment } from './write.ts'

/** Bytes that the player refuses. `reason` is the reason by its number in src/program/format.ts. */
export class DecompileError extends Error {
  readonly reason: number
  constructor(reason: number) {
    super(`expected a compiled program, got bytes that the player refuses (reason ${reason} in src/program/format.ts)`)
    this.reason = reason
  }
}

const findKey = <K extends string>(ops: Record<K, number>, op: number): K | undefined =>
  (Object.keys(ops) as K[]).find((key) => ops[key] === op)

/** Whether a compiled program is for one spot at a time. */
export const isOnSpot = (bytes: string): boolean => readNumber(bytes, CHECKED_FROM, TIME_BYTES) >= ON_SPOT

/** The segments of a compiled program. Throws DecompileError for bytes that the player would refuse. */
export function decompile(bytes: string): Segment[] {
  const reason = validateProgram(bytes)
  if (reason !== PLAYABLE) throw new DecompileError(reason)
  /** The program's list, and in it the lists of repeats that are still open, with their counts. */
  const lists: Segment[][] = [[]]
  const counts: number[] = []
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const op = bytes.charCodeAt(at)
    const first = bytes.charCodeAt(at + 1)
    const add = (segment: Segment): void => void lists.at(-1)!.push(segment)
    const readTime = (from: number) => ms(readNumber(bytes, from, TIME_BYTES))
    const ramp = findKey(RAMP_OPS, op)
    const wave = findKey(WAVE_OPS, op)
    if (op === OP_HOLD) add({ kind: 'hold', level: level(first), time: readTime(at + 2) })
    else if (ramp) add({ kind: 'ramp', course: ramp, to: level(first), time: readTime(at + 2) })
    else if (wave) {
      const [low, high] = [level(first), level(bytes.charCodeAt(at + 2))]
      const [rise, fall, total] = [readTime(at + 3), readTime(at + 6), readTime(at + 9)]
      add({ kind: 'wave', course: wave, low, high, rise, fall, time: total })
    } else if (op === OP_CUE) add({ kind: 'cue', ticks: first })
    else if (op === OP_REPEAT) {
      counts.push(first)
      lists.push([])
    } else if (op === OP_END) {
      const segments = lists.pop()!
      add({ kind: 'repeat', times: counts.pop()!, segments })
    }
    at += opBytes(op)
  }
  return lists[0]!
}
