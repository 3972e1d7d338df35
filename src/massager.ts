// The massager: its states, and one table of what the button does in each of them. It is told what happened
// and when, and answers with what to drive and when to be woken. It knows no engine and no pin.

import * as button from './button.ts'
import * as device from './device-state.ts'
import { blink, enterIdle, NOTICE_REPEATS, showCharge, showFault, showLocked, state } from './device-state.ts'
import * as light from './light.ts'
import { REST_MS, SESSION_MAX_MS } from './limits.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as calibration from './motor/calibration.ts'
import * as governor from './motor/governor.ts'
import type { MotorProfile } from './motor/profile.ts'
import * as player from './program/player.ts'
import { atStrength } from './program/strength.ts'
import * as desk from './routine/desk.ts'
import * as plan from './routine/plan.ts'
import * as spots from './routine/spots.ts'
import * as service from './service.ts'
import * as session from './session.ts'
import { strength } from './session.ts'
import {
  ASK_DESK,
  ASK_OFF,
  ASK_PLAN,
  ASK_SOFTER,
  ASK_STRONGER,
  CALIBRATING,
  FAULT,
  OFF,
  RUNNING,
  SERVICE,
} from './states.ts'
import * as time from './time.ts'
import { NEVER } from './time.ts'

export { fault, state } from './device-state.ts'
export * from './faults.ts'
export { isUnsaved } from './memory/settings.ts'
// For screens and tests.
export { program, strength } from './session.ts'
export * from './states.ts'

/** Even blinks when the desk mode begins, and when it ends. */
const DESK_ON_BLINKS = 3
const DESK_OFF_BLINKS = 2

// What the core answers, after every call.

/** Duty for the motor pin, 0..1000. */
export let duty: number
/** Light, 0..1000. */
export let lightLevel: number
/** When to call wake(), in ms, or NEVER. */
export let wakeAt: number
/** When the motor will be off if nothing happens before, by a long press or a limit, in ms, or NEVER. */
export let offAt: number
/** Number of the plan by which governor.waveDuties are to be stepped through; 0 if by none. */
export let stepPlanId: number
let checkResult: number
let wantedLevel: number
/** Waves planned since power-up. */
let planCount: number
/** Whether the board is to read its sensors now, and answer with sense(). */
export let needsCheck: boolean

function lockDevice(): void {
  saved[settings.LOCKED_FIELD] = 1
  settings.setUnsaved(true)
  enterIdle()
  showLocked()
}

function unlockDevice(): void {
  saved[settings.LOCKED_FIELD] = 0
  settings.setUnsaved(true)
  enterIdle()
  blink(2, light.LONG_BLINK_MS)
}

/** How it stands with today's session; and the plan begins if there is none. */
function showPlanStatus(): void {
  if (plan.statusToday() === plan.NO_PLAN) {
    plan.beginPlan()
    settings.setUnsaved(true)
  }
  light.wink(plan.statusToday(), time.now)
}

/** The desk mode begins, with a nudge every so many minutes; or without them, ends if it is on. */
function toggleDeskMode(minutes?: number): void {
  const on = minutes || desk.nudgeAt === NEVER
  if (on) desk.begin(minutes || desk.NUDGE_MINUTES, time.now)
  else desk.scheduleNudge(NEVER)
  blink(on ? DESK_ON_BLINKS : DESK_OFF_BLINKS, light.EVEN_MS)
}

/** The gesture that another button stands for. */
function gestureFor(wanted: number): number {
  if (state !== RUNNING) return wanted
  // One step up from two down.
  if (wanted === ASK_SOFTER) session.makeSofter()
  return wanted === ASK_SOFTER || (wanted === ASK_STRONGER && strength < settings.MAX_STRENGTH)
    ? button.PRESS_2
    : wanted
}

