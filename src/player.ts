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
/**
 * (1 - cos(pi k / 16)) / 2 for k = 0..16, times WAVE_SCALE, as one character each above WAVE_ZERO: the device
 * has no cosine worth waiting for, and a string is the cheapest table there is.
 */
export const WAVE_TABLE = '#$&+07?GPYaipuz|}'
export const WAVE_SCALE = 90
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

  // The line being played: from `fromLevel` at lineStart to `toLevel` at lineEnd.
  let fromLevel = 0
  let toLevel = 0
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
        }
        return true
      }
    }
    return false
  }

  /** The wave's level where its line `k` begins. */
  function waveLevel(k: number): number {
    const half = k % WAVE_LINES
    const share = WAVE_TABLE.charCodeAt(half > HALF ? WAVE_LINES - half : half) - WAVE_ZERO
    return low + Math.floor(((high - low) * share) / WAVE_SCALE + 0.5)
  }

  function nextLine() {
    lineStart = lineEnd
    fromLevel = toLevel
    if (op === OP_WAVE) {
      fromLevel = waveLevel(line)
      // Where the curve is flat, lines are joined, so that nothing wakes for a level that stays.
      do {
        toLevel = waveLevel(++line)
        lineEnd = Math.min(segmentStart + Math.floor((line * periodMs) / WAVE_LINES), segmentEnd)
      } while (toLevel === fromLevel && lineEnd < segmentEnd)
    } else if (op === OP_CUE) {
      toLevel = fromLevel = line & 1 ? TICK_LEVEL : 0
      lineEnd = lineStart + (line++ & 1 ? TICK_MS : TICK_GAP_MS)
    } else {
      toLevel = low
      if (op === OP_HOLD) fromLevel = low
      lineEnd = segmentEnd
    }
  }

  /** Sets `level` for `now` on the current line, and when it will next be another. */
  function follow(now: number) {
    const rise = toLevel - fromLevel
    const steps = rise < 0 ? -rise : rise
    const span = 2 * (lineEnd - lineStart)
    // A level is reached halfway to the next, so that rounding is fair to both.
    const done = Math.floor((2 * steps * (now - lineStart) + span / 2) / span)
    level = rise < 0 ? fromLevel - done : fromLevel + done
    changeAt = lineEnd
    if (done < steps) {
      const reached = lineStart + Math.ceil(((2 * done + 1) * span) / (4 * steps))
      changeAt = Math.min(lineEnd, Math.max(reached, now + STEP_MS))
    }
    // Lines of a fast wave follow each other sooner than a step: only the segment's end is exact.
    if (op === OP_WAVE) changeAt = Math.min(segmentEnd, Math.max(changeAt, now + STEP_MS))
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
      toLevel = 0
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
