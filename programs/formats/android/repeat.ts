// What Android's waveforms share: strengths from 0 to 255, and an end that may repeat forever.

import { MAX_REPEATS } from '../../language/limits.ts'
import { repeat, type Segment } from '../../language/write.ts'
import { explainPieces, isExact } from '../envelope/explain.ts'
import { fitFelt, fitToMotor, prepareLines, toSegments } from '../envelope/fit-to-motor.ts'
import { type Line, sumLineMs } from '../envelope/line.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'

export const MAX_AMPLITUDE = 255
/** For amplitudes that are up to the phone: its full strength, unless its maker chose another. */
export const DEFAULT_LEVEL = 100

/** How long to play an end that repeats forever: as long as the shortest program of the rotation. */
export const REPEAT_FOR_MS = 120_000

export interface RepeatedLines {
  /** Played once. */
  head: readonly Line[]
  /** Played again and again; empty if nothing repeats. */
  round: readonly Line[]
  /** Where the repeat stands in the file. */
  place: string
}

/** A shorter round that a motor cannot play as it is, is played several times as one block of at least this. */
const BLOCK_MS = 500

const repeatLines = (lines: readonly Line[], times: number): Line[] => Array.from({ length: times }, () => lines).flat()

/** How many rounds make a block. */
const countToBlock = (ms: number, roundMs: number): number => Math.ceil((BLOCK_MS - ms) / roundMs)

/** Fits lines that others follow. Short ones that cannot be played as they are get `more` rounds. */
function fitPart(lines: readonly Line[], round: readonly Line[], level: number, more: number, notes: Notes) {
  const alone = fitFelt(lines, level, notes)
  if (alone && (sumLineMs(lines) >= BLOCK_MS || isExact(alone))) return { fit: alone, rounds: 0 }
  return { fit: fitFelt([...lines, ...repeatLines(round, more)], level, notes)!, rounds: more }
}

export function fitRepeated({ head, round, place }: RepeatedLines, notes: Notes): Segment[] {
  if (round.length === 0) return fitToMotor(head, notes)
  if (sumLineMs(round) === 0) refuse(place, 'expected a repeat that takes time, got one of 0 ms')
  const headLines = prepareLines(head, notes)
  const roundLines = prepareLines(round, notes)
  const roundMs = sumLineMs(roundLines)
  // Less than half a millisecond is rounded to nothing.
  if (roundMs === 0) return fitToMotor(head, notes)

  const headMs = sumLineMs(headLines)
  const before = headMs > 0 ? fitPart(headLines, roundLines, 0, countToBlock(headMs, roundMs), notes) : undefined
  const { from } = roundLines[0]!
  const { to } = roundLines.at(-1)!
  const levelBefore = before ? before.fit.pieces.at(-1)!.to : 0
  // Only where each round begins as it ends can it begin with a ramp.
  const isSmooth = Math.abs(from - to) <= 1 && Math.abs(from - levelBefore) <= 1
  const more = countToBlock(roundMs, roundMs)
  const block = fitPart(roundLines, roundLines, isSmooth ? levelBefore : Number.NaN, more, notes)
  for (const part of [before, block]) if (part) explainPieces(part.fit, notes)

  const blockRounds = 1 + block.rounds
  const times = Math.min(MAX_REPEATS, Math.max(1, Math.floor(REPEAT_FOR_MS / (blockRounds * roundMs))))
  const rounds = times * blockRounds + (before?.rounds ?? 0)
  notes.add(place, `repeats forever: played ${rounds} times, ${(rounds * roundMs) / 1000} s`)
  return [...(before ? toSegments(before.fit) : []), repeat(times, toSegments(block.fit))]
}
