// The massager: its states, and one table of what the button does in each of them. It is told what happened
// and when, and answers with what to drive and when to be woken. It knows no engine and no pin.

import * as button from './button.ts'
import * as stage from './device-state.ts'
import {
  at,
  change,
  enter,
  enterResting,
  fault,
  NOTICE_GROUPS,
  plugged,
  say,
  showCharge,
  showFault,
  showLocked,
  state,
  today,
} from './device-state.ts'
import * as light from './light.ts'
import { REST_MS, SERVICE_MS, SESSION_MAX_MS } from './limits.ts'
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
import { NEVER } from './time.ts'

export { changed, fault, measure, state } from './device-state.ts'
export * from './faults.ts'
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
export let lit: number
/** When to call wake(), in ms, or NEVER. */
export let wakeAt: number
/** When the motor will be off if nothing happens before, by a long press or a limit, in ms, or NEVER. */
export let offAt: number
/** Number of the plan by which governor.waveDuties are to be stepped through; 0 if by none. */
export let waving: number
let found: number
let asked: number
/** Waves planned since power-up. */
let plans: number
let pressedAt: number
let serviceUntil: number
/** Its light: long blinks, or even ones once the motor is calibrated. */
let servicePaceMs: number

function lock(): void {
  saved[settings.LOCKED_FIELD] = 1
  change(true)
  enterResting()
  showLocked()
}

function unlock(): void {
  saved[settings.LOCKED_FIELD] = 0
  change(true)
  enterResting()
  say(2, light.LONG_BLINK_MS)
}

/** How it stands with today's session; and the plan begins if there is none. */
function showPlan(): void {
  if (plan.today() === plan.NO_PLAN) {
    plan.begin()
    change(true)
  }
  light.wink(plan.today(), at)
}

/** The desk mode begins, with a nudge every so many minutes; or without them, ends if it is on. */
function deskMode(minutes?: number): void {
  const on = minutes || desk.nudgeAt === NEVER
  if (on) desk.begin(minutes || desk.NUDGE_MIN, at)
  else desk.wait(NEVER)
  say(on ? DESK_ON_BLINKS : DESK_OFF_BLINKS, light.EVEN_MS)
}

/**
 * What a gesture does in service and while calibrating, and how one gets there: for makers, and so apart from the owner's
 * table. It is one function, for each costs a board six variables.
 */
function attend(gesture: number): void {
  servicePaceMs = light.LONG_BLINK_MS
  if (state === SERVICE) {
    if (gesture === button.LONG) {
      enterResting()
      if (fault) enter(FAULT) // What was wrong still is.
    } else if (gesture === button.PRESS_3 && !plugged && governor.objection(at) === governor.ALLOWED) {
      governor.begin(0, 0, at)
      enter(CALIBRATING)
      calibration.creep(true, calibration.FROM_MV, at)
    }
    return
  }
  if (state === CALIBRATING && gesture === button.PRESS_1) {
    const mv = calibration.mvAt(pressedAt)
    if (calibration.rising) {
      saved[settings.START_MV_FIELD] = mv
      calibration.creep(false, mv, at)
      say(1, light.QUICK_MS)
      return
    }
    saved[settings.DROP_OUT_MV_FIELD] = mv
    servicePaceMs = light.EVEN_MS
  }
  session.endSession()
  enter(SERVICE)
  serviceUntil = at + SERVICE_MS
  say(1, servicePaceMs)
}

/** The gesture that another button stands for. */
function meant(wanted: number): number {
  if (state !== RUNNING) return wanted
  // One step up from two down.
  if (wanted === ASK_SOFTER) session.softer()
  return wanted === ASK_SOFTER || (wanted === ASK_STRONGER && strength < settings.MAX_STRENGTH)
    ? button.PRESS_2
    : wanted
}

/** What a gesture, another button or a host asks for. */
function act(wanted: number, pressed: number): void {
  const gesture = state === RUNNING && wanted === ASK_OFF ? button.LONG : wanted
  pressedAt = pressed
  if (gesture === button.PRESS_1 && at < desk.answerUntil && (state === OFF || session.nudging)) session.takeBreak()
  else if (gesture === ASK_PLAN) {
    saved[settings.PLAN_FIELD] = plan.NO_PLAN
    showPlan()
  } else if (gesture >= ASK_DESK + desk.NUDGE_LEAST_MIN && gesture <= ASK_DESK + desk.NUDGE_MOST_MIN)
    deskMode(gesture - ASK_DESK)
  else if (state >= SERVICE || (gesture === button.PRESS_5 && state !== RUNNING)) attend(gesture)
  // A host may ask for anything.
  else {
    const handle = table[state]![gesture]
    if (handle) handle()
  }
}

function clearFault(): void {
  // A sensor that still reads nonsense keeps the fault; the press that got here had it read afresh.
  if (found > governor.SENSORS_WARN) showFault()
  else {
    stage.breaks(0)
    enterResting()
  }
}

// What the button does in each state; "none" is the design's dash. A refused start stays off.
// biome-ignore format: it is a table
const table = [
  //              long          one press    two        three   four
  /* off      */ [session.start, showCharge,  showPlan,  lock,   deskMode],
  /* running  */ [session.turnOff,  session.nextProgram, session.stronger, session.mark, session.nextSpot],
  /* locked   */ [showLocked,   showLocked,  undefined, unlock],
  /* charging */ [stage.showCharging, showCharge],
  /* fault    */ [clearFault,   showFault],
]

