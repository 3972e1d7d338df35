// Joins the core to a board: an engine calls only handleEvent(), which catches every error, and only here does the
// core's answer reach the hardware. An error on any path first turns the motor off. If that fails too, the board
// resets.

import { HAS_SENSE, IS_BRIDGE } from '#device'
import * as hal from '#hal'
import * as button from '../src/button.ts'
import { BRAKE_MS } from '../src/limits.ts'
import * as pairing from '../src/link/pairing.ts'
import * as massager from '../src/massager.ts'
import * as journal from '../src/memory/journal.ts'
import { isUnsaved } from '../src/memory/settings.ts'
import * as current from '../src/motor/current.ts'
import * as governor from '../src/motor/governor.ts'
import * as load from '../src/motor/load.ts'
import type { MotorProfile } from '../src/motor/profile.ts'
import { NEVER } from '../src/time.ts'
import { findEdgeTime } from './edge-time.ts'
import { BUTTON_CLOSED, CHECK_SENSORS, REQUEST, WAKE } from './hal.ts'
import * as link from './link.ts'
import * as store from './store.ts'

/** So long before a press becomes long, the start of a session is stored: no short press is held for so long. */
const STORE_AHEAD_MS = 300

/** A timer may be so late on a busy board. */
const BRAKE_LATE_MS = 20
/** The rest takes this much time while the motor runs, so it waits for a gap between two passes. */
const REST_MS = 20

let duty: number
let lightLevel: number
let stepPlanId: number
/** Time of the one wake-up, in ms, or NEVER. */
let wakeAt: number
let isWatchdogStarted: boolean
let isWatchdogFed: boolean
/** The motor was on in this session, so nothing is stored until it ends. */
let hasSessionBegun: boolean
/** It is stored that a session begins, though none has begun. */
let isStartStored: boolean
/** Stored is the start that the press that is held would ask for: nothing was stored or read since. */
let isStartCurrent: string | boolean | undefined
let isWatchingSensors: boolean
/**
 * From when on a timer's pass may store something, in ms, or 0 if any may: writing keeps the timer waiting that ends the
 * brake of a bridge, and edges of the button come before both.
 */
let storesFrom: number
/** 1 from the charger's first contact while the motor ran to the next reading, though the contact may bounce. */
let chargerSeen: number
/** 1 while the console is open: in service mode and while calibrating. With a link the radio has it (link.ts). */
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

/** Stores what is unsaved, but never while the motor runs: writing flash can take longer than it may be unwatched. */
function saveUnsaved(): void {
  try {
    store.save(massager.takeSettings(), journal.pending, governor.isRunning ? 0 : 1)
    journal.markStored()
  } catch (error) {
    // At the start of a session an error waits: storing the end fails too, and shows the fault then.
    if (!governor.isRunning) {
      hal.recordError(error)
      massager.fail(massager.FAULT_STORE, hal.now())
    }
  }
}

/** The motor is about to be turned off, if it is on. */
function noteStop(): void {
  if (IS_BRIDGE && duty > 0) storesFrom = hal.now() + BRAKE_MS + BRAKE_LATE_MS
}

/** Turns the motor off at once, before anything else is worked out: its end has come. */
function stopMotor(): void {
  noteStop()
  hal.motor(0)
  duty = stepPlanId = 0
}

/** Reads the sensors for the core. What must end the session turns the motor off before all else. */
function readSensors(now: number): void {
  const batteryMv = hal.batteryMv()
  const charging = hal.charging() || chargerSeen
  const day = hal.day()
  if (HAS_SENSE && duty === 0) current.noteRest(hal.milliamps(), now)
  const mustStop = massager.checkReadings(batteryMv, hal.celsius(), charging, day, now) && duty > 0
  if (mustStop) stopMotor()
  massager.handleReadings(batteryMv, charging, day)
  // What was read may be another day.
  isWatchingSensors = isStartCurrent = false
  chargerSeen = 0
  if (mustStop) massager.wake(now)
}

