// The compiled program: which bytes are played, and why others are refused.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { addHeader, compile } from '../../../programs/language/compile.ts'
import { SESSION_MAX_MS } from '../../../src/limits.ts'
import { load } from '../../../src/memory/settings.ts'
import {
  adler32,
  BAD_CHECKSUM,
  BAD_COUNT,
  BAD_LENGTH,
  BAD_LEVEL,
  BAD_NESTING,
  BAD_OPCODE,
  BAD_TIME,
  BAD_TOTAL,
  BAD_VERSION,
  CHECKED_FROM,
  FORMAT_VERSION,
  MAX_NESTING,
  ON_SPOT,
  OP_CUE,
  OP_END,
  OP_HOLD,
  OP_LINE,
  OP_PULSE,
  OP_REPEAT,
  OP_WAVE,
  PLAYABLE,
  readNumber,
  TIME_BYTES,
  validateProgram,
} from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

// A cue moves to the next spot, which is in the settings.
load(undefined)

const timeBytes = (ms: number) => [ms & 255, (ms >> 8) & 255, ms >> 16]
const holdBytes = (level: number, ms: number) => [OP_HOLD, level, ...timeBytes(ms)]
/** A program of these segment bytes with a right header, and a total of `ms`. */
const programOf = (ms: number, ...bytes: number[]) => addHeader([...timeBytes(ms), ...bytes])
/** A hold inside `depth` repeats. */
const nestedBytes = (depth: number) => [
  ...Array(depth).fill([OP_REPEAT, 1]).flat(),
  ...holdBytes(10, 100),
  ...Array(depth).fill(OP_END),
]

/** Plays a playable program. Returns when it ends. */
function playToEnd(bytes: string): number {
  player.reset()
  player.start(bytes, 0, 0)
  let now = 0
  for (player.poll(0); player.isPlaying; player.poll(now)) now = player.nextAt
  return now
}

it('adler32() gives the checksum of RFC 1950', () => {
  expect(adler32('Wikipedia', 0)).toBe(0x11e60398)
})

it('readNumber() reads little-endian numbers', () => {
  expect(readNumber('x\x01\x02\x03', 1, 3)).toBe(0x030201)
})

