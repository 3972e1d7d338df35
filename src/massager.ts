// The massager as a whole: the board's HAL tells it what happened and when. It answers with what to drive and when to
// wake it. It knows no engine and no pin.

import * as button from './button.ts'
import * as device from './device-state.ts'
import { blink, enterIdle, NOTICE_REPEATS, state } from './device-state.ts'
import { gestureFor, handleGesture } from './gestures.ts'
import * as light from './light.ts'
import { REST_MS, SESSION_MAX_MS } from './limits.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import { duty, stepPlanId } from './motor/governor.ts'
import type { MotorProfile } from './motor/profile.ts'
import * as playback from './playback.ts'
import { driveAt } from './playback.ts'
import * as player from './program/player.ts'
import * as desk from './routine/desk.ts'
import * as plan from './routine/plan.ts'
import * as spots from './routine/spots.ts'
import * as service from './service.ts'
import * as session from './session.ts'
import { FAULT, OFF, RUNNING, SERVICE } from './states.ts'
import * as time from './time.ts'
import { NEVER } from './time.ts'

export { fault, state } from './device-state.ts'
export * from './faults.ts'
export { level as lightLevel } from './light.ts'
export { isUnsaved } from './memory/settings.ts'
export { duty, stepPlanId } from './motor/governor.ts'
export { nextDuty, nextDutyAt } from './playback.ts'
// For screens and tests.
export { program, strength } from './session.ts'
export * from './states.ts'

/**
 * Nothing else begins this shortly before a change of the motor, so that no pass is in its way: the longest pass takes
 * half of it on a fast board, and all of it on a slow one (docs/contributor/cost.md).
 */
const QUIET_MS = 40

/** In place of a gesture: a nudge is due. */
const NUDGE = -2

/** More things than this are never due at once. A pass must end whatever happens. */
const MAX_JOBS = 20

// The core's answers, valid after every call: also `duty`, `lightLevel` and `stepPlanId` above.

/** When to call wake(), in ms, or NEVER. */
export let wakeAt: number
/** When a long press or a limit turns the motor off, if nothing happens before, in ms, or NEVER. */
export let offAt: number
/** Whether the board must read its sensors now, and answer with handleReadings(). */
export let needsCheck: boolean
/** What to do after that check: a gesture or a request, NUDGE, or button.NO_GESTURE. */
let requested: number

/** Nothing moves on old readings: the gesture is handled after the sensor check that it asks for. */
function requestAfterCheck(gesture: number): void {
  needsCheck = true
  requested = gesture
}

function handleRequested(): void {
  const gesture = requested
  requested = button.NO_GESTURE
  if (gesture !== NUDGE) handleGesture(gesture, time.now)
  else if (state === OFF) session.startNudge()
}

function pollButton(until: number): void {
  const gesture = button.poll(until)
  if (gesture === button.STUCK) {
    if (governor.isRunning) session.endByStuckButton()
  } else if (gesture !== button.NO_GESTURE) {
    handleGesture(gesture, button.pressedAt)
    button.acceptPresses()
    playback.forgetNextDuty()
  }
}

/** Ends what runs, because offAt has come. */
function turnOffInTime(): void {
  if (time.now < governor.limitAt) pollButton(time.now)
  else if (state === RUNNING) session.endByLimit(governor.findStopReason(time.now))
  else service.handleGesture(button.LONG, time.now)
}

/**
 * Does the most urgent of the things that are due: the motor comes first. The program moves on before the motor follows,
 * so that the motor goes towards the new level at once.
 */
function doNext(): void {
  const now = time.now
  if (now >= offAt) turnOffInTime()
  else if (now >= spots.leaveAt) {
    session.advance()
    playback.forgetNextDuty()
  } else if (now >= player.nextAt) playback.playProgram()
  else if (now >= driveAt) playback.driveMotor()
  else if (now >= button.nextAt) pollButton(now)
  else if (now >= light.nextAt) light.poll(now)
  else if (now >= desk.nudgeAt) {
    desk.scheduleNudge(now)
    if (state === OFF) requestAfterCheck(NUDGE)
  } else if (state >= SERVICE) service.run()
  else playback.prepareNext()
}

/** Works out what comes next. */
function schedule(): void {
  if (governor.isRunning) offAt = Math.min(button.longAt, governor.limitAt)
  else {
    offAt = NEVER
    playback.stop()
  }
  const motorAt = Math.min(offAt, spots.leaveAt, driveAt, player.nextAt)
  wakeAt = Math.min(
    motorAt,
    button.nextAt,
    light.nextAt,
    desk.nudgeAt,
    state >= SERVICE ? service.nextAt() : state === RUNNING && playback.canPrepare() ? time.now : NEVER,
  )
  if (duty > 0 && motorAt - time.now < QUIET_MS) wakeAt = motorAt
}

/**
 * Does what is due: everything while the motor is off, but nothing more once it is on. Then each thing has a pass of
 * its own, so that no pass is long, and what must turn the motor off is never far behind.
 */
function finish(): void {
  schedule()
  for (let left = MAX_JOBS; left > 0 && duty === 0 && time.now >= wakeAt; left--) {
    doNext()
    schedule()
  }
  light.noteShown()
}

/** Does what is due at `now`: one thing while the motor is on. Called when wakeAt has come, or a little early. */
export function wake(now: number): void {
  time.setNow(now)
  if (now >= wakeAt) {
    if (now >= playback.nextDutyAt) playback.noteNextDuty()
    doNext()
    finish()
  }
}

/**
 * Starts the core. `rotation` is the compiled programs; `stored` is the line that takeSettings() gave before, '' if it
 * was lost, or undefined on a new device.
 */
