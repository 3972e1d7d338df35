// Invariants of the button.

import { type Invariant, LONG_PRESS_MAX_MS, SECOND_MS, trackDuration } from './invariant.ts'

const STUCK_MS = 30 * SECOND_MS
/** A press counts as a new one if the finger was off for this long, besides the bouncing. */
const RELEASE_MS = 60

export const BUTTON_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a long press while running turns the motor off within 1 s, and it stays off',
    startCheck: () => {
      const pressedFor = trackDuration()
      let wasPressed = false
      let applies = false
      return (now) => {
        const { isPressed, device } = now
        if (isPressed && !wasPressed)
          applies = now.state === 'running' && now.releasedMs >= device.settings.bounceMs + RELEASE_MS
        wasPressed = isPressed
        return pressedFor(isPressed && applies, now.ms) > LONG_PRESS_MAX_MS && now.duty > 0
      }
    },
  },
  {
    name: 'a button held for 30 s counts as stuck and turns the motor off',
    startCheck: () => {
      const pressedFor = trackDuration()
      return (now) => pressedFor(now.isPressed, now.deviceMs) > STUCK_MS + LONG_PRESS_MAX_MS && now.duty > 0
    },
  },
]
