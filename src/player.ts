// Plays a compiled program: the level it asks for now, and when that changes next. Every segment is one or
// more straight lines between two levels; all times are absolute, so nothing drifts.

import {
  cueMs,
  HEADER_BYTES,
  numberAt,
  OP_BYTES,
  OP_CUE,
  OP_END,
  OP_HOLD,
  OP_REPEAT,
  OP_WAVE,
  PLAYABLE,
  refusal,
  TICK_GAP_MS,
  TICK_LEVEL,
  TICK_MS,
  TIME_BYTES,
} from './format.ts'
import { STEP_MS } from './limits.ts'
import { NEVER } from './time.ts'

/** Lines a wave's period is drawn with. */
export const WAVE_LINES = 32
const HALF = WAVE_LINES / 2
/** Lines are drawn in parts of a level, so that only the level itself is rounded. */
export const PARTS = 200
/**
 * (1 - cos(pi k / 16)) / 2 for k = 0..16, in PARTS, as one character each above WAVE_ZERO: the device has no
 * cosine worth waiting for, and a string is the cheapest table there is.
 */
export const WAVE_TABLE = '#%+4@Oas\x87\x9b\xad\xbf\xce\xda\xe3\xe9\xeb'
export const WAVE_ZERO = 35

/** The level asked for, 0..100, as of the last poll. 0 when nothing plays. */
export let level: number
/** Whether a program plays. */
export let playing: boolean
/** When the level changes next or the program ends, in ms, or NEVER. */
export let nextAt: number

let program: string
let at: number

// The line being played: from `from` at lineStart to `to` at lineEnd, in parts of a level.
let from: number
let to: number
let lineStart: number
let lineEnd: number

// The segment that line belongs to: a wave or a cue has many lines.
let op: number
let low: number
let high: number
let periodMs: number
let segmentStart: number
let segmentEnd: number
let line: number

// One entry a nesting depth, the first unused: refusal() keeps depth at MAX_NESTING, so these never grow.
const loopAt = [0, 0, 0, 0, 0]
const loopsLeft = [0, 0, 0, 0, 0]
let depth: number

/** Silent, at once. */
export function stop(): void {
  playing = false
  level = 0
  nextAt = NEVER
}

function beginSegment(code: number, ms: number): void {
  op = code
  line = 0
  segmentStart = segmentEnd
  segmentEnd = segmentStart + ms
}

/** Reads on to the next segment that takes time. False at the end of the program. */
function nextSegment(): boolean {
  while (at < program.length) {
    const code = program.charCodeAt(at)
    const first = program.charCodeAt(at + 1)
    at += OP_BYTES[code]!
    if (code === OP_REPEAT) {
      loopAt[++depth] = at
      loopsLeft[depth] = first
    } else if (code === OP_END) {
      if (--loopsLeft[depth]! > 0) at = loopAt[depth]!
      else depth--
    } else if (code === OP_CUE) {
      beginSegment(code, cueMs(first))
      return true
    } else {
      beginSegment(code, numberAt(program, at - TIME_BYTES, TIME_BYTES))
      low = first
      if (code === OP_WAVE) {
        high = program.charCodeAt(at - 7)
        periodMs = numberAt(program, at - 6, TIME_BYTES)
        // A wave that goes nowhere would be walked line by line to its end.
        if (high === low) op = OP_HOLD
      }
      return true
    }
  }
  return false
}

/** Where the wave's line `k` begins, in parts of a level. */
function wavePoint(k: number): number {
  const inPeriod = k % WAVE_LINES
  const share = WAVE_TABLE.charCodeAt(inPeriod > HALF ? WAVE_LINES - inPeriod : inPeriod) - WAVE_ZERO
  return low * PARTS + (high - low) * share
}

function nextLine(): void {
  lineStart = lineEnd
  from = to
  if (op === OP_WAVE) {
    from = wavePoint(line)
    to = wavePoint(++line)
    lineEnd = Math.min(segmentStart + Math.floor((line * periodMs) / WAVE_LINES), segmentEnd)
  } else if (op === OP_CUE) {
    from = to = (line & 1) * TICK_LEVEL * PARTS
    lineEnd = lineStart + (line++ & 1 ? TICK_MS : TICK_GAP_MS)
  } else {
    to = low * PARTS
    if (op === OP_HOLD) from = to
    lineEnd = segmentEnd
  }
}

/** When the current line first rounds to another level than `level`; its end if it does not. */
function leavesAt(): number {
  const rise = to - from
  if (rise === 0) return lineEnd
  const edge = (level + (rise > 0 ? 0.5 : -0.5)) * PARTS
  const ms = ((edge - from) * (lineEnd - lineStart)) / rise
  // Halfway is rounded up: a rising line leaves a level there, a falling one just after.
  return Math.min(lineEnd, lineStart + (rise > 0 ? Math.ceil(ms) : Math.floor(ms) + 1))
}

/** Sets `level` for `now`, and when it will next be another. */
function follow(now: number): void {
  level = Math.floor((from + ((to - from) * (now - lineStart)) / (lineEnd - lineStart)) / PARTS + 0.5)
  nextAt = leavesAt()
  // A wave's lines join: where the curve is flat, nothing wakes for a level that stays.
  while (op === OP_WAVE && nextAt === lineEnd && lineEnd < segmentEnd) {
    nextLine()
    nextAt = leavesAt()
  }
  // Steps keep their distance; the end of a segment is exact.
  if (from !== to) nextAt = Math.min(segmentEnd, Math.max(nextAt, now + STEP_MS))
}

/** Start `bytes` at `now`, after a cue of `ticks` (0 for none). PLAYABLE, or why not: then nothing plays. */
export function start(bytes: string, ticks: number, now: number): number {
  stop()
  const why = refusal(bytes)
  if (why !== PLAYABLE) return why
  program = bytes
  at = HEADER_BYTES
  depth = to = 0
  playing = true
  lineEnd = segmentEnd = nextAt = now
  if (ticks) {
    beginSegment(OP_CUE, cueMs(ticks))
    nextLine()
  }
  return PLAYABLE
}

/** Move `level` to `now`. */
export function poll(now: number): void {
  if (now < nextAt) return
  while (now >= lineEnd) {
    if (lineEnd === segmentEnd && !nextSegment()) {
      stop()
      return
    }
    nextLine()
  }
  follow(now)
}
