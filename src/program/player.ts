// Plays a compiled program: the level it asks for now, and when that changes next. A moving level moves in steps, which
// the motor smooths. Each step has the level of its middle, so that it is neither ahead of the curve nor behind it. All
// times are absolute, so nothing drifts.

import { MAX_PLAN_STEPS, STEP_MS } from '../limits.ts'
import * as spots from '../routine/spots.ts'
import { NEVER } from '../time.ts'
import {
  cueMs,
  HEADER_BYTES,
  OP_CUE,
  OP_EASE,
  OP_END,
  OP_HOLD,
  OP_PULSE,
  OP_REPEAT,
  OP_WAVE,
  opBytes,
  PLAYABLE,
  readNumber,
  sums as repeatStarts,
  counts as repeatsLeft,
  TICK_GAP_MS,
  TICK_LEVEL,
  TICK_MS,
  TIME_BYTES,
  validateProgram,
} from './format.ts'

/** Coefficient of easeInOut(): a cosine is too slow on a device, so a polynomial replaces it. */
const EASE_COEFFICIENT = 0.5575

/** Smallest step of a ramp: about one hertz, which no hand feels, and 1 % of the band, RMS. */
export const RAMP_STEP_LEVELS = 3
/**
 * A step plan may begin this late in a step. A later start would shift the whole wave; a tenth of a step is not felt.
 */
const STEP_START_MS = 10

/** The program's level as of the last poll, 0..100; 0 when nothing plays. */
export let level: number
export let isPlaying: boolean
/** When the level changes next or the program ends, in ms, or NEVER. */
export let nextAt: number
/**
 * Steps of a wave's period or of a ramp, planStepMs each, if they can be planned: of whole ms, and not too many; else
 * 0.
 */
export let planSteps: number
export let planStepMs: number
/** The present step of a wave or ramp, counted from the beginning of the segment. */
export let step: number
/** Whether the last poll was at the beginning of that step. */
export let isAtStepStart: boolean

let program: string
let offset: number

// The segment that plays: from fromLevel to toLevel, and back again if it is a wave or pulses.
let op: number
let fromLevel: number
let toLevel: number
let riseMs: number
let periodMs: number
/** Steps of a ramp, or of a period. */
let steps: number
let segmentStart: number
let segmentEnd: number
/** The level at the end of the segment, where a ramp begins. */
let endLevel: number

/** Number of open repeats. Each has an entry in repeatStarts and repeatsLeft, from index 1 on. */
let depth: number

/** Stops at once. */
export function stop(): void {
  isPlaying = false
  level = planSteps = 0
  nextAt = NEVER
}

function beginSegment(opcode: number, ms: number): void {
  op = opcode
  planSteps = 0
  segmentStart = segmentEnd
  segmentEnd = segmentStart + ms
}

/** Sets the segment's curve: from `low` to `high` in `rise` ms, and back in the rest of `period` ms. */
function setCurve(low: number, high: number, rise: number, period: number): void {
  fromLevel = low
  toLevel = high
  riseMs = rise
  periodMs = period
}

/** Ticks are pulses that begin with a pause. */
function beginCue(ticks: number): void {
  beginSegment(OP_CUE, cueMs(ticks))
  setCurve(TICK_LEVEL, 0, TICK_GAP_MS, TICK_GAP_MS + TICK_MS)
  endLevel = 0
}

/** Divides the segment's curve into steps of at least `minLevels` levels. */
function chooseSteps(minLevels: number): void {
  steps = Math.max(1, Math.floor(Math.min(Math.abs(toLevel - fromLevel) / minLevels, periodMs / STEP_MS)))
  // Up to a quarter fewer steps are taken, if that makes each of whole ms.
  for (let n = steps; n > 1 && n * 4 >= steps * 3; n--)
    if (n <= MAX_PLAN_STEPS && periodMs % n === 0) {
      steps = planSteps = n
      planStepMs = periodMs / n
      return
    }
}

