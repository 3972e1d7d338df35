// The massager as a whole: the board's HAL tells it what happened and when. It answers with what to drive and when to
// wake it. It knows no engine and no pin.

import * as button from './button.ts'
import * as device from './device-state.ts'
import { enterIdle, state } from './device-state.ts'
import { gestureFor, handleGesture } from './gestures.ts'
import * as light from './light.ts'
import { REST_MS, SESSION_MAX_MS } from './limits.ts'
import * as pairing from './link/pairing.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as current from './motor/current.ts'
import * as governor from './motor/governor.ts'
import { duty } from './motor/governor.ts'
import type { MotorProfile } from './motor/profile.ts'
import * as playback from './playback.ts'
import { driveAt } from './playback.ts'
import * as player from './program/player.ts'
import * as desk from './routine/desk.ts'
import * as spots from './routine/spots.ts'
import * as sensorCheck from './sensor-check.ts'
import * as service from './service.ts'
import * as session from './session.ts'
import { FLICKER, LOST, THRICE } from './signals.ts'
import { OFF, RUNNING, SERVICE } from './states.ts'
import * as time from './time.ts'
import { NEVER } from './time.ts'

export { fault, state } from './device-state.ts'
export * from './faults.ts'
export { level as lightLevel } from './light.ts'
export { isUnsaved } from './memory/settings.ts'
export { duty, stepPlanId } from './motor/governor.ts'
export { nextDuty, nextDutyAt } from './playback.ts'
export { checkReadings } from './sensor-check.ts'
export { program, strength } from './session.ts'
export * from './states.ts'
export { prepareStart, takeSettings } from './stored-line.ts'

/**
 * Nothing else begins this shortly before a change of the motor, so that no pass is in its way: the longest pass takes
 * half of it on a fast board, and all of it on a slow one (docs/contributor/cost.md).
 */
export const QUIET_MS = 40

/** In place of a gesture: a nudge is due. */
const NUDGE = -2
const MAX_JOBS = 20 // more are never due at once, and a pass must end whatever happens

// The core's answers, valid after every call: also `duty`, `lightLevel` and `stepPlanId` above.

/** When to call wake(), in ms, or NEVER. */
export let wakeAt: number
/** When the motor changes next, in ms, or NEVER. */
export let motorAt: number
/** When a long press or a limit turns the motor off, in ms, or NEVER. */
export let offAt: number
/** From here to offAt nothing begins, so that the motor is off in time: the board only drives nextDuty. In ms, or NEVER. */
export let quietFrom: number
/** Whether the board must read its sensors now, and answer with checkReadings() and handleReadings(). */
export let needsCheck: boolean
/** What to do after that check: a gesture, a request, NUDGE or NO_GESTURE; if the button was pressed, and in which state. */
let requested: number
let isPressed: boolean
let requestedIn: number
/** Edges of the button may be on the way: nothing is decided about its presses. */
let isButtonUnsure: boolean
/** When something is due but the button, in ms, or NEVER. */
let workAt: number

/** Does at `at` what was requested. */
function handleRequested(at: number): void {
  const gesture = requested
  requested = button.NO_GESTURE
  // That state may be over by now. And while the button is stuck, nothing starts that it could not stop.
  if (state !== requestedIn || (button.rawLevel && button.nextAt === NEVER)) return
  if (gesture === NUDGE) session.startNudge()
  else if (!(pairing.isBuilt && pairing.takeRequest(gesture, isPressed))) {
    handleGesture(gesture, at)
    if (isPressed) button.acceptPresses(time.now)
    playback.forgetNextDuty()
  }
}

/** Nothing moves on old readings: unless they are as new as the press, the sensors are read first. */
function request(gesture: number, isByPress: boolean, at: number): void {
  requested = gesture
  isPressed = isByPress
  requestedIn = state
  if (governor.isRunning || (isByPress && sensorCheck.checkedAt > at)) handleRequested(at)
  else needsCheck = true
}

