// The compiled program: a byte string with what to play, its total time and a checksum.
//
//   0     version (2)
//   1-2   length of the whole string in bytes
//   3-6   Adler-32 (RFC 1950) of every byte after these
//   7-9   total time in ms, plus ON_SPOT if the program is for one spot at a time
//   10-   segments
//
// Numbers are little-endian. A segment is an opcode byte and its arguments: levels and counts of one byte,
// times of three, in ms. validateProgram() is total: any string is either playable to its stated time, or refused.
// docs/contributor/program-format.md shows it byte by byte.

import { RAMP_MS_PER_LEVEL, SESSION_MAX_MS } from '../limits.ts'

export const FORMAT_VERSION = 2
/** Marks a program for one spot at a time: the device counts the time there, and moves on to the next spot. */
export const ON_SPOT = 1000000
export const HEADER_BYTES = 10
/** A duration or a period. */
export const TIME_BYTES = 3
/** The checksum covers the bytes from here on. */
export const CHECKED_FROM = 7

/** Segment opcodes and their arguments. The player compares them, so their order matters. */
export const OP_HOLD = 1 // level, time
export const OP_RAMP = 2 // level, time: straight from where the level is
export const OP_EASE = 3 // level, time: the same along half a raised cosine
export const OP_WAVE = 4 // low, high, rise, fall, time: raised cosines, from low to high and back, again and again
export const OP_LINE = 5 // low, high, rise, fall, time: the same in straight lines
export const OP_PULSE = 6 // low, high, on, off, time: high, then low, again and again
export const OP_CUE = 7 // count of ticks
export const OP_REPEAT = 8 // count
export const OP_END = 9 // closes a repeat
/** Beyond the table below, unlike opcode 0. */
const NO_OPCODE = 99
/** Bytes of a segment by opcode, each as the character that many places after '0': a string is the cheapest table. */
const OP_BYTES = '0555<<<221'

export function opBytes(op: number): number {
  return OP_BYTES.charCodeAt(op) - 48
}

export const MAX_LEVEL = 100
/** Repeats may nest this deep, so that the player's stack stays short. */
export const MAX_NESTING = 4
/** No program is longer than a session, so that each ends by itself. */
export const MAX_TOTAL_MS = SESSION_MAX_MS
/** The governor would flatten a steeper ramp. */
export const MIN_MS_PER_LEVEL = RAMP_MS_PER_LEVEL
/** A motor cannot follow a faster wave (rise and stop, therapy 6.2). */
export const MIN_PERIOD_MS = 400

/** A tick is short enough to count, and long enough for the motor to start (rise 190 ms, therapy 6.2). */
export const TICK_MS = 200
export const TICK_GAP_MS = 300
/** Gentle: a cue only has to be felt (proposal). */
export const TICK_LEVEL = 25
export const MAX_TICKS = 9

// Why a program is refused.
export const PLAYABLE = 0
export const BAD_VERSION = 1
export const BAD_LENGTH = 2
export const BAD_CHECKSUM = 3
export const BAD_OPCODE = 4
export const BAD_LEVEL = 5
export const BAD_TIME = 6
export const BAD_NESTING = 7
export const BAD_COUNT = 8
export const BAD_TOTAL = 9

/** How long a cue of `count` ticks takes, in ms: a gap, then a tick and a gap for each. */
export function cueMs(count: number): number {
  return TICK_GAP_MS + count * (TICK_MS + TICK_GAP_MS)
}

/** Reads a little-endian unsigned number of `count` bytes at `at`; NaN past the end. */
export function readNumber(bytes: string, at: number, count: number): number {
  let value = 0
  let left = count
  while (left--) value = value * 256 + bytes.charCodeAt(at + left)
  return value
}

/** Adler-32 of `text` from byte `from` on, as an unsigned number. It detects every change of one or two bytes. */
export function adler32(text: string, from: number): number {
  let a = 1
  let b = 0
  // The remainders can wait until the end: up to 8 MB the sums are exact in a double.
  for (let i = from; i < text.length; i++) b += a += text.charCodeAt(i)
  return (b % 65521) * 65536 + (a % 65521)
}

