// A figure of the log as a shape, pixel by pixel: its upper and its lower edge. Where the figure did not go up and down
// within a pixel, both are the same and the shape is a line.

import { type Dot, simplify } from '../../lib/drawing/thin.ts'
import type { Figure, Log } from './log.ts'

/** The shape of a figure between two gaps. */
export interface Edges {
  upper: Dot[]
  lower: Dot[]
}

/** A figure in all slices of one column of pixels. */
interface Strip {
  fromX: number
  toX: number
  first: number
  min: number
  max: number
  last: number
}

/** Less than a screen can show. */
const TOLERANCE_PX = 0.1

function toStrips(log: Log, figure: Figure, xOf: (ms: number) => number): Strip[] {
  const { first, min, max, last } = log.column(figure)
  const found: Strip[] = []
  log.sliceFromMs.forEach((fromMs, i) => {
    const fromX = xOf(fromMs)
    const toX = xOf(log.sliceToMs[i]!)
    const before = found.at(-1)
    if (!before || Math.floor(fromX) !== Math.floor(before.fromX)) {
      found.push({ fromX, toX, first: first[i]!, min: min[i]!, max: max[i]!, last: last[i]! })
      return
    }
    before.toX = toX
    before.last = last[i]!
    if (Number.isNaN(min[i]!)) return
    before.min = Number.isNaN(before.min) ? min[i]! : Math.min(before.min, min[i]!)
    before.max = Number.isNaN(before.max) ? max[i]! : Math.max(before.max, max[i]!)
  })
  return found
}

const isNear = (a: Strip, b: Strip): boolean => Math.floor(b.fromX) - Math.floor(a.fromX) <= 1

/** Whether it went only from its first value to its last. */
const isOneWay = ({ first, min, max, last }: Strip): boolean =>
  Math.min(first, last) === min && Math.max(first, last) === max

/** Whether it goes up in one strip and down in the next, or the other way round. */
const isTurn = (a: Strip | undefined, b: Strip | undefined): boolean =>
  a !== undefined && b !== undefined && isNear(a, b) && (a.last - a.first) * (b.last - b.first) < 0

/**
 * The shapes of a figure, from left to right, with a gap where it was not known. A figure that `isHeld` keeps its value
 * until the next sample; any other goes straight to it.
 */
export function traceEdges(
  log: Log,
  figure: Figure,
  isHeld: boolean,
  xOf: (ms: number) => number,
  yOf: (value: number) => number,
): Edges[] {
  const all = toStrips(log, figure, xOf)
  /** The strips that are drawn as a line; the others are filled. */
  const lines = all.map((strip, i) => isOneWay(strip) && !isTurn(all[i - 1], strip) && !isTurn(strip, all[i + 1]))
  const found: Edges[] = []
  let upper: Dot[] = []
  let lower: Dot[] = []
  const addToBoth = (x: number, value: number) => {
    if (Number.isNaN(value)) return
    const dot = { x, y: yOf(value) }
    upper.push(dot)
    lower.push(dot)
  }
  let before: Strip | undefined
  all.forEach((strip, i) => {
    const isKnown = !Number.isNaN(strip.min)
    // Across empty pixels, the long line starts and ends at the values themselves.
    const isFar = before !== undefined && !isNear(before, strip)
    if (isKnown && (!before || (isFar && Number.isNaN(before.last + strip.first)))) {
      upper = []
      lower = []
      found.push({ upper, lower })
    } else if (isKnown && before) {
      if (isFar || lines[i]) addToBoth(before.toX, before.last)
      if (isFar || (isHeld && (lines[i] || lines[i - 1]))) addToBoth(strip.fromX, isHeld ? before.last : strip.first)
    }
    if (isKnown && lines[i]) {
      addToBoth(isHeld ? strip.toX : strip.fromX, strip.first)
      addToBoth(strip.toX, strip.last)
    } else if (isKnown) {
      upper.push({ x: strip.fromX, y: yOf(strip.max) })
      lower.push({ x: strip.fromX, y: yOf(strip.min) })
    }
    before = isKnown ? strip : undefined
  })
  return found.map((each) => ({ upper: simplify(each.upper, TOLERANCE_PX), lower: simplify(each.lower, TOLERANCE_PX) }))
}
