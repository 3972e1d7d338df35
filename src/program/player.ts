// Plays a compiled program that has been validated: the level it asks for now, and when that changes next. A moving
// level moves in steps, which the motor smooths. Each step has the level of its middle, so that it is neither ahead of the curve nor behind it. All
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
  readNumber,
  sums as repeatStarts,
  counts as repeatsLeft,
  TICK_GAP_MS,
  TICK_LEVEL,
  TICK_MS,
  TIME_BYTES,
} from './format.ts'

/** Coefficient of easeInOut(): a cosine is too slow on a device, so a polynomial replaces it. */
const EASE_COEFFICIENT = 0.5575

/** Smallest step of a ramp: about one hertz, which no hand feels, and 1 % of the band, RMS. */
export const RAMP_STEP_LEVELS = 3
/** A part of a program that takes time: from one level to another, and back again if it is a wave or pulses. */
export interface Segment {
  op: number
  ms: number
  fromLevel: number
  toLevel: number
  riseMs: number
  periodMs: number
  /** Steps of a ramp, or of a period. */
  steps: number
  /** The steps of a wave's period if a period can be recorded: of whole ms, and not too many; else 0. */
  waveSteps: number
}

/** The program's level as of the last poll, 0..100; 0 when nothing plays. */
export let level: number
export let isPlaying: boolean
/** When the level changes next or the program ends, in ms, or NEVER. */
export let nextAt: number
/** Steps of a wave's period, stepMs each, that can be recorded; else 0. */
export let waveSteps: number
export let stepMs: number
/** The present step of a wave or ramp, counted from the beginning of the segment. */
export let step: number
/** When the present segment ends, in ms. */
export let segmentEnd: number
/** Whether the segment after the present one has been read. */
export let isReadAhead: boolean

/** Whether prepare() has loaded the program, and nothing has played since. */
let isLoaded: boolean
let program: string
let offset: number
/** The segment that plays, and the one after it. */
let segment: Segment
let nextSegment: Segment
let segmentStart: number
/** The level at the end of the segment that was read last, where a ramp begins. */
let endLevel: number
/** A step whose level was worked out ahead: its segment, its number, its level. */
let aheadSegment: Segment | undefined
let aheadStep: number
let aheadLevel: number

/** Number of open repeats. Each has an entry in repeatStarts and repeatsLeft, from index 1 on. */
let depth: number

/** Stops at once. */
export function stop(): void {
  isPlaying = false
  level = waveSteps = 0
  nextAt = NEVER
}

/** Sets a curve: from `low` to `high` in `rise` ms, and back in the rest of `period` ms. */
function setCurve(op: number, ms: number, low: number, high: number, rise: number, period: number): void {
  const next = nextSegment
  next.op = op
  next.ms = ms
  next.fromLevel = low
  next.toLevel = high
  next.riseMs = rise
  next.periodMs = period
  next.waveSteps = 0
  aheadSegment = undefined
}

/** Ticks are pulses that begin with a pause. */
function setCue(op: number, ticks: number): void {
  setCurve(op, cueMs(ticks), TICK_LEVEL, 0, TICK_GAP_MS, TICK_GAP_MS + TICK_MS)
  endLevel = 0
}

/** Divides the curve into steps of at least `minLevels` levels. */
function chooseSteps(minLevels: number): void {
  const periodMs = nextSegment.periodMs
  const byLevels = Math.abs(nextSegment.toLevel - nextSegment.fromLevel) / minLevels
  const most = Math.max(1, Math.floor(Math.min(byLevels, periodMs / STEP_MS)))
  nextSegment.steps = most
  if (nextSegment.op < OP_WAVE) return
  // Up to a quarter fewer steps are taken, if that makes each of whole ms.
  for (let n = most; n > 1 && n * 4 >= most * 3; n--)
    if (n <= MAX_PLAN_STEPS && periodMs % n === 0) {
      nextSegment.steps = nextSegment.waveSteps = n
      return
    }
}

/** Reads the segment after the present one, if that has not been done. */
export function readAhead(): void {
  while (!isReadAhead && offset < program.length) {
    const op = readNumber(program, offset, 1)
    const first = readNumber(program, offset + 1, 1)
    offset += opBytes(op)
    if (op === OP_REPEAT) {
      repeatStarts[++depth] = offset
      repeatsLeft[depth] = first
    } else if (op === OP_END) {
      if (--repeatsLeft[depth]! > 0) offset = repeatStarts[depth]!
      else depth--
    } else {
      isReadAhead = true
      if (op === OP_CUE) setCue(op, first)
      else {
        const ms = readNumber(program, offset - TIME_BYTES, TIME_BYTES)
        if (op >= OP_WAVE) {
          const rise = readNumber(program, offset - 9, TIME_BYTES)
          const fall = readNumber(program, offset - 6, TIME_BYTES)
          setCurve(op, ms, first, readNumber(program, offset - 10, 1), rise, rise + fall)
        } else setCurve(op, ms, endLevel, first, ms, ms)
        endLevel = first
        // A curve between equal levels is a hold.
        if (nextSegment.fromLevel === nextSegment.toLevel) nextSegment.op = OP_HOLD
        else if (op !== OP_HOLD && op < OP_PULSE) chooseSteps(op < OP_WAVE ? RAMP_STEP_LEVELS : 1)
      }
    }
  }
}

