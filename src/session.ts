// A session from its start to its end: what plays and how strong, at which spot, as what the owner asked for; and the
// nudges of the desk mode, which are none.

import * as button from './button.ts'
import {
  askSensors,
  at,
  breaks,
  change,
  enter,
  enterResting,
  NOTICE_GROUPS,
  say,
  showCharge,
  showFault,
  state,
  today,
} from './device-state.ts'
import { FAULT_PROGRAM } from './faults.ts'
import * as light from './light.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import { CHECKED_FROM, numberAt, ON_SPOT, PLAYABLE, TICK_GAP_MS, TICK_MS, TIME_BYTES } from './program/format.ts'
import * as player from './program/player.ts'
import * as desk from './routine/desk.ts'
import * as spots from './routine/spots.ts'
import { FAULT, OFF, RUNNING } from './states.ts'
import { NEVER } from './time.ts'

/** Ticks that say: go to the next spot. */
const MOVE_TICKS = 2
/** How long a nudge takes. */
const NUDGE_MS = TICK_GAP_MS + desk.NUDGE_TICKS * (TICK_MS + TICK_GAP_MS)

/** The owner's program, by its place in the rotation, and the strength. */
export let program: number
export let strength: number
/** The rotation. */
let programs: readonly string[]
/** Of it, what plays: the owner's program, or the break. */
let played: number
/** What runs is no session, but a nudge of the desk mode. */
export let nudging: boolean
/** How the session ends, one of journal.BY_… or governor.STOP_…. */
let ending: number

/** As after power-up, with this rotation. */
export function reset(rotation: readonly string[]): void {
  programs = rotation
  played = program = saved[settings.PROGRAM_FIELD]! % programs.length
  // The first start after power-up is one strength lower; what is stored stays.
  strength = Math.max(1, saved[settings.STRENGTH_FIELD]! - 1)
  nudging = false
}

export function endSession(): void {
  if (!governor.running) return
  player.stop()
  governor.end(at)
  button.spend(at)
  if (state === RUNNING && !nudging) {
    journal.close(ending, played, strength)
    strength = saved[settings.STRENGTH_FIELD]!
    if (desk.nudgeAt < NEVER) desk.wait(at)
  }
  if (!nudging) change(true)
  nudging = false
  spots.move(spots.NO_SPOT, at)
}

/** Plays at spot `spot`, if it is for one spot at a time. */
export function play(ticks: number | undefined, spot: number): void {
  const bytes = programs[played]!
  spots.move(numberAt(bytes, CHECKED_FROM, TIME_BYTES) >= ON_SPOT ? spot : spots.NO_SPOT, at)
  if (player.start(bytes, ticks, at) !== PLAYABLE) failWith(FAULT_PROGRAM)
}

/**
 * Starts the owner's program, or program `which` of the rotation if that is not the first; after so many ticks it is a
 * nudge, which nobody asked for: it says nothing if it may not be, and is not stored.
 */
export function start(which?: number, ticks?: number): void {
  const objection = governor.objection(at)
  if (objection === governor.ALLOWED) {
    if (ticks) nudging = true
    else {
      journal.open(today)
      // Stored before the motor turns: if power goes in the session, that is known.
      change(true)
    }
    governor.begin(saved[settings.DROP_OUT_MV_FIELD]!, saved[settings.TOP_HZ_FIELD]!, at)
    enter(RUNNING)
    ending = journal.BY_OWNER
    played = which || program
    play(ticks, spots.first())
  } else if (!ticks) say(objection, light.EVEN_MS, NOTICE_GROUPS)
}

export function nextProgram(): void {
  saved[settings.PROGRAM_FIELD] = program = (program + 1) % programs.length
  played = program
  say(program + 1, light.EVEN_MS)
  play(program + 1, spots.first())
}

export function mark(): void {
  if (spots.spot >= 0) {
    const marks = spots.mark()
    say((marks % spots.MARK_COUNT) + 1, light.SLOW_MS)
  }
}

export function goTo(spot: number): void {
  say(spot + 1, light.LONG_BLINK_MS)
  play(MOVE_TICKS, spot)
}

export function nextSpot(): void {
  if (spots.spot >= 0) goTo(spots.next())
}

/** What plays is over, or the spot has had enough of it: on to the next spot, or off. */
export function goOn(): void {
  const next = spots.spot < 0 ? spots.NO_SPOT : spots.from(spots.spot + 1)
  if (next >= 0) goTo(next)
  else if (player.playing && !nudging) cutOff(governor.STOP_DAY)
  else {
    ending = journal.BY_PROGRAM
    turnOff()
  }
}

/** The first ticks of the break, and the break itself if they are answered. */
export function nudge(): void {
  desk.wait(governor.objection(at) === governor.STOP_BATTERY ? NEVER : at)
  if (state === OFF) {
    askSensors(true)
    start(programs.length - 1, desk.NUDGE_TICKS)
    if (nudging) {
      desk.nudged(at)
      spots.enough(at + NUDGE_MS)
    }
  }
}

export function takeBreak(): void {
  turnOff()
  desk.answered()
  start(programs.length - 1)
}

export function stronger(): void {
  saved[settings.STRENGTH_FIELD] = strength = (strength % settings.MAX_STRENGTH) + 1
  player.again(at)
  say(strength, light.QUICK_MS)
}

export function turnOff(): void {
  endSession()
  enterResting()
}

export function cutOff(why: number): void {
  ending = why
  turnOff()
  say(why, light.EVEN_MS, NOTICE_GROUPS)
}

/** A charger came. */
export function plugIn(): void {
  ending = journal.BY_CHARGER
  turnOff()
  showCharge()
}

export function breakDown(): void {
  ending = journal.BY_FAULT
  endSession()
  enter(FAULT)
  showFault()
}

/** Off, and show `number`; the first fault is kept until it is cleared. */
export function failWith(number: number): void {
  if (state === FAULT) return
  breaks(number)
  breakDown()
}

/** One step softer, and never round. */
export function softer(): void {
  strength = Math.max(0, strength - 2)
}

/** A button that hangs ends the session. */
export function release(): void {
  ending = journal.BY_STUCK_BUTTON
  turnOff()
}
