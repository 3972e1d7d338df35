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

export interface Player {
  /** Start `bytes` at `now`, after a cue of `ticks` (0 for none). PLAYABLE, or why not: then nothing plays. */
  start(bytes: string, ticks: number, now: number): number
  stop(): void
  /** Move to `now`; the level asked for, 0..100. 0 when nothing plays. */
  poll(now: number): number
  playing(): boolean
  /** When the level changes next or the program ends, in ms, or NEVER. */
  nextAt(): number
}

export function createPlayer(): Player {
  let program = ''
  let at = 0
  let active = false

  // The line being played: from `from` at lineStart to `to` at lineEnd, in parts of a level.
  let from = 0
  let to = 0
  let lineStart = 0
  let lineEnd = 0
  let level = 0
  let changeAt = NEVER

  // The segment that line belongs to: a wave or a cue has many lines.
  let op = 0
  let low = 0
  let high = 0
  let periodMs = 0
  let segmentStart = 0
  let segmentEnd = 0
  let line = 0

  // One entry a nesting depth, the first unused: refusal() keeps depth at MAX_NESTING, so these never grow.
  const loopAt = [0, 0, 0, 0, 0]
  const loopsLeft = [0, 0, 0, 0, 0]
  let depth = 0

  function beginSegment(code: number, ms: number) {
    op = code
    line = 0
    segmentStart = segmentEnd
    segmentEnd = segmentStart + ms
  }

  function beginCue(ticks: number) {
    beginSegment(OP_CUE, cueMs(ticks))
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
        beginCue(first)
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

  function nextLine() {
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
  function follow(now: number) {
    level = Math.floor((from + ((to - from) * (now - lineStart)) / (lineEnd - lineStart)) / PARTS + 0.5)
    changeAt = leavesAt()
    // A wave's lines join: where the curve is flat, nothing wakes for a level that stays.
    while (op === OP_WAVE && changeAt === lineEnd && lineEnd < segmentEnd) {
      nextLine()
      changeAt = leavesAt()
    }
    // Steps keep their distance; the end of a segment is exact.
    if (from !== to) changeAt = Math.min(segmentEnd, Math.max(changeAt, now + STEP_MS))
  }

  function stop() {
    active = false
    level = 0
    changeAt = NEVER
  }

  return {
    start(bytes, ticks, now) {
      const why = refusal(bytes)
      stop()
      if (why !== PLAYABLE) return why
      program = bytes
      at = HEADER_BYTES
      depth = 0
      active = true
      lineEnd = segmentEnd = changeAt = now
      to = 0
      if (ticks) {
        beginCue(ticks)
        nextLine()
      }
      return PLAYABLE
    },

    stop,

    poll(now) {
      if (active && now >= changeAt) {
        while (now >= lineEnd) {
          if (lineEnd === segmentEnd && !nextSegment()) {
            stop()
            return 0
          }
          nextLine()
        }
        follow(now)
      }
      return level
    },

    playing() {
      return active
    },

    nextAt() {
      return changeAt
    },
  }
}
