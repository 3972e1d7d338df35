// Reads how the plan stands from the light that answers two presses while off.

import { DIPS } from '../../../src/signals.ts'
import { OFF } from '../../../src/states.ts'
import { LightDecoder } from '../../signals/decoder.ts'
import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch } from '../monitor/press.ts'
import { SECOND_MS, trackDuration } from './invariant.ts'

// What counts as two presses, and how long the light is observed after them. An engine may not see shorter presses.
const PRESS_MIN_MS = 60
const PRESS_MAX_MS = 350
const GAP_MAX_MS = 240
/** The longest signal is over, and its repeats. */
const QUIET_MS = 8 * SECOND_MS
const ANSWER_MS = 8 * SECOND_MS
/** Stored field: whether the device is locked. */
const LOCKED_FIELD = 1

/** Whether the light may say something else now, or the device be locked. */
const isDisturbed = (now: Observation): boolean =>
  now.isPlugged ||
  now.duty > 0 ||
  now.mayBeInService ||
  now.mayBeFaulty ||
  now.storedFields?.[LOCKED_FIELD] !== 0 ||
  !isCleanSwitch(now)

/**
 * Returns the number that the light has said, once the answer is over: 0 if it stayed dark, and undefined before that, and
 * where it is not certain.
 */
export function readPlan(): (now: Observation) => number | undefined {
  const quietFor = trackDuration()
  let decoder = new LightDecoder(OFF)
  let last: Observation | undefined
  let presses: { from: number; to: number }[] = []
  let hadQuiet = false
  let wasLit = false
  let said: number | undefined
  let isSpoilt = false

  return (now) => {
    const { ms, isPressed, isLit } = now
    const before = last
    last = now
    if (!before) return undefined
    const isSameBoot = before.boots === now.boots
    const quietMs = quietFor(!before.isLit && !before.isPressed && !isDisturbed(before) && isSameBoot, before.ms)
    if (isPressed && !before.isPressed) {
      if (quietMs > QUIET_MS) {
        presses = []
        decoder = new LightDecoder(OFF)
        said = undefined
        isSpoilt = wasLit = false
        hadQuiet = true
      } else if (presses.length !== 1) isSpoilt = true
      presses.push({ from: ms, to: 0 })
    } else if (!isPressed && before.isPressed && presses.length > 0) presses.at(-1)!.to = ms
    if (presses.length === 0) return undefined
    if (isDisturbed(now) || !isSameBoot || now.day !== before.day) isSpoilt = true
    const reading = decoder.advance(ms)
    if (reading) {
      said = reading.number
      if (reading.signal.family !== DIPS) isSpoilt = true
    }
    decoder.setLight(isLit, ms)
    wasLit ||= isLit
    const [first, second] = presses
    if (isPressed || ms - presses.at(-1)!.to < ANSWER_MS) return undefined
    presses = []
    if (!second || isSpoilt || !hadQuiet) return undefined
    const lengths = [first!.to - first!.from, second.to - second.from]
    if (
      Math.min(...lengths) < PRESS_MIN_MS ||
      Math.max(...lengths) > PRESS_MAX_MS ||
      second.from - first!.to > GAP_MAX_MS
    )
      return undefined
    // A slow engine may make a signal unreadable.
    return said ?? (wasLit ? undefined : 0)
  }
}