/** What a gesture, another button or a host asks for. */
function handleGesture(wanted: number, pressedAt: number): void {
  const gesture = state === RUNNING && wanted === ASK_OFF ? button.LONG : wanted
  if (gesture === button.PRESS_1 && time.now < desk.answerUntil && (state === OFF || session.isNudge))
    session.takeBreak()
  else if (gesture === ASK_PLAN) {
    saved[settings.PLAN_FIELD] = plan.NO_PLAN
    showPlanStatus()
  } else if (gesture >= ASK_DESK + desk.NUDGE_MIN_MINUTES && gesture <= ASK_DESK + desk.NUDGE_MAX_MINUTES)
    toggleDeskMode(gesture - ASK_DESK)
  else if (state >= SERVICE || (gesture === button.PRESS_5 && state !== RUNNING))
    service.handleGesture(gesture, pressedAt)
  // A host may ask for anything.
  else {
    const handle = GESTURE_TABLE[state]![gesture]
    if (handle) handle()
  }
}

function clearFault(): void {
  // A sensor that still reads nonsense keeps the fault; the press that got here had it read afresh.
  if (checkResult > governor.SENSORS_WARN) showFault()
  else device.clearFault()
}

// What the button does in each state; "none" is the design's dash. A refused start stays off.
// biome-ignore format: it is a table
const GESTURE_TABLE = [
  //              long                  one press            two                three             four
  /* off      */ [session.startSession, showCharge,          showPlanStatus,    lockDevice,       toggleDeskMode],
  /* running  */ [session.turnOff,      session.nextProgram, session.makeStronger, session.markSpot, session.nextSpot],
  /* locked   */ [showLocked,           showLocked,          undefined,         unlockDevice],
  /* charging */ [device.showCharging,  showCharge],
  /* fault    */ [clearFault,           showFault],
]

/** The steps of a ramp, and of a wave whose periods are all alike, are planned once, and then cost no wake-ups. */
function planNextSteps(): void {
  const ahead = player.countStepsAhead()
  for (let i = 0; i < ahead; i++) governor.addPlanStep(i, atStrength(player.levelOfStep(player.step + 1 + i), strength))
  if (governor.makeStepPlan(ahead, player.planStepMs, time.now)) {
    planCount++
    player.noteStepsPlanned()
  } else player.notePlanRefused()
}

/** What a session does at this time. */
function runSession(): void {
  if (time.now >= governor.limitAt) session.endByLimit(governor.findStopReason(time.now))
  else if (time.now >= spots.leaveAt) session.advance()
  else if (time.now >= player.nextAt) {
    governor.dropStepPlan(time.now)
    player.poll(time.now)
    wantedLevel = atStrength(player.level, strength)
    if (!player.isPlaying) session.advance()
  }
  // Steps that were planned go on by themselves, and so does the duty that they began with.
  if (governor.planSteps) return
  duty = governor.drive(wantedLevel, time.now)
  if (player.planSteps > 0 && player.isAtStepStart && governor.moveAt === NEVER) planNextSteps()
}

/** The time asked for has come: does what is due at `now`, and answers. */
export function wake(now: number): void {
  time.setNow(now)
  while (now >= button.nextAt) {
    const gesture = button.poll(now)
    if (gesture === button.STUCK) {
      if (governor.isRunning) session.endByStuckButton()
    } else if (gesture !== button.NO_GESTURE) handleGesture(gesture, button.pressedAt)
  }
  if (now >= desk.nudgeAt) {
    if (state === OFF) needsCheck = true
    session.startNudge()
  }
  if (state === RUNNING) runSession()
  else if (state === CALIBRATING) duty = service.runCalibration()
  else duty = 0
  light.poll(now)
  if (state === SERVICE) {
    service.runService()
    light.poll(now)
  }
  lightLevel = light.level
  wakeAt = Math.min(
    button.nextAt,
    player.nextAt,
    governor.limitAt,
    governor.moveAt,
    light.nextAt,
    desk.nudgeAt,
    spots.leaveAt,
  )
  if (state === CALIBRATING) wakeAt = Math.min(wakeAt, now + calibration.STEP_MS)
  offAt = governor.isRunning && button.isHeld() ? Math.min(button.nextAt, governor.limitAt) : governor.limitAt
  stepPlanId = governor.planSteps ? planCount : 0
}

