// Whether a healthy device that runs a built file can be started and stopped. It may be locked or show a fault, which
// nothing outside tells for certain, so it is tried as an owner would.

import { type Device, LONG_PRESS_MS } from '../device/device.ts'
import { InvariantError } from '../soak/invariants/invariant-error.ts'

const SECOND_MS = 1000
/** Longer than the worst switch bounces. */
const SHORT_PRESS_MS = 230

/** The motor has its duty by then, even behind a slow pass. */
const START_MS = 2 * SECOND_MS
/** Until a press has been answered, and the light is dark again. */
const SETTLE_MS = 10 * SECOND_MS

function unlock(device: Device): void {
  for (let i = 0; i < 3; i++) {
    device.press(SHORT_PRESS_MS)
    device.wait(SHORT_PRESS_MS)
  }
  device.wait(SETTLE_MS)
}

/** Throws InvariantError. */
export function checkStartAndStop(device: Device, name: string): void {
  const isStarted = (): boolean => {
    device.press(2 * LONG_PRESS_MS)
    device.wait(START_MS)
    return device.hal.duty > 0
  }
  const isStartedUnlocked = (): boolean => {
    unlock(device)
    return isStarted()
  }
  // A first long press ends a fault. Three presses unlock it, or lock it if it was not locked.
  if (!isStarted() && !isStarted() && !isStartedUnlocked() && !isStartedUnlocked())
    throw new InvariantError(
      name,
      device.now,
      `a long press should have started it; its last error is "${device.lastError}"`,
    )
  device.press(2 * LONG_PRESS_MS)
  device.wait(START_MS)
  if (device.hal.duty > 0) throw new InvariantError(name, device.now, 'a long press should have stopped it')
}
