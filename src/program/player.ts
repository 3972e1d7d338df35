// Plays a compiled program: the level it asks for now, and when that changes next. What moves, moves in steps that
// the motor smooths: each has the level of its middle, so that a step runs neither ahead nor behind the curve.
// All times are absolute, so nothing drifts.

import { MAX_PLAN_STEPS, STEP_MS } from '../limits.ts'
import * as spots from '../routine/spots.ts'
import { NEVER } from '../time.ts'
import {
  cueMs,
  HEADER_BYTES,
  sums as loopAt,
  counts as loopsLeft,
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
  TICK_GAP_MS,
  TICK_LEVEL,
  TICK_MS,
  TIME_BYTES,
  validateProgram,
} from './format.ts'

/** Of the polynomial that stands for a raised cosine on the device, which has no cosine worth waiting for (eased()). */
const EASE_COEFFICIENT = 0.5575

/** A ramp takes no smaller steps: a hertz or so each, which no hand feels, and 1 % of the band, RMS. */
export const RAMP_STEP_LEVELS = 3
/** A plan for a wave may begin this late in a step: a tenth of it is not felt, but would last as long as the wave. */
const STEP_START_MS = 10

/** The level asked for, 0..100, as of the last poll. 0 when nothing plays. */
export let level: number
/** Whether a program plays. */
export let isPlaying: boolean
/** When the level changes next or the program ends, in ms, or NEVER. */
export let nextAt: number
/** Steps of a wave's period or of a ramp, each of waveMs, if they are of whole ms and not too many; else 0. */
export let planSteps: number
export let planStepMs: number
/** The step of a wave or ramp that was begun last, counted from the segment's beginning. */
export let step: number
/** Whether the last poll was at that step's very beginning. */
export let isAtStepStart: boolean

let program: string
let offset: number

// The segment being played: from level `from` to `to`, and if it is a wave or pulses, back again.
let op: number
let fromLevel: number
let toLevel: number
let riseMs: number
let periodMs: number
/** Steps of a ramp, or of a period. */
let steps: number
let segmentStart: number
let segmentEnd: number
/** The level at its end, where a ramp begins. */
let endLevel: number

/** Of the open repeats: loopAt and loopsLeft have an entry each, the first unused. */
let depth: number

/** Silent, at once. */
export function stop(): void {
  isPlaying = false
  level = planSteps = 0
  nextAt = NEVER
}

function beginSegment(code: number, ms: number): void {
  op = code
  planSteps = 0
  segmentStart = segmentEnd
  segmentEnd = segmentStart + ms
}

/** What the segment goes through: from `low` to `high` in `rise`, and what is left of `period` for the way back. */
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

/** Plans what moves, in steps of `least` levels or more. */
function chooseSteps(least: number): void {
  steps = Math.max(1, Math.floor(Math.min(Math.abs(toLevel - fromLevel) / least, periodMs / STEP_MS)))
  // Of the steps that would do, a quarter may be left out to have steps of whole ms.
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
    const code = readNumber(program, offset, 1)
    const first = readNumber(program, offset + 1, 1)
    offset += opBytes(code)
    if (code === OP_REPEAT) {
      loopAt[++depth] = offset
      loopsLeft[depth] = first
    } else if (code === OP_END) {
      if (--loopsLeft[depth]! > 0) offset = loopAt[depth]!
      else depth--
    } else {
      if (code === OP_CUE) {
        beginCue(first)
        spots.moveTo(spots.nextSpot(), segmentStart)
      } else {
        const ms = readNumber(program, offset - TIME_BYTES, TIME_BYTES)
        beginSegment(code, ms)
        if (code >= OP_WAVE) {
          const rise = readNumber(program, offset - 9, TIME_BYTES)
          setCurve(first, readNumber(program, offset - 10, 1), rise, rise + readNumber(program, offset - 6, TIME_BYTES))
        } else setCurve(endLevel, first, ms, ms)
        endLevel = first
        // What goes nowhere is a hold.
        if (fromLevel === toLevel) op = OP_HOLD
        else if (code !== OP_HOLD && code < OP_PULSE) chooseSteps(code < OP_WAVE ? RAMP_STEP_LEVELS : 1)
      }
      return true
    }
  }
  return false
}

/** (1 - cos(pi x)) / 2 for x = 0..1, off by less than 1/10,000 (tests/src/program/player.test.ts): multiplications alone are the same everywhere. */
export function easeInOut(x: number): number {
  const left = 1 - x
  return x * x * (3 - 2 * x - EASE_COEFFICIENT * left * left * (left - x))
}

/** The level of step `k` of what moves, counted from its beginning: that of the step's middle. */
export function levelOfStep(k: number): number {
  const ms = (((op < OP_WAVE ? Math.min(k, steps - 1) : k % steps) + 0.5) * periodMs) / steps
  let part = ms < riseMs ? ms / riseMs : (periodMs - ms) / (periodMs - riseMs)
  if (op === OP_EASE || op === OP_WAVE) part = easeInOut(part)
  return Math.floor(fromLevel + (toLevel - fromLevel) * part + 0.5)
}

/** How many steps there are to plan: a period's, or those of a ramp that are left, the last of them twice. */
export function countStepsAhead(): number {
  return op < OP_WAVE ? planSteps - step : planSteps
}

function updateLevel(now: number): void {
  nextAt = segmentEnd
  if (op === OP_HOLD) level = toLevel
  else if (op >= OP_PULSE) {
    const passed = (now - segmentStart) % periodMs
    level = passed < riseMs ? toLevel : fromLevel
    nextAt = Math.min(segmentEnd, now - passed + (passed < riseMs ? riseMs : periodMs))
  } else {
    // Step k begins at floor(k * periodMs / steps): this is the last one that is not after `now`.
    step = Math.ceil(((now - segmentStart + 1) * steps) / periodMs) - 1
    isAtStepStart = now - segmentStart - (step * periodMs) / steps < STEP_START_MS
    level = levelOfStep(step)
    nextAt = Math.min(segmentEnd, segmentStart + Math.floor(((step + 1) * periodMs) / steps))
  }
}

/** The steps of the wave are taken elsewhere from now on: nothing to do until the segment ends. */
export function noteStepsPlanned(): void {
  nextAt = segmentEnd
}

/** The steps of this wave cannot be taken elsewhere. */
export function notePlanRefused(): void {
  planSteps = 0
}

/** Look again at `now`, whatever was to come next. */
export function pollAt(now: number): void {
  if (isPlaying) nextAt = now
}

/** Start `bytes` at `now`, after a cue of `ticks` (0 or undefined for none). PLAYABLE, or why not: then nothing plays. */
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

/** Move `level` to `now`. */
export function poll(now: number): void {
  if (now < nextAt) return
  while (now >= segmentEnd)
    if (!readNextSegment()) {
      stop()
      return
    }
  updateLevel(now)
}
