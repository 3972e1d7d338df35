// Makes a life that broke a promise as short as it can be and still break the same one: what is left is what it takes.

import { parse, type ScriptLine } from '../script/parse.ts'
import type { Programs } from '../script/play.ts'
import { timeOf } from '../script/record.ts'
import { PromiseError } from './promise-error.ts'
import { soaking, toEnd } from './soak.ts'

/** What happened, at which ms. */
interface Happened {
  ms: number
  text: string
}

/** Each is a whole run; more would only make it prettier. */
const MOST_RUNS = 600
/** A wait that matters less than this is made so long. */
const SHORT_MS = 1000

/** How a scenario breaks a promise, or undefined if it keeps them all. Of everything else that is wrong it throws. */
export function brokenBy(text: string, options: Programs): PromiseError | undefined {
  try {
    toEnd(soaking(text, options))
    return undefined
  } catch (error) {
    if (error instanceof PromiseError) return error
    throw error
  }
}

const isGiven = (line: string): boolean => line.startsWith('given ')
const at = (line: ScriptLine): Happened => ({ ms: line.at ?? 0, text: line.text })
const toText = (given: readonly string[], happened: readonly Happened[]): string =>
  [...given, ...happened.map(({ ms, text }) => `${timeOf(ms)}${text}`)].join('\n').concat('\n')

/** The shortest found that breaks the same promise as `text`, which must be a recording. */
export function shrink(text: string, options: Programs): string {
  const promise = brokenBy(text, options)?.promise
  if (promise === undefined) return text
  let given = text.split('\n').filter(isGiven)
  let happened = parse(text, options.names)
    .lines.filter(({ step }) => step.kind !== 'given')
    .map(at)
  let runs = 0

  /** Takes these instead, if they still break it. */
  const tryThese = (someGiven: readonly string[], some: readonly Happened[]): boolean => {
    if (runs++ >= MOST_RUNS) return false
    try {
      if (brokenBy(toText(someGiven, some), options)?.promise !== promise) return false
    } catch {
      // Nonsense without what was left out.
      return false
    }
    given = [...someGiven]
    happened = [...some]
    return true
  }

  /** Leaves out half of it, a quarter, down to single steps. */
  const leaveOut = (): void => {
    for (let size = Math.ceil(happened.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let from = 0; from < happened.length; )
        if (!tryThese(given, [...happened.slice(0, from), ...happened.slice(from + size)])) from += size
  }

  /** Makes every wait as short as it may be. */
  const hurry = (): void => {
    for (let i = 0; i < happened.length; i++) {
      const since = happened[i]!.ms - (happened[i - 1]?.ms ?? 0)
      if (since <= SHORT_MS) continue
      const less = since - SHORT_MS
      tryThese(
        given,
        happened.map(({ ms, text: step }, k) => ({ ms: k < i ? ms : ms - less, text: step })),
      )
    }
  }

  leaveOut()
  hurry()
  leaveOut()
  for (const line of given)
    if (!line.includes('seed'))
      tryThese(
        given.filter((other) => other !== line),
        happened,
      )
  return toText(given, happened)
}