export function powerUp(rotation: readonly string[], motor: MotorProfile, stored: string | undefined): void {
  time.setNow(0)
  settings.load(stored)
  // The day of a session that a power cut ended; below 0 if there was none.
  const cutDay = saved[settings.OPEN_FIELD]! - settings.OPEN
  light.reset()
  player.reset()
  spots.reset()
  desk.reset()
  governor.reset(
    motor,
    saved[settings.DAY_FIELD]!,
    saved[settings.USED_MS_FIELD]!,
    saved[settings.HAND_HZ2S_FIELD]!,
    saved[settings.OPEN_FIELD]! > 0 ? REST_MS : 0,
    saved[settings.EARLIER_HZ2S_FIELD]!,
    // Nobody knows how long a cut session ran: count the longest possible.
    cutDay < 0 ? 0 : SESSION_MAX_MS,
  )
  journal.reset()
  device.reset()
  session.reset(rotation)
  playback.reset()
  offAt = NEVER
  needsCheck = true
  requested = button.NO_GESTURE
  if (cutDay >= 0) {
    settings.setUnsaved(true)
    journal.closeRecord(journal.BY_POWER_CUT, session.program, saved[settings.STRENGTH_FIELD]!)
  }
  enterIdle()
  button.reset()
  if (saved[0] === 0) {
    saved[0] = settings.SETTINGS_VERSION
    settings.setUnsaved(true)
    light.wink(light.WINKS_LOST, 0)
  }
  finish()
}

/** Takes an edge of the button's pin at the time `at`: 1 closed, 0 open. Bounces may be included. */
export function handleEdge(closed: number, at: number, now: number): void {
  time.setNow(now)
  // A gesture that was complete by then comes before this edge.
  while (at >= button.nextAt) pollButton(at)
  button.noteEdge(closed, at)
  if (closed && !governor.isRunning) needsCheck = true
  // More edges may wait that happened before now, so nothing is decided before the next wake-up.
  schedule()
}

/** The press that is held would be long at `now`, but its pin is open: waits for the edge, and then looks again. */
export function awaitEdge(now: number): void {
  button.awaitEdge(now)
  schedule()
}

/** Takes readings: mV and °C (ABSENT without a sensor), charger 0 or 1, day since 1970 (0 if unknown). */
export function handleReadings(millivolts: number, celsius: number, charging: number, day: number, now: number): void {
  time.setNow(now)
  const playedId = stepPlanId
  const checkResult = governor.checkReadings(millivolts, celsius, charging, day, now)
  needsCheck = false
  saved[settings.DAYS_FIELD]! += governor.newDays
  // Without a calendar, a day begins at power-up.
  if (governor.newDays > 0 || device.today + day < 0) spots.startDay()
  if (device.today < 0) {
    if (day === 0) plan.assumeSessionDue()
    light.wink(plan.statusToday(), now)
  }
  const isPlugChanged = charging !== device.charging
  device.noteReadings(millivolts, charging, day, checkResult)
  // The charger ends every state but a fault and service mode.
  if (isPlugChanged && state !== FAULT && state !== SERVICE) {
    if (charging) session.endByCharger()
    else enterIdle()
  }
  if (checkResult > governor.SENSORS_WARN) session.endByFault(checkResult)
  else if (checkResult === governor.SENSORS_WARN) blink(NOTICE_REPEATS, light.QUICK_MS)
  // The governor dropped the step plan: play on from here, and record again.
  if (playedId !== stepPlanId) player.pollAt(now)
  // The duty follows the battery, and the level follows the limits.
  else if (state === RUNNING && stepPlanId === 0) {
    playback.driveNow()
  }
  if (requested !== button.NO_GESTURE) handleRequested()
  finish()
}

/** Asks for a sensor check: the charger was plugged in or out, or a reading changed. */
export function checkSensors(now: number): void {
  needsCheck = true
  time.setNow(now)
  finish()
}

/**
 * Takes a request of a host or an extra button: a gesture, one of button.PRESS_… or LONG, or one of ASK_…. Ignores
 * everything else.
 */
export function request(wanted: number, now: number, hasMoreButtons?: boolean): void {
  time.setNow(now)
  if (wanted >= 0) {
    const gesture = hasMoreButtons ? gestureFor(wanted) : wanted
    if (governor.isRunning) {
      handleGesture(gesture, now)
      playback.forgetNextDuty()
    } else requestAfterCheck(gesture)
  }
  finish()
}

/** Turns the motor off and shows fault `number`, after an error outside the core. */
export function fail(number: number, now: number): void {
  time.setNow(now)
  // The error may come from reading a sensor: read again only at the next press.
  needsCheck = false
  requested = button.NO_GESTURE
  session.endByFault(number)
  finish()
}

/** Notes that the duty, the first after a 0, reached the motor pin at `now`. */
export function noteMotorOn(now: number): void {
  time.setNow(now)
  playback.noteMotorOn()
  schedule()
}

/**
 * Prepares for the start of a session that a long press is about to ask for. Answers with the line to store: that of a
 * session, if one may start.
 */
export function prepareStart(): string {
  if (governor.findStopReason(time.now) !== governor.ALLOWED) return takeSettings()
  session.prepareProgram()
  const open = saved[settings.OPEN_FIELD]!
  journal.openRecord(device.today)
  const line = takeSettings()
  saved[settings.OPEN_FIELD] = open
  return line
}

/** Answers with the line to store. From then on nothing is unsaved. */
export function takeSettings(): string {
  settings.setUnsaved(false)
  saved[settings.DAY_FIELD] = governor.dayNumber
  saved[settings.USED_MS_FIELD] = governor.usedMs
  saved[settings.HAND_HZ2S_FIELD] = Math.floor(governor.handHz2s)
  saved[settings.EARLIER_HZ2S_FIELD] = Math.floor(governor.earlierHz2s)
  return settings.toLine()
}
