// What a soak has counted.

import { DARK } from '../../device/device.ts'
import type { Readings } from './observation.ts'

export interface Tally {
  steps: number
  checks: number
  sessions: number
  runningMs: number
  boots: number
  powerCuts: number
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
export function countChanges(tally: Tally, last: Readings, now: Readings): void {
  if (now.state === 'running') {
    if (last.state !== 'running') tally.sessions++
    else tally.runningMs += now.ms - last.ms
  }
  if (now.state === 'fault' && last.state !== 'fault') tally.faults++
  if (now.state === DARK && last.state !== DARK) tally.powerCuts++
}
