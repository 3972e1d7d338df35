// Reads a compiled program back: the segments it was made of, what it plays from others in its place.

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

/** Bytes that are no program: why, as format.ts numbers it. */
export class DecompileError extends Error {
  readonly why: number
  constructor(why: number) {
    super(`not a compiled program (refused for reason ${why})`)
    this.why = why
  }
}

const keyOf = <K extends string>(ops: Record<K, number>, op: number): K | undefined =>
  (Object.keys(ops) as K[]).find((key) => ops[key] === op)

/** Whether a compiled program is for one spot at a time. */
export const isOnSpot = (bytes: string): boolean => readNumber(bytes, CHECKED_FROM, TIME_BYTES) >= ON_SPOT

/** The segments of a compiled program. Throws DecompileError for bytes that the player would refuse. */
export function decompile(bytes: string): Segment[] {
  const why = validateProgram(bytes)
  if (why !== PLAYABLE) throw new DecompileError(why)
  const lists: Segment[][] = [[]]
  const times: number[] = []
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const op = bytes.charCodeAt(at)
    const first = bytes.charCodeAt(at + 1)
    const add = (segment: Segment): void => void lists.at(-1)!.push(segment)
    const time = (from: number) => ms(readNumber(bytes, from, TIME_BYTES))
    const ramp = keyOf(RAMP_OPS, op)
    const wave = keyOf(WAVE_OPS, op)
    if (op === OP_HOLD) add({ kind: 'hold', level: level(first), time: time(at + 2) })
    else if (ramp) add({ kind: 'ramp', course: ramp, to: level(first), time: time(at + 2) })
    else if (wave) {
      const [low, high] = [level(first), level(bytes.charCodeAt(at + 2))]
      const [rise, fall, total] = [time(at + 3), time(at + 6), time(at + 9)]
      add({ kind: 'wave', course: wave, low, high, rise, fall, time: total })
    } else if (op === OP_CUE) add({ kind: 'cue', ticks: first })
    else if (op === OP_REPEAT) {
      times.push(first)
      lists.push([])
    } else if (op === OP_END) {
      const segments = lists.pop()!
      add({ kind: 'repeat', times: times.pop()!, segments })
    }
    at += opBytes(op)
  }
  return lists[0]!
}