describe('validateProgram()', () => {
  it.each([
    ['nothing', '', BAD_VERSION],
    ['another version', `\x01${programOf(100, ...holdBytes(10, 100)).slice(1)}`, BAD_VERSION],
    ['a header alone', programOf(0), BAD_LENGTH],
    ['a byte too many', `${programOf(100, ...holdBytes(10, 100))}\0`, BAD_LENGTH],
    ['an unknown segment', programOf(100, 99, 10, 0, 0, 0), BAD_OPCODE],
    ['opcode 0', programOf(100, 0, 10, 0, 0, 0), BAD_OPCODE],
    ['level 100', programOf(100, ...holdBytes(100, 100)), PLAYABLE],
    ['level 101', programOf(100, ...holdBytes(101, 100)), BAD_LEVEL],
    ['a hold of no time', programOf(0, ...holdBytes(10, 0)), BAD_TIME],
    ...[OP_WAVE, OP_LINE].flatMap((op): [string, string, number][] => [
      [
        `wave ${op} of 400 ms`,
        programOf(400, op, 1, 2, ...timeBytes(150), ...timeBytes(250), ...timeBytes(400)),
        PLAYABLE,
      ],
      [
        `wave ${op} of 399 ms`,
        programOf(400, op, 1, 2, ...timeBytes(150), ...timeBytes(249), ...timeBytes(400)),
        BAD_TIME,
      ],
      [
        `wave ${op} that jumps up`,
        programOf(400, op, 1, 2, ...timeBytes(0), ...timeBytes(400), ...timeBytes(400)),
        PLAYABLE,
      ],
      [
        `wave ${op} that jumps down`,
        programOf(400, op, 1, 2, ...timeBytes(400), ...timeBytes(0), ...timeBytes(400)),
        PLAYABLE,
      ],
      [
        `wave ${op} above the top`,
        programOf(400, op, 1, 101, ...timeBytes(200), ...timeBytes(200), ...timeBytes(400)),
        BAD_LEVEL,
      ],
    ]),
    ['pulses of 1 ms', programOf(9, OP_PULSE, 0, 9, ...timeBytes(1), ...timeBytes(1), ...timeBytes(9)), PLAYABLE],
    [
      'pulses that are never on',
      programOf(9, OP_PULSE, 0, 9, ...timeBytes(0), ...timeBytes(1), ...timeBytes(9)),
      BAD_TIME,
    ],
    [
      'pulses that are never off',
      programOf(9, OP_PULSE, 0, 9, ...timeBytes(1), ...timeBytes(0), ...timeBytes(9)),
      BAD_TIME,
    ],
    ['four repeats in one another', programOf(100, ...nestedBytes(MAX_NESTING)), PLAYABLE],
    ['five repeats in one another', programOf(100, ...nestedBytes(MAX_NESTING + 1)), BAD_NESTING],
    ['an end without a repeat', programOf(100, ...holdBytes(10, 100), OP_END), BAD_NESTING],
    ['a repeat without an end', programOf(100, OP_REPEAT, 2, ...holdBytes(10, 100)), BAD_NESTING],
    ['a repeat of nothing', programOf(100, OP_REPEAT, 9, OP_END, ...holdBytes(10, 100)), BAD_TIME],
    ['a repeat 0 times', programOf(0, OP_REPEAT, 0, ...holdBytes(10, 100), OP_END), BAD_COUNT],
    ['no ticks', programOf(300, OP_CUE, 0), BAD_COUNT],
    ['nine ticks', programOf(4800, OP_CUE, 9), PLAYABLE],
    ['ten ticks', programOf(5300, OP_CUE, 10), BAD_COUNT],
    ['an argument cut off', programOf(100, OP_HOLD, 10, 100), BAD_TIME],
    ['a wrong total', programOf(101, ...holdBytes(10, 100)), BAD_TOTAL],
    ['a full session', programOf(SESSION_MAX_MS, ...holdBytes(10, SESSION_MAX_MS)), PLAYABLE],
    ['longer than a session', programOf(SESSION_MAX_MS + 1, ...holdBytes(10, SESSION_MAX_MS + 1)), BAD_TOTAL],
    [
      'repeats with a total of years',
      programOf(0, ...Array(4).fill([OP_REPEAT, 255]).flat(), ...holdBytes(10, 1e6), ...Array(4).fill(OP_END)),
      BAD_TOTAL,
    ],
  ])('answers with the expected result for %s', (_, bytes, result) => {
    expect(validateProgram(bytes)).toBe(result)
  })

  it('refuses every program of the rotation with one damaged byte', () => {
    for (const bytes of compileRotation())
      for (let i = 0; i < bytes.length; i++)
        for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
          const damaged = bytes.slice(0, i) + String.fromCharCode(bytes.charCodeAt(i) ^ flip) + bytes.slice(i + 1)
          expect(validateProgram(damaged), `byte ${i} xor ${flip}`).not.toBe(PLAYABLE)
        }
  })

  it('refuses every truncated program of the rotation', () => {
    for (const bytes of compileRotation())
      for (let i = 0; i < bytes.length; i++) expect(validateProgram(bytes.slice(0, i))).not.toBe(PLAYABLE)
  })

  it('answers any string, with a right header or not, and the player plays a playable one to its stated time', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const opcodes = fc.integer({ min: 0, max: 9 })
    const body = fc.array(fc.oneof(byte, opcodes), { maxLength: 40 })
    const bytes = fc.oneof(
      fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) }),
      body.map((list) => String.fromCharCode(FORMAT_VERSION, ...list)),
      fc.tuple(fc.integer({ min: 0, max: 5000 }), body).map(([ms, list]) => programOf(ms, ...list)),
    )
    fc.assert(
      fc.property(bytes, (text) => {
        const result = validateProgram(text)
        expect(result).toBeGreaterThanOrEqual(PLAYABLE)
        expect(result).toBeLessThanOrEqual(BAD_TOTAL)
        if (result === PLAYABLE) expect(playToEnd(text)).toBe(readNumber(text, CHECKED_FROM, TIME_BYTES) % ON_SPOT)
      }),
      { numRuns: 2000 },
    )
  })

  it('accepts every program that the compiler makes', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(validateProgram(compile(program))).toBe(PLAYABLE)
      }),
    )
  })

  it('answers BAD_CHECKSUM if only the checksum is wrong', () => {
    const bytes = programOf(100, ...holdBytes(10, 100))
    expect(validateProgram(bytes.slice(0, 3) + String.fromCharCode(bytes.charCodeAt(3) ^ 1) + bytes.slice(4))).toBe(
      BAD_CHECKSUM,
    )
  })
})
