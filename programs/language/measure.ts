// Measures a program by its structure: a repeat is multiplied, never played, and a list of segments that stands in several
// places is looked at once for each level before it.

import type { Segment } from './write.ts'

/** A segment that is no repeat and plays no program. */
export type Leaf = Exclude<Segment, { kind: 'repeat' | 'play' }>

/** What is measured, as a value for a stretch of time. */
export interface Measure<T> {
  /** The value for no time. */
  empty: T
  /** The value for a segment after a level. */
  of(segment: Leaf, levelBefore: number): T
  /** The value for a stretch and then, `times` times, another. */
  join(a: T, b: T, times: number): T
  /** Called for the value of each segment with its index in the list, and with the path from there to the inner list. */
  place?(value: T, index: number, inner: string): T
}

/** The level after a segment. */
export function levelAfter(segment: Leaf): number {
  if (segment.kind === 'hold') return segment.level
  if (segment.kind === 'ramp') return segment.to
  return segment.kind === 'wave' ? segment.low : 0
}

export function measure<T>(segments: readonly Segment[], { empty, of, join, place }: Measure<T>): T {
  interface Measured {
    value: T
    end: number
  }
  const known = new Map<readonly Segment[], Map<number, Measured>>()
  const visit = (list: readonly Segment[], before: number): Measured => {
    const ofList = known.get(list) ?? new Map<number, Measured>()
    known.set(list, ofList)
    const found = ofList.get(before)
    if (found) return found
    let value = empty
    let end = before
    list.forEach((segment, i) => {
      if (segment.kind !== 'repeat' && segment.kind !== 'play') {
        const own = of(segment, end)
        value = join(value, place ? place(own, i, '') : own, 1)
        end = levelAfter(segment)
        return
      }
      const [inner, name, times] =
        segment.kind === 'repeat'
          ? [segment.segments, '.segments', segment.times]
          : [segment.program.segments, `.${segment.program.name}`, 1]
      const add = (round: T, count: number) => {
        value = join(value, place ? place(round, i, name) : round, count)
      }
      const first = visit(inner, end)
      add(first.value, 1)
      // Only the first round begins after the level before the repeat.
      if (times > 1) add(visit(inner, first.end).value, times - 1)
      end = first.end
    })
    const result = { value, end }
    ofList.set(before, result)
    return result
  }
  return visit(segments, 0).value
}

/** A number that adds up. */
export const makeSum = (of: (segment: Leaf, levelBefore: number) => number): Measure<number> => ({
  empty: 0,
  of,
  join: (a, b, times) => a + times * b,
})