/** Reads on to the next segment that takes time. False at the end of the program. */
function readNextSegment(): boolean {
  while (offset < program.length) {
    const opcode = readNumber(program, offset, 1)
    const first = readNumber(program, offset + 1, 1)
    offset += opBytes(opcode)
    if (opcode === OP_REPEAT) {
      repeatStarts[++depth] = offset
      repeatsLeft[depth] = first
    } else if (opcode === OP_END) {
      if (--repeatsLeft[depth]! > 0) offset = repeatStarts[depth]!
      else depth--
    } else {
      if (opcode === OP_CUE) {
        beginCue(first)
        spots.moveTo(spots.findNext(), segmentStart)
      } else {
        const ms = readNumber(program, offset - TIME_BYTES, TIME_BYTES)
        beginSegment(opcode, ms)
        if (opcode >= OP_WAVE) {
          const rise = readNumber(program, offset - 9, TIME_BYTES)
          setCurve(first, readNumber(program, offset - 10, 1), rise, rise + readNumber(program, offset - 6, TIME_BYTES))
        } else setCurve(endLevel, first, ms, ms)
        endLevel = first
        // A curve between equal levels is a hold.
        if (fromLevel === toLevel) op = OP_HOLD
        else if (opcode !== OP_HOLD && opcode < OP_PULSE) chooseSteps(opcode < OP_WAVE ? RAMP_STEP_LEVELS : 1)
      }
      return true
    }
  }
  return false
}

/**
 * (1 - cos(pi x)) / 2 for x = 0..1, within 1/10,000 (tests/src/program/player.test.ts). Multiplications give the same
 * result on every engine.
 */
export function easeInOut(x: number): number {
  const left = 1 - x
  return x * x * (3 - 2 * x - EASE_COEFFICIENT * left * left * (left - x))
}

/** The level of step `k`, counted from the beginning of the segment: the curve's level in the middle of the step. */
export function levelOfStep(k: number): number {
  const ms = (((op < OP_WAVE ? Math.min(k, steps - 1) : k % steps) + 0.5) * periodMs) / steps
  let part = ms < riseMs ? ms / riseMs : (periodMs - ms) / (periodMs - riseMs)
  if (op === OP_EASE || op === OP_WAVE) part = easeInOut(part)
  return Math.floor(fromLevel + (toLevel - fromLevel) * part + 0.5)
}

/** How many steps to plan: those of a period, or those left of a ramp, the last of them twice. */
export function countStepsAhead(): number {
  return op < OP_WAVE ? planSteps - step : planSteps
}

function updateLevel(now: number): void {
  nextAt = segmentEnd
  if (op === OP_HOLD) level = toLevel
  else if (op >= OP_PULSE) {
    const phaseMs = (now - segmentStart) % periodMs
    level = phaseMs < riseMs ? toLevel : fromLevel
    nextAt = Math.min(segmentEnd, now - phaseMs + (phaseMs < riseMs ? riseMs : periodMs))
  } else {
    // Step k begins at floor(k * periodMs / steps). This is the last one not after `now`.
    step = Math.ceil(((now - segmentStart + 1) * steps) / periodMs) - 1
    isAtStepStart = now - segmentStart - (step * periodMs) / steps < STEP_START_MS
    level = levelOfStep(step)
    nextAt = Math.min(segmentEnd, segmentStart + Math.floor(((step + 1) * periodMs) / steps))
  }
}

/** The governor plays the steps from now on: nothing to do until the segment ends. */
export function noteStepsPlanned(): void {
  nextAt = segmentEnd
}

/** The governor refused to plan these steps, so the player goes on with them. */
export function notePlanRefused(): void {
  planSteps = 0
}

/** Makes the next poll due at `at`, if a program plays. */
export function pollAt(at: number): void {
  if (isPlaying) nextAt = at
}

/**
 * Starts the program `bytes` at `now`, after a cue of `ticks` (0 or undefined for none). Answers PLAYABLE, or why the
 * program was refused: then nothing plays.
 */
export function start(bytes: string, ticks: number | undefined, now: number): number {
  stop()
  const why = validateProgram(bytes)
  if (why !== PLAYABLE) return why
  program = bytes
  offset = HEADER_BYTES
  op = OP_HOLD
  depth = endLevel = 0
  isPlaying = true
  segmentEnd = nextAt = now
  if (ticks) beginCue(ticks)
  return PLAYABLE
}

/** Updates `level` to `now`. */
export function poll(now: number): void {
  if (now < nextAt) return
  while (now >= segmentEnd)
    if (!readNextSegment()) {
      stop()
      return
    }
  updateLevel(now)
}