/** Begins the segment that was read ahead. */
function beginNextSegment(): void {
  const played = segment
  segment = nextSegment
  nextSegment = played
  isReadAhead = false
  segmentStart = segmentEnd
  segmentEnd += segment.ms
  waveSteps = segment.waveSteps
  stepMs = segment.periodMs / waveSteps
  if (segment.op === OP_CUE) spots.moveTo(spots.findNext(), segmentStart)
}

/**
 * (1 - cos(pi x)) / 2 for x = 0..1, within 1/10,000 (tests/src/program/player.test.ts). Multiplications give the same
 * result on every engine.
 */
export function easeInOut(x: number): number {
  const left = 1 - x
  return x * x * (3 - 2 * x - EASE_COEFFICIENT * left * left * (left - x))
}

/** The level of step `k` of a curve, counted from its beginning: the curve's level in the middle of the step. */
function levelOfStep(curve: Segment, k: number): number {
  const op = curve.op
  const steps = curve.steps
  const riseMs = curve.riseMs
  const periodMs = curve.periodMs
  const ms = (((k % steps) + 0.5) * periodMs) / steps
  let part = ms < riseMs ? ms / riseMs : (periodMs - ms) / (periodMs - riseMs)
  if (op === OP_EASE || op === OP_WAVE) part = easeInOut(part)
  return Math.floor(curve.fromLevel + (curve.toLevel - curve.fromLevel) * part + 0.5)
}

/** Works out the level at nextAt, so that the poll at that time is quick. Answers with it; 0 at the program's end. */
export function lookAhead(): number {
  const isLast = nextAt === segmentEnd
  if (isLast && !isReadAhead) return 0
  const curve = isLast ? nextSegment : segment
  if (curve.op >= OP_PULSE) return isLast || level === curve.fromLevel ? curve.toLevel : curve.fromLevel
  if (curve.op === OP_HOLD) return curve.toLevel
  aheadSegment = curve
  aheadStep = isLast ? 0 : step + 1
  aheadLevel = levelOfStep(curve, aheadStep)
  return aheadLevel
}

function updateLevel(now: number): void {
  const op = segment.op
  const riseMs = segment.riseMs
  const periodMs = segment.periodMs
  const steps = segment.steps
  nextAt = segmentEnd
  if (op === OP_HOLD) level = segment.toLevel
  else if (op >= OP_PULSE) {
    const phaseMs = (now - segmentStart) % periodMs
    level = phaseMs < riseMs ? segment.toLevel : segment.fromLevel
    nextAt = Math.min(segmentEnd, now - phaseMs + (phaseMs < riseMs ? riseMs : periodMs))
  } else {
    // Step k begins at floor(k * periodMs / steps). This is the last one not after `now`.
    step = Math.ceil(((now - segmentStart + 1) * steps) / periodMs) - 1
    level = segment === aheadSegment && step === aheadStep ? aheadLevel : levelOfStep(segment, step)
    nextAt = Math.min(segmentEnd, segmentStart + Math.floor(((step + 1) * periodMs) / steps))
  }
}

/** The HAL plays the steps from now on: nothing to do until the segment ends. */
export function waitForSegmentEnd(): void {
  nextAt = segmentEnd
}

/** Makes the next poll due at `at`, if a program plays. */
export function pollAt(at: number): void {
  if (isPlaying) nextAt = at
}

/** Stops, and makes the program `bytes` ready to start. */
function load(bytes: string): void {
  stop()
  program = bytes
  offset = HEADER_BYTES
  depth = endLevel = 0
  aheadSegment = undefined
  isReadAhead = false
}

/** Loads the program that is about to start, so that its start is quick. Nothing plays until then. */
export function prepare(bytes: string): void {
  load(bytes)
  readAhead()
  isLoaded = true
}

/**
 * Starts the program `bytes` at `now`, after a cue of `ticks` (0 or undefined for none). The build has validated it: to
 * do so again at each start took a device up to 50 ms.
 */
export function start(bytes: string, ticks: number | undefined, now: number): void {
  if (!isLoaded || program !== bytes || ticks) load(bytes)
  isLoaded = false
  isPlaying = true
  segmentEnd = nextAt = now
  // This cue begins no spot.
  if (ticks) {
    isReadAhead = true
    setCue(OP_PULSE, ticks)
  }
}

/** Updates `level` to `now`. */
export function poll(now: number): void {
  if (now < nextAt) return
  while (now >= segmentEnd) {
    readAhead()
    if (!isReadAhead) {
      stop()
      return
    }
    beginNextSegment()
  }
  updateLevel(now)
}

const newSegment = (): Segment => ({
  op: 0,
  ms: 0,
  fromLevel: 0,
  toLevel: 0,
  riseMs: 0,
  periodMs: 0,
  steps: 0,
  waveSteps: 0,
})

/** Starts as after power-up. */
export function reset(): void {
  stop()
  isLoaded = false
  segment = newSegment()
  nextSegment = newSegment()
}
