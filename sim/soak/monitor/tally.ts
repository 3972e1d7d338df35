// What a soak has counted.

import type { Observation } from './observation.ts'

export interface Tally {
  steps: number
  checks: number
  sessions: number
  runningMs: number
  boots: number
  powerCuts: number
  /** How often something went wrong with a device that was fine. */
  faults: number
}

export const createTally = (): Tally => ({
  steps: 0,
  checks: 0,
  sessions: 0,
  runningMs: 0,
  boots: 0,
  powerCuts: 0,
  faults: 0,
})

/** Counts what has changed since the last observation. */
export function countChanges(tally: Tally, last: Observation, now: Observation): void {
  if (now.session && now.session !== last.session) tally.sessions++
  if (last.duty > 0) tally.runningMs += now.ms - last.ms
  if (now.mayBeFaulty && !last.mayBeFaulty) tally.faults++
  if (!now.isPowered && last.isPowered) tally.powerCuts++
}
