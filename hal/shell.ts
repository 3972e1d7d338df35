// Joins the core to a board: an engine calls only handleEvent(), which catches every error, and only here does the
// core's answer reach the hardware. An error on any path first turns the motor off. If that fails too, the board
// resets.

import * as hal from '#hal'
import { PRESS_5 } from '../src/button.ts'
import * as massager from '../src/massager.ts'
import * as journal from '../src/memory/journal.ts'
import { isUnsaved, JOURNAL_FIELD, saved, setUnsaved } from '../src/memory/settings.ts'
import * as governor from '../src/motor/governor.ts'
import type { MotorProfile } from '../src/motor/profile.ts'
import { BUTTON_CLOSED, CHECK_SENSORS, JOURNAL_SLOT, REQUEST, WAKE } from './hal.ts'
import * as store from './store.ts'

let duty: number
let lightLevel: number
let stepPlanId: number
/** Time of the one wake-up, in ms, or NEVER. */
let wakeAt: number
let isWatchdogStarted: boolean
let isWatchingSensors: boolean
/** 1 while the console is open: in service mode and while calibrating. */
let consoleOpen: number

function loadSettings(): string | undefined {
  try {
    return store.load()
  } catch (error) {
    // A device that cannot read its store starts with gentle defaults.
    hal.recordError(error)
    return ''
  }
}

/**
 * Stores what is unsaved, but never while the motor runs: writing flash can take longer than the motor may be
 * unwatched.
 */
function saveUnsaved(now: number): void {
  if (!isUnsaved || duty > 0) return
  setUnsaved(false)
  try {
    const newest = JOURNAL_SLOT + saved[JOURNAL_FIELD]!
    if (journal.pending) {
      const text = journal.appendPending(hal.read(newest) || '')
      hal.write(2 * JOURNAL_SLOT + 1 - newest, text)
      journal.markStored()
    }
    store.save(massager.takeSettings())
  } catch (error) {
    // At the start of a session an error waits: storing the end fails too, and shows the fault then.
    if (!governor.isRunning) {
      hal.recordError(error)
      massager.fail(massager.FAULT_STORE, hal.now())
    }
  }
  // Before a session this time must not shorten the kick, which has not begun.
  governor.postponeKick(hal.now() - now)
}

/** Carries out what the core answered. */
function applyAnswer(now: number): void {
  if (massager.needsCheck) {
    massager.handleReadings(hal.batteryMv(), hal.celsius(), hal.charging(), hal.day(), now)
    isWatchingSensors = false
  }
  const open = massager.state >= massager.SERVICE ? 1 : 0
  if (open !== consoleOpen) {
    hal.setConsoleOpen(open)
    consoleOpen = open
  }
  // Here before the motor starts, and below after it has stopped.
  saveUnsaved(now)
  if (massager.duty > 0 && !isWatchdogStarted) {
    hal.startWatchdog()
    isWatchdogStarted = true
  }
  if (massager.duty !== duty || (stepPlanId && massager.stepPlanId !== stepPlanId)) {
    hal.motor(massager.duty)
    duty = massager.duty
  }
  if (massager.stepPlanId && massager.stepPlanId !== stepPlanId)
    hal.playSteps(governor.planDuties, governor.planSteps, governor.planStepMs)
  stepPlanId = massager.stepPlanId
  saveUnsaved(now)
  if (massager.lightLevel !== lightLevel) {
    hal.light(massager.lightLevel)
    lightLevel = massager.lightLevel
  }
  // A host on the console can drive every pin: set the motor's low at each blink.
  if (massager.state === massager.SERVICE) hal.motor(0)
  if (!governor.isRunning) {
    hal.unwatchSensors()
    isWatchingSensors = false
  } else if (!isWatchingSensors) {
    hal.watchSensors(governor.unchangedFromMv, governor.unchangedToMv, governor.unchangedFromC, governor.unchangedToC)
    isWatchingSensors = true
  }
  wakeAt = massager.wakeAt
  if (isWatchdogStarted) {
    hal.feedWatchdog()
    // A chip's watchdog cannot be stopped, so after a session it is fed as rarely as it allows.
    if (!isWatchingSensors) wakeAt = Math.min(wakeAt, now + (hal.watchdogMs * 3) / 4)
  }
  hal.wakeAt(wakeAt)
}

function stopAfterError(error: unknown): void {
  try {
    hal.motor(0)
    duty = 0
    stepPlanId = 0
    hal.recordError(error)
    const now = hal.now()
    massager.fail(massager.FAULT_EXCEPTION, now)
    applyAnswer(now)
  } catch {
    hal.reset()
  }
}

/** The one callback of every HAL. It never throws. */
function handleEvent(event: number, value?: unknown): void {
  try {
    if (event === WAKE && wakeAt >= massager.offAt) {
      // The owner waits: at the end of a long press the motor goes off before anything else that is due.
      hal.motor(0)
      duty = 0
      stepPlanId = 0
    }
    const now = hal.now()
    if (event === WAKE) massager.wake(now)
    else if (event <= BUTTON_CLOSED) massager.handleEdge(event, now)
    else if (event === CHECK_SENSORS) massager.checkSensors(now)
    else if (event === REQUEST) massager.request(value as number, now, hal.hasMoreButtons)
    else throw value
    applyAnswer(now)
  } catch (thrown) {
    stopAfterError(thrown)
  }
}

/** Starts the firmware on a board. After that, only events run code. */
export function start(programs: readonly string[], motor: MotorProfile): void {
  // First of all: if a later step fails, nobody in range must be able to connect.
  hal.setConsoleOpen(0)
  hal.setUp()
  duty = lightLevel = 0
  stepPlanId = consoleOpen = 0
  isWatchdogStarted = isWatchingSensors = false
  hal.motor(0)
  hal.light(0)
  massager.powerUp(programs, motor, loadSettings())
  if (hal.isButtonHeld()) handleEvent(REQUEST, PRESS_5)
  hal.listen(handleEvent)
  handleEvent(CHECK_SENSORS)
}
