// What the current of the motor has told: whether it does too much, and the volts that are added so that the hand does not
// slow it. Only where a board senses the current: the build leaves all of it out of other boards.

import { TOP_MV } from '#device'
import { SENSE_MS } from '../limits.ts'
import { NEVER } from '../time.ts'

/** When to read the current next, in ms, or NEVER. */
export let senseAt: number
/** The motor goes on from standstill since, in ms. */
export let startedAt: number
/** It was read at, in ms. */
export let sensedAt: number
/** It cannot turn, or it stayed overloaded: the session is over. */
export let isStalled: boolean
/** It is softer, because it does too much. */
export let isOverloaded: boolean
/** Volts that the motor gets besides those of its level, in mV. */
export let liftMv: number

export function setStalled(): void {
  isStalled = true
}

export function setOverloaded(value: boolean): void {
  isOverloaded = value
}

export function setLift(mv: number): void {
  liftMv = mv
}

/** Starts a session. */
export function begin(now: number): void {
  isStalled = isOverloaded = false
  start(now)
}

/** The motor goes on from standstill: the next reading is due in SENSE_MS. */
export function start(now: number): void {
  liftMv = 0
  startedAt = now
  noteReading(now)
}

/** Notes that the current is read at `now`. */
export function noteReading(now: number): void {
  sensedAt = now
  senseAt = now + SENSE_MS
}

/** The motor is off. */
export function stop(): void {
  senseAt = NEVER
}

/** The voltage for one that the curve of a free motor gives, in mV: never above the top of the band. */
export const withLift = (mv: number): number => Math.min(mv + liftMv, TOP_MV)
