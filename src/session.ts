// A session from its start to its end: what plays and how strong, at which spot, as what the owner asked for; and the
// nudges of the desk mode, which are none.

import * as button from './button.ts'
import { blink, enterFault, enterIdle, enterState, NOTICE_REPEATS, showCharge, state, today } from './device-state.ts'
import { FAULT_PROGRAM } from './faults.ts'
import * as light from './light.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import { CHECKED_FROM, ON_SPOT, PLAYABLE, readNumber, TICK_GAP_MS, TICK_MS, TIME_BYTES } from './program/format.ts'
import * as player from './program/player.ts'
import * as desk from './routine/desk.ts'
import * as spots from './routine/spots.ts'
import { FAULT, OFF, RUNNING } from './states.ts'
import { NEVER, now } from './time.ts'

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
let playingProgram: number
/** What runs is no session, but a nudge of the desk mode. */
export let isNudge: boolean
/** How the session ends, one of journal.BY_… or governor.STOP_…. */
let endingReason: number

/** As after power-up, with this rotation. */
export function reset(rotation: readonly string[]): void {
  programs = rotation
  playingProgram = program = saved[settings.PROGRAM_FIELD]! % programs.length
  // The first start after power-up is one strength lower; what is stored stays.
  strength = Math.max(1, saved[settings.STRENGTH_FIELD]! - 1)
  isNudge = false
}

export function endSession(): void {
  if (!governor.isRunning) return
  player.stop()
  governor.end(now)
  button.ignoreHold(now)
  if (state === RUNNING && !isNudge) {
    journal.closeRecord(endingReason, playingProgram, strength)
    strength = saved[settings.STRENGTH_FIELD]!
    if (desk.nudgeAt < NEVER) desk.scheduleNudge(now)
  }
  if (!isNudge) settings.setUnsaved(true)
  isNudge = false
  spots.moveTo(spots.NO_SPOT, now)
}

/** Plays at spot `spot`, if it is for one spot at a time. */
export function playAtSpot(ticks: number | undefined, spot: number): void {
  const bytes = programs[playingProgram]!
  spots.moveTo(readNumber(bytes, CHECKED_FROM, TIME_BYTES) >= ON_SPOT ? spot : spots.NO_SPOT, now)
  if (player.start(bytes, ticks, now) !== PLAYABLE) endByFault(FAULT_PROGRAM)
}

/**
 * Starts the owner's program, or program `which` of the rotation if that is not the first; after so many ticks it is a
 * nudge, which nobody asked for: it says nothing if it may not be, and is not stored.
 */
export function startSession(which?: number, ticks?: number): void {
  const objection = governor.findStopReason(now)
  if (objection === governor.ALLOWED) {
    if (ticks) isNudge = true
    else {
      journal.openRecord(today)
      // Stored before the motor turns: if power goes in the session, that is known.
      settings.setUnsaved(true)
    }
    governor.begin(saved[settings.DROP_OUT_MV_FIELD]!, saved[settings.TOP_HZ_FIELD]!, now)
    enterState(RUNNING)
    endingReason = journal.BY_OWNER
    playingProgram = which || program
    playAtSpot(ticks, spots.findFirst())
  } else if (!ticks) blink(objection, light.EVEN_MS, NOTICE_REPEATS)
}

export function nextProgram(): void {
  saved[settings.PROGRAM_FIELD] = program = (program + 1) % programs.length
  playingProgram = program
  blink(program + 1, light.EVEN_MS)
  playAtSpot(program + 1, spots.findFirst())
}

export function markSpot(): void {
  if (spots.spot >= 0) {
    const marks = spots.addMark()
    blink((marks % spots.MARK_COUNT) + 1, light.SLOW_MS)
  }
}

export function goToSpot(spot: number): void {
  blink(spot + 1, light.LONG_BLINK_MS)
  playAtSpot(MOVE_TICKS, spot)
}

export function nextSpot(): void {
  if (spots.spot >= 0) goToSpot(spots.nextSpot())
}

/** What plays is over, or the spot has had enough of it: on to the next spot, or off. */
export function advance(): void {
  const next = spots.spot < 0 ? spots.NO_SPOT : spots.findUsable(spots.spot + 1)
  if (next >= 0) goToSpot(next)
  else if (player.isPlaying && !isNudge) endByLimit(governor.STOP_DAY)
  else {
    endingReason = journal.BY_PROGRAM
    turnOff()
  }
}

/** The first ticks of the break, and the break itself if they are answered. */
export function startNudge(): void {
  desk.scheduleNudge(governor.findStopReason(now) === governor.STOP_BATTERY ? NEVER : now)
  if (state === OFF) {
    startSession(programs.length - 1, desk.NUDGE_TICKS)
    if (isNudge) {
      desk.noteNudge(now)
      spots.setLeaveAt(now + NUDGE_MS)
    }
  }
}

export function takeBreak(): void {
  turnOff()
  desk.noteAnswer()
  startSession(programs.length - 1)
}

export function makeStronger(): void {
  saved[settings.STRENGTH_FIELD] = strength = (strength % settings.MAX_STRENGTH) + 1
  player.pollAt(now)
  blink(strength, light.QUICK_MS)
}

export function turnOff(): void {
  endSession()
  enterIdle()
}

export function endByLimit(why: number): void {
  endingReason = why
  turnOff()
  blink(why, light.EVEN_MS, NOTICE_REPEATS)
}

/** A charger came. */
export function endByCharger(): void {
  endingReason = journal.BY_CHARGER
  turnOff()
  showCharge()
}

/** Off, and shows fault `number`. The first fault stays until it is cleared. */
export function endByFault(number: number): void {
  if (state === FAULT) return
  endingReason = journal.BY_FAULT
  endSession()
  enterFault(number)
}

/** One step softer, and never round. */
export function makeSofter(): void {
  strength = Math.max(0, strength - 2)
}

/** A button that hangs ends the session. */
export function endByStuckButton(): void {
  endingReason = journal.BY_STUCK_BUTTON
  turnOff()
}
