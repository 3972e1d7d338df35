// Says what a fit changed, where in the file, and why.

import { MIN_ON_MS } from '../../language/limits.ts'
import type { Notes } from '../notes.ts'
import { isSteep, mayNeedSteps } from './corners.ts'
import type { Fit, Piece } from './fit.ts'
import { isOff, type Line, sumLineMs } from './line.ts'

/** A level, and what rounding adds. */
const MAX_OFF = 1.5

/** The lines of a piece, how far it is from them at most, in levels, and where that is. */
interface Change {
  piece: Piece
  ms: number
  lines: readonly Line[]
  off: number
  place: string
}

function findChange({ lines, integrals: { at, before, after } }: Fit, piece: Piece): Change {
  const { begin, end, from, to } = piece
  const ms = at[end]! - at[begin]!
  const change: Change = { piece, ms, lines: lines.slice(begin, end), off: 0, place: lines[begin]!.place }
  const compare = (level: number, corner: number, line: number) => {
    const off = Math.abs(level - from - ((to - from) * (at[corner]! - at[begin]!)) / ms)
    // Of lines as far off, the first.
    if (off > change.off + 1e-6) Object.assign(change, { off, place: lines[line]!.place })
  }
  for (let i = begin; i < end; i++) {
    compare(after[i]!, i, i)
    compare(before[i + 1]!, i + 1, i)
  }
  return change
}

const isOn = (line: Line) => !isOff(line)
const sumOnMs = ({ lines }: Change) => sumLineMs(lines.filter(isOn))
const sumOffMs = (change: Change) => change.ms - sumOnMs(change)
const findTop = ({ lines }: Change) => Math.round(Math.max(...lines.flatMap(({ from, to }) => [from, to])))
const isOneSlope = ({ lines }: Change) => new Set(lines.filter(isOn).map(({ place }) => place)).size === 1

/** The reasons for a change, by piece. The first that holds counts. `kind` stands for those that are only counted. */
const REASONS: readonly { holds(change: Change): boolean; describe(change: Change): string; kind: string }[] = [
  {
    holds: (change) => isOneSlope(change) && change.lines.filter(isOn).every(isSteep),
    describe: () => "steeper than the governor's ramp of 5 ms a level: as steps, as strong in all",
    kind: 'steep lines as steps',
  },
  {
    holds: ({ piece }) => piece.kind === 'rest',
    describe: (change) =>
      `${sumOnMs(change)} ms of up to level ${findTop(change)} left out for a rest of ${change.ms} ms`,
    kind: 'short times left out for a rest',
  },
  {
    holds: ({ piece }) => piece.kind === 'ramp',
    describe: ({ off }) => `points less than ${MIN_ON_MS} ms apart joined: up to ${Math.ceil(off)} levels off`,
    kind: 'close points joined',
  },
  {
    holds: (change) => isOneSlope(change) && change.lines.filter(isOn).every(mayNeedSteps),
    describe: () => "nearly as steep as the governor's ramp, after a jump: as steps, as strong in all",
    kind: 'steep lines as steps',
  },
  {
    holds: (change) => sumOffMs(change) > 0 && sumOnMs(change) < MIN_ON_MS,
    describe: (change) =>
      `on for ${sumOnMs(change)} ms, too short for a motor: ${change.ms} ms of level ${change.piece.to}, as strong in all`,
    kind: 'short times on spread',
  },
  {
    holds: (change) => sumOffMs(change) > 0,
    describe: (change) =>
      `off for ${sumOffMs(change)} ms, too short for a motor: level ${change.piece.to} through it, as strong in all`,
    kind: 'short gaps filled',
  },
  {
    holds: (change) => isOneSlope(change) && change.lines.every(({ from, to }) => from === to),
    describe: ({ piece }) => `level ${piece.to}, for what the rest before it left out`,
    kind: 'stronger after a rest',
  },
  {
    holds: isOneSlope,
    describe: ({ ms }) => `a jump into a ramp: its first ${ms} ms are a hold`,
    kind: 'jumps into ramps held',
  },
  {
    holds: () => true,
    describe: ({ piece }) => `steps shorter than ${MIN_ON_MS} ms joined: level ${piece.to}`,
    kind: 'short steps joined',
  },
]

/** Notes each piece that is off by more than MAX_OFF; of those of one kind and place, the first. */
export function explainPieces(fit: Fit, notes: Notes): void {
  const told = new Set<string>()
  for (const piece of fit.pieces) {
    const change = findChange(fit, piece)
    if (change.off <= MAX_OFF) continue
    const { describe, kind } = REASONS.find(({ holds }) => holds(change))!
    const key = `${change.place}: ${kind}`
    if (!told.has(key)) notes.add(change.place, describe(change), kind)
    told.add(key)
  }
}

/** Whether no piece is off by more than MAX_OFF. */
export const isExact = (fit: Fit): boolean => fit.pieces.every((piece) => findChange(fit, piece).off <= MAX_OFF)
