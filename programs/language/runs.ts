// Unbroken times in which something holds, such as "the motor is on": the longest and the shortest.

import type { Leaf, Measure } from './measure.ts'

/** An unbroken time, and the segment in which it begins. */
export interface Run {
  path: string
  ms: number
}

/** The unbroken times of a stretch. Those at its beginning and end may go on outside of it. */
export interface Runs {
  longest: Run
  /** The shortest that begins and ends inside, in ms. */
  shortestMs: number
  first: Run
  last: Run
  /** Whether it is one unbroken time from end to end. */
  isWhole: boolean
}

const NO_RUN: Run = { path: '', ms: 0 }
const NO_TIME: Runs = { longest: NO_RUN, shortestMs: Infinity, first: NO_RUN, last: NO_RUN, isWhole: true }
/** A time in which it does not hold. */
export const BREAK: Runs = { ...NO_TIME, isWhole: false }

/** A time in which it holds throughout. */
export function makeWhole(ms: number): Runs {
  const run = { path: '', ms }
  return { longest: run, shortestMs: Infinity, first: run, last: run, isWhole: true }
}

const takeLonger = (a: Run, b: Run): Run => (b.ms > a.ms ? b : a)
const joinRun = (a: Run, b: Run, times = 1): Run => ({ path: a.path || b.path, ms: a.ms + times * b.ms })
/** The shorter of two times that are there. */
const takeShorter = (a: number, b: number): number => (b > 0 && b < a ? b : a)

/** The runs of `a` and then, `times` times, of `b`. */
export function joinRuns(a: Runs, b: Runs, times: number): Runs {
  if (times === 0) return a
  if (b.isWhole) {
    const last = joinRun(a.last, b.last, times)
    return { ...a, longest: takeLonger(a.longest, last), first: a.isWhole ? last : a.first, last }
  }
  const seam = joinRun(a.last, b.first)
  const inner = times > 1 ? joinRun(b.last, b.first) : NO_RUN
  const shortestMs = takeShorter(takeShorter(a.shortestMs, b.shortestMs), inner.ms)
  return {
    longest: takeLonger(takeLonger(a.longest, b.longest), takeLonger(seam, inner)),
    shortestMs: a.isWhole ? shortestMs : takeShorter(shortestMs, seam.ms),
    first: a.isWhole ? seam : a.first,
    last: b.last,
    isWhole: false,
  }
}

/** The path of runs within a list, from the list that holds it. */
function placeRuns(runs: Runs, index: number, inner: string): Runs {
  if (runs.longest.ms === 0) return runs
  const placeRun = (run: Run): Run => (run.ms > 0 ? { ms: run.ms, path: `[${index}]${inner}${run.path}` } : run)
  const longest = placeRun(runs.longest)
  return {
    ...runs,
    longest,
    first: runs.first === runs.longest ? longest : placeRun(runs.first),
    last: runs.last === runs.longest ? longest : placeRun(runs.last),
  }
}

/** Measures the runs that `of` finds in each segment. */
export const makeRuns = (of: (segment: Leaf, levelBefore: number) => Runs): Measure<Runs> => ({
  empty: NO_TIME,
  of,
  join: joinRuns,
  place: placeRuns,
})

/** The shortest of a whole program, in ms; 0 if there is none. */
export function findShortestMs({ shortestMs, first, last }: Runs): number {
  const shortest = takeShorter(takeShorter(shortestMs, first.ms), last.ms)
  return shortest === Infinity ? 0 : shortest
}