/** Power-up. `rotation` is compiled; `stored` is what takeSettings() gave before, or undefined. */
export function powerUp(rotation: readonly string[], motor: MotorProfile, stored: string | undefined): void {
  settings.load(stored)
  const cut = saved[settings.OPEN_FIELD]! - settings.OPEN
  button.reset()
  light.reset()
  player.stop()
  spots.reset()
  journal.reset()
  desk.reset()
  // How long it ran is not known: no shorter than it could have.
  if (cut >= 0) saved[settings.USED_MS_FIELD]! += SESSION_MAX_MS
  governor.reset(
    motor,
    saved[settings.DAY_FIELD]!,
    saved[settings.USED_MS_FIELD]!,
    saved[settings.HAND_HZ2S_FIELD]!,
    saved[settings.OPEN_FIELD]! > 0 ? REST_MS : 0,
  )
  time.setNow(0)
  device.reset()
  session.reset(rotation)
  wantedLevel = planCount = stepPlanId = 0
  needsCheck = true
  checkResult = governor.SENSORS_FINE
  if (cut >= 0) {
    settings.setUnsaved(true)
    journal.closeRecord(journal.BY_POWER_CUT, session.program, saved[settings.STRENGTH_FIELD]!)
  }
  enterIdle()
  if (saved[0] === 0) {
    saved[0] = settings.SETTINGS_VERSION
    settings.setUnsaved(true)
    light.wink(light.WINKS_LOST, 0)
  }
  wake(0)
}

/** The button's pin changed: 1 closed, 0 open. Bounces are welcome. */
export function handleEdge(closed: number, now: number): void {
  // Deadlines up to now come before the edge that happens now.
  wake(now)
  button.noteEdge(closed, now)
  if (closed && !governor.isRunning) needsCheck = true
  wake(now)
}

/** Readings: mV, °C (ABSENT without a sensor), charger 0 or 1, day number or 0 if unknown. */
export function handleReadings(millivolts: number, celsius: number, charging: number, day: number, now: number): void {
  time.setNow(now)
  needsCheck = false
  checkResult = governor.checkReadings(millivolts, celsius, charging, day, now)
  saved[settings.DAYS_FIELD]! += governor.newDays
  // Where no calendar ever was, a day begins with the power.
  if (governor.newDays > 0 || device.today + governor.dayNumber < 0) spots.startDay()
  if (device.today < 0) {
    if (day === 0) plan.assumeSessionDue()
    light.wink(plan.statusToday(), now)
  }
  const isPlugMoved = charging !== device.charging
  device.noteReadings(millivolts, charging, day)
  // A fault outlasts the charger; without one, the charger ends everything.
  if (isPlugMoved && state !== FAULT && state !== SERVICE) {
    if (charging) session.endByCharger()
    else enterIdle()
  }
  if (checkResult > governor.SENSORS_WARN) session.endByFault(checkResult)
  else if (checkResult === governor.SENSORS_WARN) blink(NOTICE_REPEATS, light.QUICK_MS)
  // Softer or not, a wave that was planned is no longer what there is to play.
  if (stepPlanId && governor.planSteps === 0) player.pollAt(now)
  wake(now)
}

/** The charger came or went, or a reading is not quiet any more: look. */
export function checkSensors(now: number): void {
  needsCheck = true
  wake(now)
}

/** A host, or another button of a board that has some, asks for what a gesture does, one of button.PRESS_… or LONG, or for one of ASK_…. */
export function request(gesture: number, now: number, hasMoreButtons?: boolean): void {
  wake(now)
  handleGesture(hasMoreButtons ? gestureFor(gesture) : gesture, now)
  wake(now)
}

/** Something broke outside: off, and show `number`. */
export function fail(number: number, now: number): void {
  time.setNow(now)
  // It may be a sensor that broke: it is asked again only at the next press.
  needsCheck = false
  session.endByFault(number)
  wake(now)
}

/** The line to store. */
export function takeSettings(): string {
  settings.setUnsaved(false)
  saved[settings.DAY_FIELD] = governor.dayNumber
  saved[settings.USED_MS_FIELD] = governor.usedMs
  saved[settings.HAND_HZ2S_FIELD] = Math.floor(governor.handHz2s)
  return settings.toLine()
}