function pollButton(until: number): void {
  const gesture = button.poll(until)
  if (gesture === button.STUCK) {
    if (governor.isRunning) session.endByStuckButton()
  } else if (gesture !== button.NO_GESTURE) request(gesture, true, button.pressedAt)
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
  else if (now >= button.nextAt && !isButtonUnsure) pollButton(now)
  else if (now >= light.nextAt) light.poll(now)
  else if (now >= desk.nudgeAt) {
    desk.scheduleNudge(now)
    // A gesture that waits for the sensors comes first.
    if (state === OFF && requested === button.NO_GESTURE) request(NUDGE, false, now)
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
  motorAt = Math.min(offAt, spots.leaveAt, driveAt, player.nextAt)
  workAt = Math.min(
    motorAt,
    light.nextAt,
    desk.nudgeAt,
    state >= SERVICE ? service.nextAt() : playback.canPrepare() ? time.now : NEVER,
  )
  quietFrom = duty > 0 ? offAt - QUIET_MS : NEVER
  wakeAt =
    time.now > quietFrom
      ? Math.min(offAt, playback.nextDutyAt)
      : duty > 0 && motorAt - time.now < QUIET_MS
        ? motorAt
        : Math.min(workAt, button.nextAt)
}

/**
 * Does what is due: everything while the motor is off, but nothing more while it is on, or is not off yet. Then each
 * thing has a pass of its own, so that no pass is long, and what must turn the motor off is never far behind.
 */
function finish(): void {
  let left = quietFrom < NEVER ? 0 : MAX_JOBS // the board has still to turn the motor off, if the duty is 0 now
  for (schedule(); left > 0 && duty === 0 && time.now >= (isButtonUnsure ? workAt : wakeAt); left--) {
    doNext()
    // Else noteMotorOn() does that, once the motor is on, which need not wait for it: times are valid only then.
    if (duty === 0) schedule()
  }
  if (!needsCheck) light.noteShown() // else the board reads its sensors before it shows this
}

/**
 * Does what is due at `now`: one thing while the motor is on. Called when wakeAt has come, or a little early. Presses are
 * decided on only if the pin of the button is as its last edge said (`isButtonSure`).
 */
export function wake(now: number, isButtonSure?: boolean): void {
  time.setNow(now)
  isButtonUnsure = !isButtonSure
  if (now >= wakeAt) {
    const isDriven = now >= playback.nextDutyAt
    if (isDriven) playback.noteNextDuty()
    // After a kick the motor follows in a pass of its own, because nothing of that is worked out yet.
    if (now >= offAt || (now <= quietFrom && !(isDriven && governor.kickUntil < NEVER))) doNext()
    finish()
  }
  isButtonUnsure = true
}

/**
 * Starts the core. `rotation` is the compiled programs, and the break is the one at `breakIndex`; `stored` is the line
 * that takeSettings() gave before, '' if it was lost, or undefined on a new device.
 */
export function powerUp(
  rotation: readonly string[],
  breakIndex: number,
  motor: MotorProfile,
  stored: string | undefined,
): void {
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
  session.reset(rotation, breakIndex)
  playback.reset()
  isButtonUnsure = needsCheck = true
  sensorCheck.reset()
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
    light.queue(FLICKER + LOST + THRICE, 0)
  }
  finish()
}

/** Takes an edge of the button's pin at the time `at`: 1 closed, 0 open. Bounces may be included. */
export function handleEdge(closed: number, at: number, now: number): void {
  time.setNow(now)
  // A gesture that was complete by then comes before this edge.
  while (at >= button.nextAt) pollButton(at)
  button.noteEdge(closed, at)
  // More edges may wait that happened before now, so nothing is decided before the next wake-up.
  schedule()
}

/** Something is due, but the pin is not as its last edge said: waits once for an edge on the way, which else was lost. */
export function awaitEdge(now: number): void {
  if (button.isAwaitingEdge) button.noteLostEdge(now)
  else button.awaitEdge(now)
  schedule()
}

/** Takes a reading of the current in mA, when load.senseAt has come. Answers whether the motor must be off now. */
export function noteCurrent(ma: number, now: number): boolean {
  time.setNow(now)
  const change = playback.followCurrent(ma)
  if (change === current.SUPPLY_UNSURE) needsCheck = true
  if (change > current.FINE) schedule()
  return now >= offAt
}

/** Does what readings ask for that checkReadings() has checked: mV, charger 0 or 1, day. */
export function handleReadings(millivolts: number, charging: number, day: number): void {
  needsCheck = false
  sensorCheck.handleReadings(millivolts, charging, day)
  if (requested !== button.NO_GESTURE) handleRequested(time.now)
  finish()
}

/** Asks for a sensor check: the charger was plugged in or out, or a reading changed. */
export function checkSensors(now: number): void {
  needsCheck = true
  time.setNow(now)
}

/**
 * Takes a request of a host or an extra button: a gesture, one of button.PRESS_… or LONG, or one of ASK_…. Ignores
 * everything else.
 */
export function handleRequest(wanted: number, now: number, hasMoreButtons?: boolean): void {
  time.setNow(now)
  if (wanted >= 0) request(hasMoreButtons ? gestureFor(wanted) : wanted, false, now)
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
