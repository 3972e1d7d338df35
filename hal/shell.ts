// Joins the core to a board: everything an engine calls is guarded here, and only here does the core's answer
// reach the hardware. An error on any path turns the motor off first; if even that fails, the board resets.

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
/** What the one wake-up is for. */
let wakeAt: number
let isWatchdogStarted: boolean
let isWatchingSensors: boolean
/** The console is open (1): while someone serves or calibrates the board. */
let consoleOpen: number

function loadSettings(): string | undefined {
  try {
    return store.load()
  } catch (error) {
    // A store that cannot be read means gentle defaults, not a dead device.
    hal.recordError(error)
    return ''
  }
}

/** Never while the motor runs: a write to flash can take longer than the motor may go unwatched. */
function saveUnsaved(now: number): void {
  if (!isUnsaved || duty > 0) return
  setUnsaved(false)
  try {
    const newest = JOURNAL_SLOT + saved[JOURNAL_FIELD]!
    if (journal.pending) {
      const whole = journal.appendPending(hal.read(newest) || '')
      hal.write(2 * JOURNAL_SLOT + 1 - newest, whole)
      journal.markStored()
    }
    store.save(massager.takeSettings())
  } catch (error) {
    // That a session began could not be stored: then its end cannot, and that is when it is said.
    if (!governor.isRunning) {
      hal.recordError(error)
      massager.fail(massager.FAULT_STORE, hal.now())
    }
  }
  // Before a session it takes from the kick, which has not begun.
  governor.postponeKick(hal.now() - now)
}

/** Carries out what the core answered. */
function applyAnswer(now: number): void {
  if (massager.needsCheck) {
    massager.handleReadings(hal.batteryMv(), hal.celsius(), hal.charging(), hal.day(), now)
    isWatchingSensors = false
  }
  const serve = massager.state >= massager.SERVICE ? 1 : 0
  if (serve !== consoleOpen) {
    hal.setConsoleOpen(serve)
    consoleOpen = serve
  }
  // Before the motor turns, and below once it does not.
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
  // Whoever is on the console can reach every pin: the motor's is put back at each blink.
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
    // A chip's watchdog cannot be stopped: once a session has run, this is the slowest feed it leaves.
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

/** The one callback of every engine. It never throws. */
function handleEvent(what: number, value?: unknown): void {
  try {
    if (what === WAKE && wakeAt >= massager.offAt) {
      // The owner waits: whatever else is due at the end of a long press comes after this.
      hal.motor(0)
      duty = 0
      stepPlanId = 0
    }
    const now = hal.now()
    if (what === WAKE) massager.wake(now)
    else if (what <= BUTTON_CLOSED) massager.handleEdge(what, now)
    else if (what === CHECK_SENSORS) massager.checkSensors(now)
    else if (what === REQUEST) massager.request(value as number, now, hal.hasMoreButtons)
    else throw value
    applyAnswer(now)
  } catch (thrown) {
    stopAfterError(thrown)
  }
}

/** Starts the firmware on a board. Nothing runs between events but what the board calls back. */
export function start(programs: readonly string[], motor: MotorProfile): void {
  // First of all: what fails after this fails with nobody in reach.
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
