// The invariant at the end of a run: once everything is mended, charged and rested, one long press starts the device and
// the next stops it.

import { type Device, LONG_PRESS_MS } from '../device/device.ts'
import { PARTS } from '../device/fake-hal.ts'
import { InvariantError } from './invariants/invariant-error.ts'

export const RECOVERY_INVARIANT = 'after any fault the device can be started and stopped again'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Longer than the worst switch bounces. */
const SLOW_PRESS_MS = 230
/** A day later than any run has: the limits of the day are over. */
const LATER_DAY = 90_000

/** Mends everything, charges the cell and lets the device rest. */
export function restore(device: Device): void {
  for (const part of PARTS) if (part !== 'engine') device.mendPart(part)
  device.world.wire = 'fine'
  device.world.motor.isStalled = false
  device.world.pressOn(0)
  device.setStuck(false)
  device.setButton(0)
  device.setCharger(false)
  device.setPower(false)
  device.world.setRoom(22)
  device.replaceCell(0.8)
  device.wait(MINUTE)
  device.setPower(true)
  device.wait(120 * MINUTE)
  device.today = LATER_DAY
  // The device reads the day, then another one: the first known day does not lift limits that were used up before.
  device.press()
  device.wait(MINUTE)
  device.today++
  device.wait(MINUTE)
}

/** Throws InvariantError. */
export function checkRecovery(device: Device): void {
  const fail = (what: string): never => {
    const details = `${what}; it is ${device.state}, with the last error "${device.lastError}"`
    throw new InvariantError(RECOVERY_INVARIANT, device.now, details)
  }
  restore(device)
  if (device.state === 'fault') device.press(LONG_PRESS_MS)
  device.wait(MINUTE)
  for (let i = 0; device.state === 'locked' && i < 3; i++) {
    device.press(SLOW_PRESS_MS)
    device.wait(SLOW_PRESS_MS)
  }
  device.wait(MINUTE)
  if (device.state !== 'off') fail('the device should be off')
  device.press(LONG_PRESS_MS)
  device.wait(2 * SECOND)
  if (device.hal.duty === 0) fail('a long press should have started it')
  device.wait(2 * SECOND)
  device.press(2 * LONG_PRESS_MS)
  if (device.hal.duty > 0 || device.state === 'running') fail('a long press should have stopped it')
}
