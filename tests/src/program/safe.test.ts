// What a device checks of a program from outside: all that the checks of the computer let pass is safe, and what is safe
// plays without hanging, whatever it asks for.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import * as light from '../../../src/light.ts'
import * as settings from '../../../src/memory/settings.ts'
import { adler32, isSafe, PLAYABLE, validateProgram } from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import * as spots from '../../../src/routine/spots.ts'

/** Segments as numbers, with a header that fits them. */
function withHeader(segments: readonly number[], version = 2, totalMs = 0): string {
  const checked = String.fromCharCode(totalMs & 255, 0, 0, ...segments)
  const sum = adler32(checked, 0)
  const length = checked.length + 7
  const head = [
    version,
    length & 255,
    length >> 8,
    sum & 255,
    (sum >>> 8) & 255,
    (sum >>> 16) & 255,
    (sum >>> 24) & 255,
  ]
  return String.fromCharCode(...head) + checked
}

const HOLD = [1, 50, 200, 0, 0]
const wave = (rise: number, fall: number) => [4, 0, 50, rise & 255, rise >> 8, 0, fall & 255, fall >> 8, 0, 232, 3, 0]
const repeats = (depth: number) => [...Array(depth).fill([8, 2]).flat(), ...HOLD, ...Array(depth).fill(9)]

it.each(compileRotation().map((program) => [program]))('a program of the rotation is safe', (program) =>
  expect(isSafe(program)).toBe(true),
)

it.each([
  ['a hold', HOLD, true],
  ['nothing', [], true],
  ['a hold of no time', [1, 50, 0, 0, 0], false],
  ['a ramp of no time', [2, 50, 0, 0, 0], false],
  ['opcode 0', [0, ...HOLD], false],
  ['opcode 10', [10, ...HOLD], false],
  ['a cue', [7, 2], true],
  ['a segment that is cut', [1, 50, 200, 0], false],
  ['a period of 399 ms', wave(200, 199), false],
  ['a period of 400 ms', wave(200, 200), true],
  ['a period of 401 ms', wave(200, 201), true],
  ['an empty repeat', [8, 3, 9], false],
  ['an empty repeat in another', [8, 3, 8, 3, 9, 9], false],
  ['a repeat with a cue', [8, 3, 7, 1, 9], true],
  ['an end without a repeat', [...HOLD, 9], false],
  ['three repeats', repeats(3), true],
  ['four repeats', repeats(4), true],
  ['five repeats', repeats(5), false],
] as const)('%s', (_, segments, expected) => expect(isSafe(withHeader(segments as number[]))).toBe(expected))

it('refuses opcode 0 where a time of more than 0 precedes it', () => expect(isSafe(withHeader([0], 2, 9))).toBe(false))

it('refuses another version, and any changed byte', () => {
  const good = withHeader(HOLD)
  expect([isSafe(withHeader(HOLD, 1)), isSafe(withHeader(HOLD, 3)), isSafe('')]).toEqual([false, false, false])
  // The length, bytes 1 and 2, is not looked at: the checksum covers the end.
  for (let at = 3; at < good.length; at++)
    expect(isSafe(good.slice(0, at) + String.fromCharCode(good.charCodeAt(at) ^ 1) + good.slice(at + 1))).toBe(false)
})

const segment = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 }),
  fc.constantFrom(HOLD, [7, 3], [8, 200], [9], [6, 0, 100, 200, 0, 0, 200, 0, 0, 16, 39, 0], wave(300, 300)),
)
const anyProgram = fc.array(segment, { maxLength: 14 }).map((segments) => withHeader(segments.flat()))

it('whatever is safe plays: time passes at each step, and it ends or goes on for longer than a session', () => {
  fc.assert(
    fc.property(anyProgram, (bytes) => {
      if (!isSafe(bytes)) return
      settings.load(undefined)
      light.reset()
      spots.reset()
      player.reset()
      player.start(bytes, undefined, 0)
      let now = 0
      for (let polls = 0; player.isPlaying && polls < 300; polls++) {
        player.poll(now)
        player.lookAhead()
        expect(player.level).toBeGreaterThanOrEqual(0)
        if (!player.isPlaying) return
        expect(player.nextAt).toBeGreaterThan(now)
        now = player.nextAt
      }
    }),
    { numRuns: 500 },
  )
})

it('what the checks of the computer let pass is safe, but for pulses that no motor follows', () => {
  fc.assert(
    fc.property(anyProgram, (bytes) => {
      const isPulse = bytes.includes('\x06')
      if (validateProgram(bytes) === PLAYABLE && !isPulse) expect(isSafe(bytes)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
