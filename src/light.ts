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
  signal = changesLeft = pendingSignal = 0
  isLead = false
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

/** Begins `next` at nextAt, after a rest where it could not be seen to begin otherwise. */
function begin(next: number, isInterrupting?: boolean): void {
  signal = next
  isLead = true
  changesLeft = timeOf(LEADS) / (UNIT_MS / 2)
  // DIPS and NOTE begin dark; all others begin lit.
  const firstLevel = signal & DIPS ? LIGHT_OFF : LIGHT_ON
  if (isInterrupting || level === firstLevel) nextAt += timeOf(REST)
  level = LIGHT_ON - firstLevel
}

/** Shows `next`, a family plus a number. */
export function show(next: number, now: number): void {
  const isInterrupting = nextAt < NEVER
  level = shownLevel
  nextAt = now
  begin(next, isInterrupting)
  // At once: while the motor runs, another pass may come later.
  poll(now)
}

/** Shows `next` once the present signal is over. A signal that waits already comes instead. */
export function queue(next: number, now: number): void {
  pendingSignal = pendingSignal || next
  if (nextAt === NEVER) {
    level = LIGHT_OFF
    nextAt = now + QUEUE_MS
  }
}

/** Drops what is shown, and what waits. showSteady() must follow. */
export function drop(): void {
  nextAt = NEVER
  pendingSignal = 0
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
    } else if (signal >= REPEAT) begin(signal - REPEAT)
    else if (pendingSignal) {
      begin(pendingSignal)
      pendingSignal = 0
    } else {
      level = steadyLevel
      nextAt = NEVER
    }
  }
}
