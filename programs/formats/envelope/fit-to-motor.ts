// Turns an envelope into segments that a motor can follow, and notes each change.

import { MAX_TOTAL_MS } from '../../../src/program/format.ts'
import { MIN_ON_MS, MIN_REST_MS } from '../../language/limits.ts'
import { hold, level as makeLevel, ms as makeMs, ramp, rest, type Segment } from '../../language/write.ts'
import type { Notes } from '../notes.ts'
import { explainPieces } from './explain.ts'
import { type Fit, fitLines } from './fit.ts'
import { isOff, type Line, makeFlatLine, sliceLine, sumLineMs } from './line.ts'

/** A jump may be written as a line of no time; sums of seconds can make that a little more. */
const NO_TIME_MS = 0.001
/** What a session plays, and a little: the rest would only take time. */
const MAX_MS = MAX_TOTAL_MS + 1000
/** After the end the motor may still run down, and rest. */
const ROOM_MS = MIN_ON_MS + MIN_REST_MS

/** Rounds times to whole ms where lines meet, so that errors do not add up. Ends with the session. */
function roundToMs(lines: readonly Line[], notes: Notes): Line[] {
  const result: Line[] = []
  let exactMs = 0
  let beginMs = 0
  for (const line of lines) {
    if (beginMs === MAX_MS) break
    exactMs += line.ms
    const endMs = Math.min(MAX_MS, Math.round(exactMs))
    const kept = exactMs > MAX_MS ? sliceLine(line, 0, line.ms - (exactMs - MAX_MS)) : line
    if (endMs > beginMs) result.push({ ...kept, ms: endMs - beginMs })
    else if (line.ms > NO_TIME_MS) notes.add(line.place, 'shorter than 1 ms: ignored', 'shorter than 1 ms')
    beginMs = endMs
  }
  return result
}

/** Levels below 1 are off. */
function dropWeak(lines: readonly Line[], notes: Notes): Line[] {
  return lines.map((line) => {
    const top = Math.max(line.from, line.to)
    if (top === 0 || Math.round(top) > 0) return line
    notes.add(line.place, 'weaker than level 1: off', 'weaker than level 1')
    return makeFlatLine(line.ms, 0, line.place)
  })
}

/** How far lines that are joined may be from the one line, in levels. */
const STRAIGHT = 0.1

/** Makes one line of lines in a row that are as good as straight: each narrows the slopes that pass all of them. */
function joinStraight(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  let lowest = -Infinity
  let highest = Infinity
  const narrow = ({ ms, from, to }: Line) => {
    lowest = Math.max(lowest, (to - STRAIGHT - from) / ms)
    highest = Math.min(highest, (to + STRAIGHT - from) / ms)
  }
  for (const line of lines) {
    const last = result.at(-1)
    const joined = last && { ...last, ms: last.ms + line.ms, to: line.to }
    const slope = joined ? (joined.to - joined.from) / joined.ms : 0
    const isSame = last && Math.abs(last.to - line.from) < 1e-6 && isOff(last) === isOff(line)
    if (isSame && slope >= lowest && slope <= highest) result[result.length - 1] = joined!
    else {
      result.push(line)
      lowest = -Infinity
      highest = Infinity
    }
    narrow(result.at(-1)!)
  }
  return result
}

/** Lines of whole ms, with nothing weaker than level 1. */
export const prepareLines = (lines: readonly Line[], notes: Notes): Line[] =>
  joinStraight(dropWeak(roundToMs(lines, notes), notes))

/** A fit that has something on if the lines do: a pattern of less than the weakest hold becomes as much as that. */
export function fitFelt(lines: readonly Line[], levelBefore: number, notes: Notes): Fit | undefined {
  const found = fitLines(lines, levelBefore)
  const area = lines.reduce((sum, { ms, from, to }) => sum + (ms * (from + to)) / 2, 0)
  if (!found || area === 0 || found.pieces.some(({ kind }) => kind !== 'rest')) return found
  const factor = Math.max(1, MIN_ON_MS / area)
  notes.add(lines[0]!.place, `less than level 1 for ${MIN_ON_MS} ms in all, the least of a motor: so much is played`)
  return fitLines(
    lines.map((line) => ({ ...line, from: line.from * factor, to: line.to * factor })),
    levelBefore,
  )
}

export const toSegments = ({ integrals: { at }, pieces }: Fit): Segment[] =>
  pieces.map(({ kind, begin, end, to }) => {
    const time = makeMs(at[end]! - at[begin]!)
    if (kind === 'rest') return rest(time)
    return kind === 'hold' ? hold(makeLevel(to), time) : ramp(makeLevel(to), time)
  })

const sumTimes = (segments: readonly Segment[]) =>
  segments.reduce((sum, one) => sum + (one.kind === 'hold' || one.kind === 'ramp' ? one.time : 0), 0)

/** Cuts the rest at the end down to what the file has, as far as the motor needs none. */
function trimEnd(segments: readonly Segment[], fileMs: number, notes: Notes): Segment[] {
  const last = segments.at(-1)!
  if (last.kind !== 'hold' || last.level > 0) return [...segments]
  const others = segments.slice(0, -1)
  const before = others.at(-1)
  const inFileMs = fileMs - sumTimes(others)
  if (inFileMs >= MIN_REST_MS) return [...others, rest(makeMs(inFileMs))]
  if (before?.kind === 'ramp' && before.to === 0 && inFileMs <= 0) return others
  notes.add('end', `the motor needs a rest: ${MIN_REST_MS - Math.max(0, inFileMs)} ms added`)
  return [...others, rest(makeMs(MIN_REST_MS))]
}

/** The segments that play a whole envelope from standstill. They end with the motor off, unless nothing is to play. */
export function fitToMotor(exactLines: readonly Line[], notes: Notes): Segment[] {
  const lines = prepareLines(exactLines, notes)
  if (lines.length === 0) return []
  const found = fitFelt([...lines, makeFlatLine(ROOM_MS, 0, 'end')], 0, notes)!
  explainPieces(found, notes)
  return trimEnd(toSegments(found), sumLineMs(lines), notes)
}
