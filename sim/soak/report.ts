// The result of a soak in words.

import { HOUR_MS } from '../../lib/duration.ts'
import { INVARIANT_NAMES, type SoakResult } from './soak.ts'

const formatCount = (value: number): string => Math.round(value).toLocaleString('en')

/** A line each for days, sessions, failures and checks. */
export const summarize = ({ owners, days, tally }: SoakResult): string[] => [
  `${formatCount(days)} days of ${formatCount(owners)} owners; ${formatCount(tally.boots)} boots`,
  `${formatCount(tally.sessions)} sessions, ${formatCount(tally.runningMs / HOUR_MS)} hours of running`,
  `${formatCount(tally.powerCuts)} power cuts, ${formatCount(tally.faults)} faults`,
  `${formatCount(tally.checks)} checks of ${INVARIANT_NAMES.length} invariants, at ${formatCount(tally.steps)} steps`,
]
