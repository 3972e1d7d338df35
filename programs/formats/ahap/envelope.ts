// The envelope of a continuous event. AttackTime, DecayTime, ReleaseTime and Sustained are values from 0 to 1, and no
// seconds (CHHapticParameter.h of Core Haptics): 0 is the shortest time, and higher values make it longer exponentially.
// Apple tells no times, so those here are an estimate.

import { TRANSIENT_MS } from '../envelope/transients.ts'
import type { Notes } from '../notes.ts'

/** The time for 1, and how many times as fast it grows there as at 0 (proposals). */
const LONGEST_MS = 800
const GROWTH = 10

/** The values of an event by the name of their parameter. */
export type EventValues = Readonly<Partial<Record<string, number>>>

export const estimateMs = (value: number): number => (LONGEST_MS * (GROWTH ** value - 1)) / (GROWTH - 1)

/** Attack, fall and end of an event of `ms`. */
export function shapeEvent(ms: number, values: EventValues, place: string, notes: Notes) {
  const readMs = (name: string): number => {
    const value = values[name] ?? 0
    const estimated = Math.round(estimateMs(value))
    if (value > 0)
      notes.add(place, `${name} ${value} read as ${estimated} ms: an estimate, Apple tells no time`, 'times estimated')
    return estimated
  }
  const attackMs = Math.min(readMs('AttackTime'), ms)
  if ((values.Sustained ?? 1) >= 0.5) {
    if (values.DecayTime !== undefined) notes.add(place, 'DecayTime ignored: it is for events with Sustained 0')
    const fallMs = readMs('ReleaseTime')
    return { attackMs, fallAtMs: ms, fallMs, endMs: ms + fallMs }
  }
  if (values.ReleaseTime !== undefined) notes.add(place, 'ReleaseTime ignored: it is for events with Sustained 1')
  // At its shortest it is a knock.
  const decayMs = TRANSIENT_MS + readMs('DecayTime')
  notes.add(
    place,
    `Sustained 0: falls to 0 within ${Math.round(decayMs)} ms after its attack, an estimate`,
    'times estimated',
  )
  return { attackMs, fallAtMs: attackMs, fallMs: decayMs, endMs: Math.min(ms, attackMs + decayMs) }
}