/**
 * Before a press becomes long, reads the sensors and stores that a session begins, so that the motor need not wait for
 * that. If none begins, it is stored again that none did.
 */
function prepareStart(now: number): void {
  const storeAt = button.longAt - STORE_AHEAD_MS
  if (now < storeAt) wakeAt = Math.min(wakeAt, storeAt)
  else if (!isStartStored) {
    isStartStored = true
    readSensors(now)
    // The light may show what was read.
    wakeAt = now
    try {
      const line = massager.prepareStart()
      store.save(line, '', 0)
      isStartCurrent = !journal.pending && line
    } catch {
      // The start tries again, and shows the fault if that fails too.
    }
  }
}

/** Does what can wait while the motor runs: console, store, watch of the sensors. */
function doTheRest(now: number): void {
  const open = massager.state >= massager.SERVICE ? 1 : 0
  if (!(pairing.isBuilt && hal.hasLink) && hal.hasRadioConsole && open !== consoleOpen) {
    hal.setConsoleOpen(open)
    consoleOpen = open
  }
  if (!governor.isRunning) {
    hasSessionBegun = false
    if (IS_BRIDGE && storesFrom > 0) wakeAt = Math.min(wakeAt, Math.max(storesFrom, now))
    else {
      if (isUnsaved || (isStartStored && button.nextAt === NEVER)) {
        isStartStored = isStartCurrent = false
        saveUnsaved()
      }
      if (massager.state === massager.OFF && button.longAt < NEVER) prepareStart(now)
    }
  }
  // A host on the console can drive every pin: set the motor's low at each blink.
  if (massager.state === massager.SERVICE) hal.motor(0)
  if (!governor.isRunning) hal.unwatchSensors()
  else if (!isWatchingSensors) {
    governor.planNextCheck()
    hal.watchSensors(governor.unchangedFromMv, governor.unchangedToMv, governor.unchangedFromC, governor.unchangedToC)
  }
  isWatchingSensors = governor.isRunning
}

/** Gives the motor the duty that the core answered. */
function driveMotor(now: number): void {
  const wasOn = duty > 0
  if (massager.duty === 0) noteStop()
  if (!wasOn) {
    if (isUnsaved && !hasSessionBegun && !isStartCurrent) saveUnsaved()
    hasSessionBegun = true
    if (!isWatchdogStarted) {
      hal.startWatchdog()
      isWatchdogStarted = isWatchdogFed = true
    }
  }
  duty = massager.duty
  if (!HAS_SENSE && massager.stepPlanId !== stepPlanId && massager.stepPlanId)
    hal.playSteps(governor.planDuties, governor.planSteps, governor.planStepMs)
  else hal.motor(duty)
  stepPlanId = massager.stepPlanId
  // A kick is timed from here: what comes before it must not shorten it.
  if (!wasOn) {
    massager.noteMotorOn(hal.now())
    // This pass is the longest: its end may be too late for a charger that came since.
    if (hal.charging()) {
      stopForCharger(now)
      readSensors(now)
    }
    doTheRest(now)
  }
}

/** Carries out what the core answered, the motor first. */
function applyAnswer(now: number): void {
  if (massager.needsCheck && !(duty > 0 && now > massager.quietFrom)) readSensors(now)
  if (pairing.isBuilt && hal.hasLink) link.follow(now)
  if (massager.duty !== duty || (!HAS_SENSE && massager.stepPlanId !== stepPlanId)) driveMotor(now)
  if (pairing.isBuilt && hal.hasLink) link.updateRadio()
  if (massager.lightLevel !== lightLevel) {
    lightLevel = massager.lightLevel
    hal.light(lightLevel)
  }
  wakeAt = massager.wakeAt
  if (duty === 0) doTheRest(now)
  if (isWatchdogFed) {
    hal.feedWatchdog()
    // The rest is to do; or a chip's watchdog, which cannot be stopped, is fed as rarely as it allows.
    if (!isWatchingSensors) wakeAt = Math.min(wakeAt, now + (duty > 0 ? REST_MS : (hal.watchdogMs * 3) / 4))
  }
  // A reading of the current, too, is no pass shortly before a change of the motor.
  if (HAS_SENSE && load.senseAt <= massager.motorAt - massager.QUIET_MS) wakeAt = Math.min(wakeAt, load.senseAt)
  if (pairing.isBuilt && hal.hasLink) wakeAt = Math.min(wakeAt, pairing.endsAt)
  hal.wakeAt(wakeAt)
}

