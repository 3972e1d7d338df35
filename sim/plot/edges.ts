// A figure of the log as a shape: its upper and its lower edge, a pixel's width at a time. Both are the same, and the
// shape a line, unless the figure went up and down within a pixel.

import { type Dot, simplify } from '../../lib/drawing/thin.ts'
import type { Figure, Log } from './log.ts'

/** What is drawn of a stretch of time without a gap. */
export interface Edges {
  upper: Dot[]
  lower: Dot[]
}

/** What the slices that share a column of pixels have of a figure. */
interface Strip {
  fromX: number
  toX: number
  first: number
  least: number
  most: number
  last: number
}

/** Less than a screen can show. */
const TOLERANCE_PX = 0.1

function strips(log: Log, figure: Figure, xOf: (ms: number) => number): Strip[] {
  const { first, least, most, last } = log.column(figure)
  const found: Strip[] = []
  log.sliceFromMs.forEach((fromMs, i) => {
    const fromX = xOf(fromMs)
    const toX = xOf(log.sliceToMs[i]!)
    const before = found.at(-1)
    if (!before || Math.floor(fromX) !== Math.floor(before.fromX)) {
      found.push({ fromX, toX, first: first[i]!, least: least[i]!, most: most[i]!, last: last[i]! })
      return
    }
    before.toX = toX
    before.last = last[i]!
    if (Number.isNaN(least[i]!)) return
    before.least = Number.isNaN(before.least) ? least[i]! : Math.min(before.least, least[i]!)
    before.most = Number.isNaN(before.most) ? most[i]! : Math.max(before.most, most[i]!)
  })
  return found
}

const near = (a: Strip, b: Strip): boolean => Math.floor(b.fromX) - Math.floor(a.fromX) <= 1

/** Whether it only went from its first value to its last, however far. */
const oneWay = ({ first, least, most, last }: Strip): boolean =>
  Math.min(first, last) === least && Math.max(first, last) === most

/** Whether it goes one way in a strip, and the other way in the one beside it. */
const turns = (a: Strip | undefined, b: Strip | undefined): boolean =>
  a !== undefined && b !== undefined && near(a, b) && (a.last - a.first) * (b.last - b.first) < 0

/**
 * The shapes of a figure, left to right; a gap where it was not known. What is `held` keeps its value until the next
 * sample; anything else went straight from one sample to the next.
 */
export function edges(
  log: Log,
  figure: Figure,
  held: boolean,
  xOf: (ms: number) => number,
  yOf: (value: number) => number,
): Edges[] {
  const all = strips(log, figure, xOf)
  /** Strips that are a line; the others are filled. */
  const lines = all.map((strip, i) => oneWay(strip) && !turns(all[i - 1], strip) && !turns(strip, all[i + 1]))
  const found: Edges[] = []
  let upper: Dot[] = []
  let lower: Dot[] = []
  const both = (x: number, value: number) => {
    if (Number.isNaN(value)) return
    const dot = { x, y: yOf(value) }
    upper.push(dot)
    lower.push(dot)
  }
  let before: Strip | undefined
  all.forEach((strip, i) => {
    const known = !Number.isNaN(strip.least)
    // Where some pixels between the two have nothing, the long line leaves and comes where the values were.
    const far = before !== undefined && !near(before, strip)
    if (known && (!before || (far && Number.isNaN(before.last + strip.first)))) {
      upper = []
      lower = []
      found.push({ upper, lower })
    } else if (known && before) {
      if (far || lines[i]) both(before.toX, before.last)
      if (far || (held && (lines[i] || lines[i - 1]))) both(strip.fromX, held ? before.last : strip.first)
    }
    if (known && lines[i]) {
      both(held ? strip.toX : strip.fromX, strip.first)
      both(strip.toX, strip.last)
    } else if (known) {
      upper.push({ x: strip.fromX, y: yOf(strip.most) })
      lower.push({ x: strip.fromX, y: yOf(strip.least) })
    }
    before = known ? strip : undefined
  })
  return found.map((each) => ({ upper: simplify(each.upper, TOLERANCE_PX), lower: simplify(each.lower, TOLERANCE_PX) }))
}
