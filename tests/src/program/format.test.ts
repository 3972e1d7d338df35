import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { addHeader, compile } from '../../../programs/language/compile.ts'
import { SESSION_MAX_MS } from '../../../src/limits.ts'
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
  FORMAT_VERSION,
  MAX_NESTING,
  OP_CUE,
  OP_END,
  OP_HOLD,
  OP_LINE,
  OP_PULSE,
  OP_REPEAT,
  OP_WAVE,
  PLAYABLE,
  readNumber,
  validateProgram,
} from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

const time = (ms: number) => [ms & 255, (ms >> 8) & 255, ms >> 16]
const hold = (level: number, ms: number) => [OP_HOLD, level, ...time(ms)]
/** A sealed program of these bytes that states `ms`. */
const sealed = (ms: number, ...bytes: number[]) => addHeader([...time(ms), ...bytes])
const nest = (depth: number) => [
  ...Array(depth).fill([OP_REPEAT, 1]).flat(),
  ...hold(10, 100),
  ...Array(depth).fill(OP_END),
]

it('adler32 is the one of RFC 1950', () => {
  expect(adler32('Wikipedia', 0)).toBe(0x11e60398)
})

it('numbers are little-endian', () => {
  expect(readNumber('x\x01\x02\x03', 1, 3)).toBe(0x030201)
})

describe('refusal', () => {
  it.each([
    ['nothing', '', BAD_VERSION],
    ['another version', `\x01${sealed(100, ...hold(10, 100)).slice(1)}`, BAD_VERSION],
    ['a header alone', sealed(0), BAD_LENGTH],
    ['a byte too many', `${sealed(100, ...hold(10, 100))}\0`, BAD_LENGTH],
    ['an unknown segment', sealed(100, 99, 10, 0, 0, 0), BAD_OPCODE],
    ['opcode 0', sealed(100, 0, 10, 0, 0, 0), BAD_OPCODE],
    ['level 100', sealed(100, ...hold(100, 100)), PLAYABLE],
    ['level 101', sealed(100, ...hold(101, 100)), BAD_LEVEL],
    ['a hold of no time', sealed(0, ...hold(10, 0)), BAD_TIME],
    ...[OP_WAVE, OP_LINE].flatMap((op): [string, string, number][] => [
      [`wave ${op} of 400 ms`, sealed(400, op, 1, 2, ...time(150), ...time(250), ...time(400)), PLAYABLE],
      [`wave ${op} of 399 ms`, sealed(400, op, 1, 2, ...time(150), ...time(249), ...time(400)), BAD_TIME],
      [`wave ${op} that jumps up`, sealed(400, op, 1, 2, ...time(0), ...time(400), ...time(400)), PLAYABLE],
      [`wave ${op} that jumps down`, sealed(400, op, 1, 2, ...time(400), ...time(0), ...time(400)), PLAYABLE],
      [`wave ${op} above the top`, sealed(400, op, 1, 101, ...time(200), ...time(200), ...time(400)), BAD_LEVEL],
    ]),
    ['pulses of 1 ms', sealed(9, OP_PULSE, 0, 9, ...time(1), ...time(1), ...time(9)), PLAYABLE],
    ['pulses that are never on', sealed(9, OP_PULSE, 0, 9, ...time(0), ...time(1), ...time(9)), BAD_TIME],
    ['pulses that are never off', sealed(9, OP_PULSE, 0, 9, ...time(1), ...time(0), ...time(9)), BAD_TIME],
    ['four repeats in one another', sealed(100, ...nest(MAX_NESTING)), PLAYABLE],
    ['five', sealed(100, ...nest(MAX_NESTING + 1)), BAD_NESTING],
    ['an end without a repeat', sealed(100, ...hold(10, 100), OP_END), BAD_NESTING],
    ['a repeat without an end', sealed(100, OP_REPEAT, 2, ...hold(10, 100)), BAD_NESTING],
    ['a repeat of nothing', sealed(100, OP_REPEAT, 9, OP_END, ...hold(10, 100)), BAD_TIME],
    ['a repeat 0 times', sealed(0, OP_REPEAT, 0, ...hold(10, 100), OP_END), BAD_COUNT],
    ['no ticks', sealed(300, OP_CUE, 0), BAD_COUNT],
    ['nine ticks', sealed(4800, OP_CUE, 9), PLAYABLE],
    ['ten ticks', sealed(5300, OP_CUE, 10), BAD_COUNT],
    ['an argument cut off', sealed(100, OP_HOLD, 10, 100), BAD_TIME],
    ['a total that is not its own', sealed(101, ...hold(10, 100)), BAD_TOTAL],
    ['a full session', sealed(SESSION_MAX_MS, ...hold(10, SESSION_MAX_MS)), PLAYABLE],
    ['longer than a session', sealed(SESSION_MAX_MS + 1, ...hold(10, SESSION_MAX_MS + 1)), BAD_TOTAL],
    [
      'repeats that blow up',
      sealed(0, ...Array(4).fill([OP_REPEAT, 255]).flat(), ...hold(10, 1e6), ...Array(4).fill(OP_END)),
      BAD_TOTAL,
    ],
  ])('%s', (_, bytes, why) => {
    expect(validateProgram(bytes)).toBe(why)
  })

  it('finds any damaged byte of the rotation', () => {
    for (const bytes of compileRotation())
      for (let i = 0; i < bytes.length; i++)
        for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
          const damaged = bytes.slice(0, i) + String.fromCharCode(bytes.charCodeAt(i) ^ flip) + bytes.slice(i + 1)
          expect(validateProgram(damaged), `byte ${i} xor ${flip}`).not.toBe(PLAYABLE)
        }
  })

  it('finds any truncation of the rotation', () => {
    for (const bytes of compileRotation())
      for (let i = 0; i < bytes.length; i++) expect(validateProgram(bytes.slice(0, i))).not.toBe(PLAYABLE)
  })

  it('is total: any string, and any sealed body, plays to its stated length or is refused', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const opcodes = fc.integer({ min: 0, max: 9 })
    const body = fc.array(fc.oneof(byte, opcodes), { maxLength: 40 })
    const bytes = fc.oneof(
      fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) }),
      body.map((list) => String.fromCharCode(FORMAT_VERSION, ...list)),
      fc.tuple(fc.integer({ min: 0, max: 5000 }), body).map(([ms, list]) => sealed(ms, ...list)),
    )
    fc.assert(
      fc.property(bytes, (text) => {
        const why = validateProgram(text)
        expect(why).toBeGreaterThanOrEqual(PLAYABLE)
        expect(player.start(text, 0, 0)).toBe(why)
        expect(player.isPlaying).toBe(why === PLAYABLE)
      }),
      { numRuns: 2000 },
    )
  })

  it('lets every program pass that the compiler makes', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(validateProgram(compile(program))).toBe(PLAYABLE)
      }),
    )
  })

  it('says the checksum is wrong when only the checksum is', () => {
    const bytes = sealed(100, ...hold(10, 100))
    expect(validateProgram(bytes.slice(0, 3) + String.fromCharCode(bytes.charCodeAt(3) ^ 1) + bytes.slice(4))).toBe(
      BAD_CHECKSUM,
    )
  })
})
