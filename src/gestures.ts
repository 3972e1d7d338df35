// What the button does in each state: one table, and the gestures that are handled before it.

import * as button from './button.ts'
import * as device from './device-state.ts'
import { enterIdle, show, showCharge, showCharging, showFault, showLocked, state } from './device-state.ts'
import * as light from './light.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import * as desk from './routine/desk.ts'
import * as plan from './routine/plan.ts'
import * as service from './service.ts'
import * as session from './session.ts'
import { goToNextSpot, makeStronger, markSpot, playNextProgram, startSession, strength, turnOff } from './session.ts'
import { DESK_OFF, DESK_ON, DIPS, LONG, UNLOCKED } from './signals.ts'
import { ASK_DESK, ASK_OFF, ASK_PLAN, ASK_SOFTER, ASK_STRONGER, OFF, RUNNING, SERVICE } from './states.ts'
import { NEVER, now } from './time.ts'

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
  show(LONG + UNLOCKED)
}

/** Shows the status of today's session. Begins the plan if there is none. */
function showPlanStatus(): void {
  if (plan.statusToday() === plan.NO_PLAN) {
    plan.beginPlan()
    settings.setUnsaved(true)
  }
  light.queue(DIPS + plan.statusToday(), now)
}

/** Begins the desk mode with a nudge every `minutes`. Without `minutes`, ends it if it is on. */
function toggleDeskMode(minutes?: number): void {
  const isOn = minutes || desk.nudgeAt === NEVER
  if (isOn) desk.begin(minutes || desk.NUDGE_MINUTES, now)
  else desk.scheduleNudge(NEVER)
  show(LONG + (isOn ? DESK_ON : DESK_OFF))
}

/** The gesture for a request of an extra button. */
export function gestureFor(request: number): number {
  if (state !== RUNNING) return request
  // Two steps softer, and the gesture for one stronger.
  if (request === ASK_SOFTER) session.makeSofter()
  return request === ASK_SOFTER || (request === ASK_STRONGER && strength < settings.MAX_STRENGTH)
    ? button.PRESS_2
    : request
}

/** Does what a gesture, an extra button or a host asks for. */
export function handleGesture(request: number, pressedAt: number): void {
  const gesture = state === RUNNING && request === ASK_OFF ? button.LONG : request
  if (gesture === button.PRESS_1 && now < desk.answerUntil && (state === OFF || session.isNudge)) session.takeBreak()
  else if (gesture === ASK_PLAN) {
    saved[settings.PLAN_FIELD] = plan.NO_PLAN
    showPlanStatus()
  } else if (gesture >= ASK_DESK + desk.NUDGE_MIN_MINUTES && gesture <= ASK_DESK + desk.NUDGE_MAX_MINUTES)
    toggleDeskMode(gesture - ASK_DESK)
  else if (state >= SERVICE || (gesture === button.PRESS_5 && state === OFF)) service.handleGesture(gesture, pressedAt)
  // A host may send any number.
  else {
    const handle = GESTURE_TABLE[state]![gesture]
    if (handle) handle()
  }
}

function clearFault(): void {
  // This press had the sensors read again. If one still reads nonsense, the fault stays.
  if (device.checkResult > governor.SENSORS_FINE) showFault()
  else {
    device.clearFault()
    showCharge()
  }
}

// What the button does in each state. A start that is refused stays off. gesture-words.ts has the words.
// biome-ignore format: it is a table
export const GESTURE_TABLE = [
  //              long          one press        two             three         four
  /* off      */ [startSession, showCharge,      showPlanStatus, lockDevice,   toggleDeskMode],
  /* running  */ [turnOff,      playNextProgram, makeStronger,   markSpot,     goToNextSpot],
  /* locked   */ [showLocked,   showLocked,      undefined,      unlockDevice],
  /* charging */ [showCharging, showCharge],
  /* fault    */ [clearFault,   showFault],
]
