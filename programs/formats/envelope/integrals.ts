// The envelope as corners with running integrals, so that the cost of any stretch is a few additions.

import { isOff, type Line } from './line.ts'

/** Lists of one entry a corner: at the beginning of each line, and at the end. Times are whole ms. */
export interface Integrals {
  at: readonly number[]
  /** The level just before and just after a corner: they differ where the envelope jumps. */
  before: readonly number[]
  after: readonly number[]
  /** From the beginning to a corner: the integrals of the level, of time times level, and of the level's square. */
  area: readonly number[]
  moment: readonly number[]
  square: readonly number[]
  /** How long it was off, in ms. */
  off: readonly number[]
  /** How often it jumped, or went on or off. */
  jumps: readonly number[]
}

/** A smaller jump is rounding. */
const MIN_JUMP = 1

export function integrate(lines: readonly Line[]): Integrals {
  const at = [0]
  const before = [0]
  const after: number[] = []
  const area = [0]
  const moment = [0]
  const square = [0]
  const off = [0]
  const jumps = [0]
  let now = 0
  lines.forEach(({ ms, from, to }, i) => {
    after.push(from)
    area.push(area[i]! + (ms * (from + to)) / 2)
    moment.push(moment[i]! + now * ((ms * (from + to)) / 2) + ms * ms * (from / 6 + to / 3))
    square.push(square[i]! + (ms * (from * from + from * to + to * to)) / 3)
    off.push(off[i]! + (isOff(lines[i]!) ? ms : 0))
    const next = lines[i + 1]
    const isJump = next && (Math.abs(next.from - to) > MIN_JUMP || isOff(next) !== isOff(lines[i]!))
    jumps.push(jumps[i]! + (isJump ? 1 : 0))
    now += ms
    at.push(now)
    before.push(to)
  })
  after.push(0)
  return { at, before, after, area, moment, square, off, jumps }
}

/** The integral of the squared distance between the envelope and a line of levels `from` to `to`, from corner i to j. */
export function measureDistance(integrals: Integrals, i: number, j: number, from: number, to: number): number {
  const { at, area, moment, square } = integrals
  const ms = at[j]! - at[i]!
  const stretch = area[j]! - area[i]!
  const leaned = moment[j]! - moment[i]! - at[i]! * stretch
  const product = from * stretch + ((to - from) / ms) * leaned
  return Math.max(0, square[j]! - square[i]! - 2 * product + (ms * (from * from + from * to + to * to)) / 3)
}

/** The least distance of any line from corner i to j. It only grows when the stretch does. */
export function measureLeastDistance({ at, area, moment, square }: Integrals, i: number, j: number): number {
  const ms = at[j]! - at[i]!
  const stretch = area[j]! - area[i]!
  const leaned = moment[j]! - moment[i]! - (at[i]! + ms / 2) * stretch
  return square[j]! - square[i]! - (stretch * stretch) / ms - (12 * leaned * leaned) / ms ** 3
}
