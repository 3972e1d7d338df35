// The invariant at the end of a run: once everything is mended, charged and rested, one long press starts the device and
// the next stops it.

import { type Device, LONG_PRESS_MS } from '../device/device.ts'
import { PARTS } from '../device/fake-hal.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { reactionTimesOf } from './monitor/reaction-times.ts'
import { isFlashWorn } from './monitor/store-tracker.ts'

export const RECOVERY_INVARIANT = 'after any fault the device can be started and stopped again'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** A worn switch is exchanged: the time that a good one bounces, and how much it chatters while the motor runs. */
const GOOD_SWITCH_MS = 10
const GOOD_SWITCH_PERCENT = 10
/** A day later than any run has: the limits of the day are over. */
const LATER_DAY = 90_000

/** Mends everything, charges the cell and lets the device rest. */
function restore(device: Device): void {
  for (const part of PARTS) if (part !== 'engine') device.mendPart(part)
  device.world.wire = 'fine'
  device.world.motor.isStalled = false
  device.world.pressOn(0)
  const { settings } = device
  settings.bounceMs = Math.min(settings.bounceMs, GOOD_SWITCH_MS)
  settings.chatterPercent = Math.min(settings.chatterPercent, GOOD_SWITCH_PERCENT)
  device.setStuck(false)
  device.setButton(0)
  device.setCharger(false)
  device.setPower(false)
  device.world.setRoom(22)
  device.replaceCell(0.8)
  device.setAdapter(true)
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

/**
 * Whether the motor is driven soon after a long press. On worn flash each attempt to store begins a page, and a press that
 * ends meanwhile is not known to be long.
 */
function startsByLongPress(device: Device): boolean {
  device.press(LONG_PRESS_MS + (isFlashWorn(device) ? reactionTimesOf(device).pageMs : 0))
  device.wait(2 * SECOND)
  return device.hal.duty > 0
}

/** Unlocks it, or locks it. */
function pressThreeTimes(device: Device): void {
  device.pressTimes(3)
  device.wait(MINUTE)
}

/** A long press starts it; or the first clears a fault, and the next starts it. */
const canStart = (device: Device): boolean => startsByLongPress(device) || startsByLongPress(device)

/** Throws InvariantError. */
export function checkRecovery(device: Device): void {
  const fail = (what: string): never => {
    throw new InvariantError(RECOVERY_INVARIANT, device.now, `${what}; the last error is "${device.lastError}"`)
  }
  restore(device)
  let isStarted = canStart(device)
  // It was locked.
  for (let tries = 0; !isStarted && tries < 2; tries++) {
    device.wait(MINUTE)
    pressThreeTimes(device)
    isStarted = canStart(device)
  }
  if (!isStarted) fail('a long press should have started it')
  device.wait(2 * SECOND)
  device.press(2 * LONG_PRESS_MS)
  device.wait(SECOND)
  if (device.hal.duty > 0) fail('a long press should have stopped it')
}
