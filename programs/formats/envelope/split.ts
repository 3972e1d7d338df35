// Splits a time on into intervals of at least MIN_ON_MS, at jumps and at corners where that can be.

import { MIN_ON_MS } from '../../language/limits.ts'

export interface Interval {
  begin: number
  end: number
  /** Whether the level jumps inside: its steps are too short to be played one by one. */
  hasJumps: boolean
}

/** Splits from 0 to the last of `jumps`, which is the end. */
export function splitAtJumps(jumps: readonly number[]): Interval[] {
  const intervals: Interval[] = []
  let begin = 0
  let isSkipping = false
  const add = (end: number, hasJumps: boolean) => {
    intervals.push({ begin, end, hasJumps })
    begin = end
    isSkipping = false
  }
  for (const jump of jumps) {
    const ms = jump - begin
    if (ms < MIN_ON_MS) isSkipping = true
    else if (!isSkipping) add(jump, false)
    else if (ms < 2 * MIN_ON_MS) add(jump, true)
    else {
      add(begin + MIN_ON_MS, true)
      add(jump, false)
    }
  }
  const end = jumps.at(-1)!
  const last = intervals.at(-1)
  if (last && begin < end) {
    // The remainder is too short to stand alone: it takes what it lacks from the interval before.
    const from = end - MIN_ON_MS
    if (from - last.begin >= MIN_ON_MS) {
      last.end = from
      intervals.push({ begin: from, end, hasJumps: true })
    } else {
      last.end = end
      last.hasJumps = true
    }
  }
  return intervals
}

/** Splits an interval without jumps at the corners that are far enough apart. */
export function splitAtCorners({ begin, end }: Interval, corners: readonly number[]): Interval[] {
  const inner = corners.filter((corner) => corner > begin && corner < end)
  const begins = [begin]
  let isSkipping = false
  for (const corner of [...inner, end]) {
    const before = begins.at(-1)!
    if (isSkipping && corner - before >= 2 * MIN_ON_MS) begins.push(before + MIN_ON_MS)
    isSkipping = corner - begins.at(-1)! < MIN_ON_MS
    if (!isSkipping && corner < end) begins.push(corner)
  }
  const latest = end - MIN_ON_MS
  while (begins.length > 1 && begins.at(-1)! > latest) begins.pop()
  if (inner.some((corner) => corner > latest) && latest - begins.at(-1)! >= MIN_ON_MS) begins.push(latest)
  return begins.map((from, i) => ({ begin: from, end: begins[i + 1] ?? end, hasJumps: false }))
}
