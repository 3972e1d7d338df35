// Counts the winks of the light that answer two presses while off: the state of the plan.

import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch } from '../monitor/press.ts'
import { SECOND_MS, trackDuration } from './invariant.ts'

// What counts as two presses, and how long the light is observed after them.
const PRESS_MAX_MS = 350
const GAP_MAX_MS = 240
const QUIET_MS = 8 * SECOND_MS
const ANSWER_MS = 8 * SECOND_MS
const WINK_MAX_MS = 120
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

/** Returns the number of winks, once the answer is over; undefined before that, and where it is not certain. */
export function countWinks(): (now: Observation) => number | undefined {
  const quietFor = trackDuration()
  let last: Observation | undefined
  let presses: { from: number; to: number }[] = []
  let hadQuiet = false
  let litAt = 0
  let winks = 0
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
        isSpoilt = false
        winks = 0
        hadQuiet = true
      } else if (presses.length !== 1) isSpoilt = true
      presses.push({ from: ms, to: 0 })
    } else if (!isPressed && before.isPressed && presses.length > 0) presses.at(-1)!.to = ms
    if (presses.length === 0) return undefined
    if (isDisturbed(now) || !isSameBoot || now.day !== before.day) isSpoilt = true
    if (isLit && !before.isLit) litAt = ms
    if (!isLit && before.isLit) {
      if (ms - litAt > WINK_MAX_MS + now.reaction.lightMs) isSpoilt = true
      winks++
    }
    const [first, second] = presses
    if (isPressed || ms - presses.at(-1)!.to < ANSWER_MS) return undefined
    presses = []
    if (!second || isSpoilt || !hadQuiet) return undefined
    const longest = Math.max(first!.to - first!.from, second.to - second.from)
    return longest <= PRESS_MAX_MS && second.from - first!.to <= GAP_MAX_MS ? winks : undefined
  }
}
