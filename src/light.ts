// The one light: steady on or off, and signals over it (signals.ts). A new signal replaces the old.

import {
  COUNT_TIMES,
  DIPS,
  FAMILIES,
  FIELDS,
  LEAD_GAP_MS,
  LEAD_TIMES,
  LEADS,
  REPEAT,
  REST,
  UNIT_MS,
  ZERO,
} from './signals.ts'
import { NEVER } from './time.ts'

export const LIGHT_ON = 1000
export const LIGHT_OFF = 0

/** In place of a level: another signal is shown, so that nobody could tell where the next begins. */
const INTERRUPTED = -1
/** Dark time before a signal that had to wait. */
const QUEUE_MS = 1000

/** The light, 0..1000. */
export let level: number
/** When the light changes next, in ms, or NEVER. */
export let nextAt: number

let steadyLevel: number
/** The light that the owner saw last, 0..1000. */
let shownLevel: number
/** The signal that is shown, with REPEAT for each repeat to come. */
let signal: number
/** Changes left of the lead, or else of the counted part. */
let changesLeft: number
let isLead: boolean
let pendingSignal: number

/** Starts dark, with nothing to show. */
export function reset(): void {
  level = steadyLevel = shownLevel = LIGHT_OFF
  pendingSignal = 0
  nextAt = NEVER
}

/** Sets the level while no signal is shown. */
export function showSteady(steady: number): void {
  steadyLevel = steady
  if (nextAt === NEVER) level = steady
}

/** Notes that the owner sees `level` from now on. */
export function noteShown(): void {
  shownLevel = level
}

/** A time of the signal's family, in ms; of LEADS, UNIT_MS for each lead. */
const timeOf = (field: number): number => (FAMILIES.charCodeAt(((signal >> 4) & 7) * FIELDS + field) - ZERO) * UNIT_MS

/** Shows `next`, a family plus a number. */
export function show(next: number, now: number): void {
  level = nextAt < NEVER ? INTERRUPTED : shownLevel
  signal = next + REPEAT
  changesLeft = 0
  isLead = false
  nextAt = now
  // At once: while the motor runs, another pass may come later.
  poll(now)
}

/**
 * Shows `next` once the present signal is over. A signal that waits already comes instead. The number 0 stands for
 * nothing to show.
 */
export function queue(next: number, now: number): void {
  if ((next & 15) === 0) return
  pendingSignal = pendingSignal || next
  if (nextAt === NEVER) {
    // What was dropped may have left something.
    signal = changesLeft = 0
    level = LIGHT_OFF
    nextAt = now + QUEUE_MS
  }
}

/** Drops what is shown, and what waits. showSteady() must follow. */
export function drop(): void {
  pendingSignal = 0
  nextAt = NEVER
}

/** Updates `level` to `now`. */
export function poll(now: number): void {
  while (now >= nextAt) {
    if (changesLeft) {
      level = LIGHT_ON - level
      // A late change makes what follows late, and never too short to be seen.
      nextAt = now + timeOf((isLead ? LEAD_TIMES : COUNT_TIMES) + (changesLeft & 1))
      if (--changesLeft === 0) nextAt += isLead && signal & 15 ? LEAD_GAP_MS : timeOf(REST)
    } else if (isLead) {
      isLead = false
      changesLeft = 2 * (signal & 15)
    } else if (signal >= REPEAT || pendingSignal) {
      if (signal >= REPEAT) signal -= REPEAT
      else {
        signal = pendingSignal
        pendingSignal = 0
      }
      isLead = true
      changesLeft = timeOf(LEADS) / (UNIT_MS / 2)
      // DIPS and NOTE begin dark, all others lit: before that the light is as it is not in the beginning.
      const restLevel = signal & DIPS ? LIGHT_ON : LIGHT_OFF
      if (level !== restLevel) nextAt += timeOf(REST)
      level = restLevel
    } else {
      level = steadyLevel
      nextAt = NEVER
    }
  }
}