function stopAfterError(error: unknown): void {
  try {
    stopMotor()
    hal.recordError(error)
    const now = hal.now()
    massager.fail(massager.FAULT_EXCEPTION, now)
    applyAnswer(now)
  } catch {
    hal.reset()
  }
}

/** A charger ends whatever runs. */
function stopForCharger(now: number): void {
  chargerSeen = 1
  stopMotor()
  massager.checkSensors(now)
}

/** Handles events that come seldom. A function of its own, so that the other events need not be read past it. */
function handleRareEvent(event: number, value: unknown, now: number): void {
  if (event === CHECK_SENSORS) massager.checkSensors(now)
  else if (pairing.isBuilt && event > REQUEST) link.handleText(value as string | undefined, now)
  else if (event === REQUEST) massager.handleRequest(value as number, now, hal.hasMoreButtons)
  else throw value
}

/**
 * The time of the next wake-up has come. What the edges of the button said is decided on only if its pin agrees: a busy
 * board hears of an edge late, or never.
 */
function wakeUp(now: number): void {
  if (now >= button.nextAt && hal.isButtonHeld() === !button.rawLevel) massager.awaitEdge(now)
  if (now >= massager.offAt) stopMotor()
  else if (now >= massager.nextDutyAt) {
    if (massager.nextDuty === 0) noteStop()
    duty = massager.nextDuty
    hal.motor(duty)
  }
  if (duty > 0 && hal.charging()) stopForCharger(now)
  // The rest takes a pass of its own.
  if (duty > 0 && !isWatchingSensors && massager.motorAt - now > REST_MS) doTheRest(now)
  else massager.wake(now, true)
}

/** The one callback of every HAL. It never throws. */
function handleEvent(event: number, value?: unknown): void {
  try {
    const now = hal.now()
    if (event === WAKE) {
      if (IS_BRIDGE && now >= storesFrom) storesFrom = 0
      if (!HAS_SENSE || now < load.senseAt || now >= massager.motorAt) wakeUp(now)
      else if (massager.noteCurrent(hal.milliamps(), now)) {
        stopMotor()
        massager.wake(now)
      }
    } else if (event <= BUTTON_CLOSED) {
      if (pairing.isBuilt && pairing.isRemote && event) link.endMotion(now)
      massager.handleEdge(event, findEdgeTime(event, value as number, now), now)
      // A switch that chatters may keep timers from coming.
      if (now >= massager.motorAt) wakeUp(now)
    } else handleRareEvent(event, value, now)
    // The charger's event waits until the pass is over, and longer where a switch chatters.
    if (duty > 0 && hal.charging()) stopForCharger(now)
    applyAnswer(now)
  } catch (thrown) {
    stopAfterError(thrown)
  }
}

/** Starts the firmware on a board. After that, only events run code. */
export function start(programs: readonly string[], breakIndex: number, motor: MotorProfile): void {
  hal.setUp()
  duty = lightLevel = 0
  stepPlanId = consoleOpen = chargerSeen = 0
  if (IS_BRIDGE) storesFrom = 0
  if (pairing.isBuilt) link.reset()
  isWatchdogStarted = isWatchingSensors = isStartStored = hasSessionBegun = false
  isWatchdogFed = hal.isWatchdogRunning()
  hal.motor(0)
  hal.light(0)
  massager.powerUp(programs, breakIndex, motor, loadSettings())
  if (pairing.isBuilt && hal.hasLink) link.restorePrograms(programs as string[])
  if (hal.isButtonHeld()) handleEvent(REQUEST, button.PRESS_5)
  hal.listen(handleEvent)
  handleEvent(CHECK_SENSORS)
}