/** The steps of a ramp, and of a wave whose periods are all alike, are planned once, and then cost no wake-ups. */
function planSteps(): void {
  const ahead = player.stepsAhead()
  for (let i = 0; i < ahead; i++) governor.noteStep(i, atStrength(player.waveLevel(player.step + 1 + i), strength))
  if (governor.wave(ahead, player.waveMs, at)) {
    plans++
    player.leaveSteps()
  } else player.keepSteps()
}

/** What a session does at this time. */
function run(): void {
  if (at >= governor.limitAt) session.cutOff(governor.objection(at))
  else if (at >= spots.enoughAt) session.goOn()
  else if (at >= player.nextAt) {
    governor.leaveWave(at)
    player.poll(at)
    asked = atStrength(player.level, strength)
    if (!player.playing) session.goOn()
  }
  // Steps that were planned go on by themselves, and so does the duty that they began with.
  if (governor.waveSteps) return
  duty = governor.drive(asked, at)
  if (player.waveSteps > 0 && player.onStep && governor.moveAt === NEVER) planSteps()
}

/** What calibrating does at this time. */
function creep(): void {
  const mv = calibration.mvAt(at)
  duty = governor.creep(mv)
  // A limit; or nobody pressed, all the way up or all the way down.
  if (at < governor.limitAt && mv <= calibration.UP_TO_MV && duty >= 0) return
  attend(button.LONG)
  duty = 0
}

/** The time asked for has come: does what is due at `now`, and answers. */
export function wake(now: number): void {
  stage.reach(now)
  while (now >= button.nextAt) {
    const gesture = button.poll(now)
    if (gesture === button.STUCK) {
      if (governor.running) session.release()
    } else if (gesture !== button.NO_GESTURE) act(gesture, button.heldSince)
  }
  if (now >= desk.nudgeAt) session.nudge()
  if (state === RUNNING) run()
  else if (state === CALIBRATING) creep()
  else duty = 0
  light.poll(now)
  if (state === SERVICE) {
    if (now >= serviceUntil) attend(button.LONG)
    else if (light.nextAt === NEVER) say(1, servicePaceMs)
    light.poll(now)
  }
  lit = light.level
  wakeAt = Math.min(
    button.nextAt,
    player.nextAt,
    governor.limitAt,
    governor.moveAt,
    light.nextAt,
    desk.nudgeAt,
    spots.enoughAt,
  )
  if (state === CALIBRATING) wakeAt = Math.min(wakeAt, now + calibration.STEP_MS)
  offAt = governor.running && button.holding() ? Math.min(button.nextAt, governor.limitAt) : governor.limitAt
  waving = governor.waveSteps ? plans : 0
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
  stage.reset()
  session.reset(rotation)
  asked = plans = waving = 0
  found = governor.SENSORS_FINE
  if (cut >= 0) {
    change(true)
    journal.close(journal.BY_POWER_CUT, session.program, saved[settings.STRENGTH_FIELD]!)
  }
  enterResting()
  if (saved[0] === 0) {
    saved[0] = settings.SETTINGS_VERSION
    change(true)
    light.wink(light.WINKS_LOST, 0)
  }
  wake(0)
}

/** The button's pin changed: 1 closed, 0 open. Bounces are welcome. */
export function buttonEdge(closed: number, now: number): void {
  // Deadlines up to now come before the edge that happens now.
  wake(now)
  button.edge(closed, now)
  if (closed && !governor.running) stage.askSensors(true)
  wake(now)
}

/** Readings: mV, °C (ABSENT without a sensor), charger 0 or 1, day number or 0 if unknown. */
export function sense(millivolts: number, celsius: number, charging: number, day: number, now: number): void {
  stage.reach(now)
  stage.askSensors(false)
  stage.measured(millivolts)
  found = governor.sense(millivolts, celsius, charging, day, now)
  saved[settings.DAYS_FIELD]! += governor.newDays
  // Where no calendar ever was, a day begins with the power.
  if (governor.newDays > 0 || today + governor.dayNumber < 0) spots.newDay()
  if (today < 0) {
    if (day === 0) plan.assume()
    light.wink(plan.today(), now)
  }
  stage.date(day)
  if (charging !== plugged) {
    stage.plug(charging)
    // A fault outlasts the charger; without one, the charger ends everything.
    if (state !== FAULT && state !== SERVICE) {
      if (charging) session.plugIn()
      else enterResting()
    }
  }
  if (found > governor.SENSORS_WARN) session.failWith(found)
  else if (found === governor.SENSORS_WARN) say(NOTICE_GROUPS, light.QUICK_MS)
  // Softer or not, a wave that was planned is no longer what there is to play.
  if (waving && governor.waveSteps === 0) player.again(now)
  wake(now)
}

/** The charger came or went, or a reading is not quiet any more: look. */
export function look(now: number): void {
  stage.askSensors(true)
  wake(now)
}

/** A host, or another button of a board that has some, asks for what a gesture does, one of button.PRESS_… or LONG, or for one of ASK_…. */
export function ask(gesture: number, now: number, hasMoreButtons?: boolean): void {
  wake(now)
  act(hasMoreButtons ? meant(gesture) : gesture, now)
  wake(now)
}

/** Something broke outside: off, and show `number`. */
export function fail(number: number, now: number): void {
  stage.reach(now)
  // It may be a sensor that broke: it is asked again only at the next press.
  stage.askSensors(false)
  session.failWith(number)
  wake(now)
}

/** What is to be stored is being stored. */
export function saving(): void {
  change(false)
}

/** The line to store. */
export function takeSettings(): string {
  change(false)
  saved[settings.DAY_FIELD] = governor.dayNumber
  saved[settings.USED_MS_FIELD] = governor.usedMs
  saved[settings.HAND_HZ2S_FIELD] = Math.floor(governor.handHz2s)
  return settings.line()
}
