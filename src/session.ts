// A session from start to end: which program plays, how strong and at which spot. A nudge of the desk mode starts here
// too, but is no session.

import { HAS_SENSE } from '#device'
import { enterFault, enterIdle, enterState, show, showCharge, state, today } from './device-state.ts'
import * as light from './light.ts'
import * as hosts from './link/hosts-program.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import { CHECKED_FROM, ON_SPOT, readNumber, TICK_GAP_MS, TICK_MS, TIME_BYTES } from './program/format.ts'
import * as player from './program/player.ts'
import * as desk from './routine/desk.ts'
import * as spots from './routine/spots.ts'
import { COUNT, DIPS, LIMIT, LONG, NOTE, SPOT_TIME, THRICE } from './signals.ts'
import { FAULT, RUNNING } from './states.ts'
import { NEVER, now } from './time.ts'

/** Ticks that tell the owner to move to the next spot. */
const MOVE_TICKS = 2
/** Length of a nudge. */
const NUDGE_MS = TICK_GAP_MS + desk.NUDGE_TICKS * (TICK_MS + TICK_GAP_MS)

/** The owner's program, by its index in the rotation. */
export let program: number
/** The owner's strength, 1..MAX_STRENGTH. */
export let strength: number
/** The motor runs for a nudge of the desk mode, not for a session. */
export let isNudge: boolean
/** The rotation, compiled. */
export let programs: string[]
/** The program that answers a nudge, by its index in the rotation. */
let breakProgram: number
/** Index of the program that plays: the owner's, or the break. */
let playingProgram: number
/** Why the session ends, one of journal.BY_… or governor.STOP_…. */
let endingReason: number

/** Starts as after power-up, with this rotation and the break at this index of it. */
export function reset(rotation: readonly string[], breakIndex: number): void {
  programs = rotation as string[]
  breakProgram = breakIndex
  playingProgram = program = saved[settings.PROGRAM_FIELD]! % programs.length
  // The first start after power-up is one strength lower. The stored strength stays.
  strength = Math.max(1, saved[settings.STRENGTH_FIELD]! - 1)
  isNudge = false
}

export function endSession(): void {
  if (!governor.isRunning) return
  player.stop()
  governor.end(now)
  if (state === RUNNING && !isNudge) {
    // A start that moved nothing does not use up the gentle first start.
    if (journal.closeRecord(endingReason, playingProgram, strength) > 0) strength = saved[settings.STRENGTH_FIELD]!
    if (desk.nudgeAt < NEVER) desk.scheduleNudge(now)
  }
  if (!isNudge) settings.setUnsaved(true)
  isNudge = false
  spots.moveTo(spots.NO_SPOT, now)
}

/** Plays after a cue of `ticks`, at spot `spot` if the program is for one spot at a time. */
export function playAtSpot(ticks: number | undefined, spot: number): void {
  let bytes = programs[playingProgram]!
  if (hosts.isBuilt) bytes = bytes || hosts.bytes
  spots.moveTo(readNumber(bytes, CHECKED_FROM, TIME_BYTES) >= ON_SPOT ? spot : spots.NO_SPOT, now)
  player.start(bytes, ticks, now)
}

/** Loads the owner's program. */
export function prepareProgram(): void {
  player.prepare(programs[program]!)
}

/**
 * Starts the owner's program, or program `which` of the rotation if that is not the first. With `ticks` it is a nudge,
 * which the owner did not ask for: it is not stored, and if it is refused the light does not say why.
 */
export function startSession(which?: number, ticks?: number): void {
  const reason = governor.findStopReason(now)
  if (reason === governor.ALLOWED) {
    if (ticks) isNudge = true
    else {
      journal.openRecord(today)
      // Stored before the motor turns, so that the next power-up knows if power was cut in the session.
      settings.setUnsaved(true)
    }
    governor.begin(saved[settings.DROP_OUT_MV_FIELD]!, saved[settings.TOP_HZ_FIELD]!, now)
    // What the light was about to say of the state before would mean something else now.
    light.drop()
    enterState(RUNNING)
    endingReason = journal.BY_OWNER
    playingProgram = which || program
    playAtSpot(ticks, spots.findFirst())
  } else if (!ticks) show(LIMIT + reason + THRICE)
}