// Two numbers of each open repeat, by depth. While a program is validated: time and count. While it plays: where the
// repeat begins, and how often it is left to play. They grow up to MAX_NESTING entries, and then stay.
export const sums = [0]
export const counts = [0]

/**
 * Whether a device can play these bytes, whoever made them: the checksum is right, each segment takes time, a period is
 * not too short, and repeats are neither empty nor nested too deep. Levels and the whole time are the governor's.
 */
export function isSafe(bytes: string): boolean {
  let at = HEADER_BYTES
  let depth = 0
  let op = 0
  let isFine = readNumber(bytes, 0, 1) === FORMAT_VERSION && readNumber(bytes, 3, 4) === adler32(bytes, CHECKED_FROM)
  while (isFine && at < bytes.length) {
    const before = op
    op = readNumber(bytes, at, 1)
    // No length for an unknown opcode, which ends the loop.
    at += opBytes(op || NO_OPCODE)
    if (op === OP_REPEAT) depth++
    // A repeat with nothing in it would loop without time passing.
    else if (op === OP_END) depth -= before === OP_REPEAT ? MAX_NESTING + 1 : 1
    isFine =
      depth >= 0 &&
      depth <= MAX_NESTING &&
      (op > OP_PULSE ||
        (readNumber(bytes, at - TIME_BYTES, TIME_BYTES) > 0 &&
          (op < OP_WAVE || readNumber(bytes, at - 9, 3) + readNumber(bytes, at - 6, 3) >= MIN_PERIOD_MS)))
  }
  return isFine && at === bytes.length
}

/** Answers PLAYABLE, or why these bytes must not be played. Never throws, and loops no longer than the bytes are. */
export function validateProgram(bytes: string): number {
  if (readNumber(bytes, 0, 1) !== FORMAT_VERSION) return BAD_VERSION
  if (bytes.length <= HEADER_BYTES || readNumber(bytes, 1, 2) !== bytes.length) return BAD_LENGTH
  if (readNumber(bytes, 3, 4) !== adler32(bytes, CHECKED_FROM)) return BAD_CHECKSUM
  let at = HEADER_BYTES
  let depth = 0
  sums[0] = 0
  while (at < bytes.length) {
    const op = readNumber(bytes, at, 1)
    const first = readNumber(bytes, at + 1, 1)
    let ms = 0
    at += opBytes(op)
    if (op === OP_REPEAT) {
      if (!(first > 0)) return BAD_COUNT
      if (++depth > MAX_NESTING) return BAD_NESTING
      sums[depth] = 0
      counts[depth] = first
    } else if (op === OP_END) {
      if (depth === 0) return BAD_NESTING
      ms = sums[depth]! * counts[depth]!
      depth--
      // An empty repeat would loop without time passing.
      if (ms === 0) return BAD_TIME
    } else if (op === OP_CUE) {
      if (!(first > 0 && first <= MAX_TICKS)) return BAD_COUNT
      ms = cueMs(first)
    } else if (op >= OP_HOLD && op <= OP_PULSE) {
      if (!(first >= 0 && first <= MAX_LEVEL)) return BAD_LEVEL
      if (op >= OP_WAVE) {
        const rise = readNumber(bytes, at - 9, TIME_BYTES)
        const fall = readNumber(bytes, at - 6, TIME_BYTES)
        if (!(readNumber(bytes, at - 10, 1) <= MAX_LEVEL)) return BAD_LEVEL
        if (op === OP_PULSE ? !(rise > 0 && fall > 0) : !(rise + fall >= MIN_PERIOD_MS)) return BAD_TIME
      }
      ms = readNumber(bytes, at - TIME_BYTES, TIME_BYTES)
      if (!(ms > 0)) return BAD_TIME
    } else return BAD_OPCODE
    sums[depth]! += ms
    if (sums[depth]! > MAX_TOTAL_MS) return BAD_TOTAL
  }
  if (depth !== 0) return BAD_NESTING
  // The last argument is cut off.
  if (at !== bytes.length) return BAD_LENGTH
  return sums[0] === readNumber(bytes, CHECKED_FROM, TIME_BYTES) % ON_SPOT ? PLAYABLE : BAD_TOTAL
}
