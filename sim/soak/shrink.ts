// Shortens a scenario that breaks an invariant as far as it still breaks the same one.

import { parse, type ScriptLine } from '../script/parse.ts'
import { runToEnd } from '../script/play.ts'
import { timePrefix } from '../script/record.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { checkScenario, type SoakOptions } from './soak.ts'

interface TimedStep {
  ms: number
  text: string
}

/** Each try plays the whole scenario; more tries than this hardly shorten it. */
const MAX_TRIES = 600
/** Waits are shortened to this time. */
const SHORT_WAIT_MS = 1000

/** The invariant that a scenario breaks; undefined if all hold. Throws every other error. */
export function findViolation(text: string, options: SoakOptions): InvariantError | undefined {
  try {
    runToEnd(checkScenario(text, options))
    return undefined
  } catch (error) {
    if (error instanceof InvariantError) return error
    throw error
  }
}

const isGiven = (line: string): boolean => line.startsWith('given ')
const toTimedStep = ({ at = 0, text }: ScriptLine): TimedStep => ({ ms: at, text })
const toScenario = (given: readonly string[], steps: readonly TimedStep[]): string =>
  [...given, ...steps.map(({ ms, text }) => `${timePrefix(ms)}${text}`)].join('\n').concat('\n')

/** The shortest scenario found that breaks the same invariant as `text`, which must be a recording. */
export function shrink(text: string, options: SoakOptions): string {
  const invariant = findViolation(text, options)?.invariant
  if (invariant === undefined) return text
  let given = text.split('\n').filter(isGiven)
  let steps = parse(text, options.names)
    .lines.filter(({ step }) => step.kind !== 'given')
    .map(toTimedStep)
  let tries = 0

  /** Takes these lines if they break the same invariant. Returns whether they do. */
  const tryLines = (someGiven: readonly string[], someSteps: readonly TimedStep[]): boolean => {
    if (tries++ >= MAX_TRIES) return false
    try {
      if (findViolation(toScenario(someGiven, someSteps), options)?.invariant !== invariant) return false
    } catch {
      // Without the lines that are left out it is not a scenario.
      return false
    }
    given = [...someGiven]
    steps = [...someSteps]
    return true
  }

  /** Leaves out half of the steps, then a quarter, down to single ones. */
  const dropSteps = (): void => {
    for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let from = 0; from < steps.length; )
        if (!tryLines(given, [...steps.slice(0, from), ...steps.slice(from + size)])) from += size
  }

  const shortenWaits = (): void => {
    for (let i = 0; i < steps.length; i++) {
      const waitMs = steps[i]!.ms - (steps[i - 1]?.ms ?? 0)
      if (waitMs <= SHORT_WAIT_MS) continue
      const lessMs = waitMs - SHORT_WAIT_MS
      tryLines(
        given,
        steps.map((step, k) => (k < i ? step : { ...step, ms: step.ms - lessMs })),
      )
    }
  }

  /** But neither the seed nor the engine: another one gives another run. */
  const dropGiven = (): void => {
    for (const line of given)
      if (!line.includes('seed') && !line.includes('engine'))
        tryLines(
          given.filter((other) => other !== line),
          steps,
        )
  }

  dropSteps()
  shortenWaits()
  dropSteps()
  dropGiven()
  return toScenario(given, steps)
}