export function playNextProgram(): void {
  saved[settings.PROGRAM_FIELD] = program = (program + 1) % programs.length
  playingProgram = program
  show(COUNT + program + 1)
  playAtSpot(program + 1, spots.findFirst())
}

/** Plays the host's program, in the session that runs if there is one. */
export function playHosts(): void {
  if (!governor.isRunning) startSession(hosts.INDEX)
  else {
    playingProgram = hosts.INDEX
    playAtSpot(0, spots.findFirst())
  }
}

export function markSpot(): void {
  if (spots.spot >= 0) {
    show(NOTE + (spots.addMark() % spots.MARK_COUNT) + 1)
  }
}

export function goToSpot(spot: number): void {
  show(LONG + spot + 1)
  playAtSpot(MOVE_TICKS, spot)
}

export function goToNextSpot(): void {
  if (spots.spot >= 0) goToSpot(spots.findNext())
}

/** Moves on to the next spot, or turns off: the program is over, or the spot's time is. */
export function advance(): void {
  const next = isNudge || spots.spot < 0 ? spots.NO_SPOT : spots.findUsable(spots.spot + 1)
  if (next >= 0) goToSpot(next)
  else if (player.isPlaying && !isNudge) {
    endByLimit(governor.STOP_DAY)
    show(LIMIT + SPOT_TIME + THRICE)
  } else {
    endingReason = journal.BY_PROGRAM
    turnOff()
  }
}

/** Nudges the owner to take a break. A press answers with takeBreak(). With a low cell, the desk mode ends instead. */
export function startNudge(): void {
  startSession(breakProgram, desk.NUDGE_TICKS)
  if (isNudge) {
    desk.noteNudge(now)
    spots.setLeaveAt(now + NUDGE_MS)
  } else if (governor.findStopReason(now) === governor.STOP_BATTERY) desk.scheduleNudge(NEVER)
}

export function takeBreak(): void {
  turnOff()
  desk.noteAnswer()
  startSession(breakProgram)
}

export function makeStronger(): void {
  saved[settings.STRENGTH_FIELD] = strength = (strength % settings.MAX_STRENGTH) + 1
  governor.dropStepPlan(now)
  player.pollAt(now)
  show(DIPS + strength)
}

/** Takes over the stored strength, which has changed, and has it stored. */
export function takeStrength(): void {
  strength = saved[settings.STRENGTH_FIELD]!
  settings.setUnsaved(true)
}

export function turnOff(): void {
  const wasNudge = isNudge
  endSession()
  enterIdle(wasNudge)
}

/** Turns off and shows the limit `reason`, one of governor.STOP_…. Nobody asked for a nudge, so that is silent. */
export function endByLimit(reason: number): void {
  const wasNudge = isNudge
  endingReason = HAS_SENSE && reason === governor.STOP_STALL ? journal.BY_STALL : reason
  turnOff()
  if (!wasNudge) show(LIMIT + reason + THRICE)
  else if (reason === governor.STOP_BATTERY) desk.scheduleNudge(NEVER)
}

export function endByCharger(): void {
  endingReason = journal.BY_CHARGER
  turnOff()
  showCharge()
}

/** Turns off and shows fault `number`. The first fault stays until it is cleared. */
export function endByFault(number: number): void {
  if (state === FAULT) return
  endingReason = journal.BY_FAULT
  endSession()
  enterFault(number)
}

/** Lowers the strength by two steps, for makeStronger() to raise it by one. It does not wrap around. */
export function makeSofter(): void {
  strength = Math.max(0, strength - 2)
}

export function endByStuckButton(): void {
  endingReason = journal.BY_STUCK_BUTTON
  turnOff()
}
