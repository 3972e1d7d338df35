// The result of a soak in words.

import { HOUR_MS } from '../../lib/duration.ts'
import type { BuiltFile } from '../built/built-file.ts'
import { invariantNames, type SoakResult } from './soak.ts'

/** "1 day", "1,200 days" */
export const countOf = (value: number, one: string): string => {
  const whole = Math.round(value)
  return `${whole.toLocaleString('en')} ${whole === 1 ? one : `${one}s`}`
}

/** A line each for days, sessions, failures and checks. */
export const summarize = ({ owners, days, tally }: SoakResult, built?: BuiltFile, isLinked?: boolean): string[] => [
  `${countOf(days, 'day')} of ${countOf(owners, 'simulated owner')}; ${countOf(tally.boots, 'boot')} of the board`,
  `${countOf(tally.sessions, 'session')}, ${countOf(tally.runningMs / HOUR_MS, 'hour')} of running`,
  // Nothing outside a built file shows a fault for certain.
  built
    ? countOf(tally.powerCuts, 'power cut')
    : `${countOf(tally.powerCuts, 'power cut')}, ${countOf(tally.faults, 'fault')}`,
  `${countOf(tally.checks, 'check')} of ${invariantNames(built, isLinked).length} invariants, at ${countOf(tally.steps, 'step')}`,
]
