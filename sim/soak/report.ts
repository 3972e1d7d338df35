// The result of a soak in words.

import { HOUR_MS } from '../../lib/duration.ts'
import { INVARIANT_NAMES, type SoakResult } from './soak.ts'

/** "1 day", "1,200 days" */
export const countOf = (value: number, one: string): string => {
  const whole = Math.round(value)
  return `${whole.toLocaleString('en')} ${whole === 1 ? one : `${one}s`}`
}

/** A line each for days, sessions, failures and checks. */
export const summarize = ({ owners, days, tally }: SoakResult): string[] => [
  `${countOf(days, 'day')} of ${countOf(owners, 'simulated owner')}; ${countOf(tally.boots, 'boot')} of the board`,
  `${countOf(tally.sessions, 'session')}, ${countOf(tally.runningMs / HOUR_MS, 'hour')} of running`,
  `${countOf(tally.powerCuts, 'power cut')}, ${countOf(tally.faults, 'fault')}`,
  `${countOf(tally.checks, 'check')} of ${INVARIANT_NAMES.length} invariants, at ${countOf(tally.steps, 'step')}`,
]
