// Adds corners to an envelope where a piece for a motor may have to begin or end.

import { MIN_MS_PER_LEVEL } from '../../../src/program/format.ts'
import { MIN_ON_MS, MIN_REST_MS } from '../../language/limits.ts'
import { type Line, sliceLine } from './line.ts'

/** Where pieces may begin or end before and after an awkward corner: one short piece away from it, or two holds. */
const AROUND_MS = [-2 * MIN_ON_MS, -MIN_ON_MS, -MIN_REST_MS, MIN_REST_MS, MIN_ON_MS, 2 * MIN_ON_MS]

/** In a file of many lines, corners less than this apart would only take time. */
const NEAR_MS = 10
const MANY_LINES = 500

/** Whether a line is steeper than a ramp may be. */
export const isSteep = ({ ms, from, to }: Line): boolean => ms < Math.abs(to - from) * MIN_MS_PER_LEVEL

/** Whether a line may have to become steps: after a hold at its beginning a ramp would be too steep. */
export const mayNeedSteps = (line: Line): boolean => isSteep({ ...line, ms: line.ms / 2 })

/** The times between which a steep line becomes steps: as long as a step must be, from both ends and evenly. */
function listSteps(begin: number, end: number): number[] {
  const count = Math.floor((end - begin) / MIN_ON_MS)
  return Array.from({ length: count }, (_, i) => [
    begin + (i + 1) * MIN_ON_MS,
    end - (i + 1) * MIN_ON_MS,
    begin + Math.round(((i + 1) * (end - begin)) / count),
  ]).flat()
}

/** Whether a piece can neither end nor begin at once where one line meets the next. */
function isAwkward(before: Line | undefined, after: Line | undefined): boolean {
  if (!before || !after) return true
  const isShort = before.ms < MIN_ON_MS || after.ms < MIN_ON_MS
  const isJumpToSlope = Math.abs(before.to - after.from) > 1 && after.from !== after.to
  return isShort || mayNeedSteps(before) || mayNeedSteps(after) || isJumpToSlope
}

/** The lines, cut at the least times before and after each awkward corner, and along steep lines. Times are whole ms. */
export function addCorners(lines: readonly Line[]): Line[] {
  const wanted: number[] = []
  const begins: number[] = []
  let at = 0
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]
    if (isAwkward(lines[i - 1], line)) wanted.push(...AROUND_MS.map((ms) => at + ms))
    if (line && mayNeedSteps(line)) wanted.push(...listSteps(at, at + line.ms))
    begins.push(at)
    at += line?.ms ?? 0
  }
  wanted.sort((a, b) => a - b)
  const nearMs = lines.length > MANY_LINES ? NEAR_MS : 1
  const result: Line[] = []
  let next = 0
  lines.forEach((line, i) => {
    let from = 0
    for (; next < wanted.length && wanted[next]! - begins[i]! < line.ms; next++) {
      const cut = wanted[next]! - begins[i]!
      if (cut - from < nearMs) continue
      result.push(sliceLine(line, from, cut))
      from = cut
    }
    result.push(from > 0 ? sliceLine(line, from, line.ms) : line)
  })
  return result
}
