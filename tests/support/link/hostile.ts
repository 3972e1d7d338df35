// Text that a hostile host may send: lines of the link with wrong words and numbers, programs that are none, and bytes.

import { compile } from '../../../programs/language/compile.ts'
import { hold, type Level, program, ramp, s } from '../../../programs/language/write.ts'
import { drawUniform, OWNER } from '../../../sim/world/random.ts'
import { adler32 } from '../../../src/program/format.ts'

/** A program of 22 s at this level. */
export const tried = (level: Level): Uint8Array =>
  Uint8Array.from(
    compile(
      program({
        name: 'tried',
        title: 'Tried',
        serves: ['flow'],
        about: 'For a test.',
        segments: [ramp(level, s(1)), hold(level, s(20)), ramp(0, s(1))],
      }),
      'tried',
    ),
    (c) => c.charCodeAt(0),
  )

export const VERBS = [
  'hi',
  'at',
  'do',
  'load',
  'set',
  'read',
  'bye',
  'do do',
  'unknot',
  '',
  ' ',
  'do\t',
  'eval',
  '__proto__',
]
export const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '8',
  '9',
  '10',
  '12',
  '13',
  '14',
  '15',
  '16',
  '16.5',
  '115',
  '190',
  '-1',
  '1e9',
  '1e400',
]
export const WORDS = [
  'NaN',
  'Infinity',
  'x',
  'length',
  '0x10',
  '[object]',
  '"',
  "'",
  '\\',

  '\x03',
  '\x10',
  '\xff',
  '%s',
]

export const toHex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Bytes with the header of a program: random segments with the right checksum. */
export function forgedProgram(draw: (most: number) => number): number[] {
  const body = Array.from({ length: 3 + draw(60) }, () => (draw(3) === 0 ? draw(256) : draw(12)))
  const checked = String.fromCharCode(...body)
  const sum = adler32(checked, 0)
  return [2, body.length + 7, 0, sum & 255, (sum >>> 8) & 255, (sum >>> 16) & 255, (sum >>> 24) & 255, ...body]
}

/** The text of this number. */
export function hostileText(number: number): string {
  let drawn = 0
  const draw = (most: number): number =>
    Math.floor(drawUniform(Number(process.env.SEED ?? 1), OWNER, number, ++drawn) * most)
  const pick = (list: readonly string[]): string => list[draw(list.length)]!
  switch (draw(5)) {
    case 0:
      return `${pick(VERBS)} ${pick(NUMBERS)} ${pick(NUMBERS)}\n`
    case 1:
      return `${pick(VERBS)} ${pick([...NUMBERS, ...WORDS])} ${pick(WORDS)} ${pick(WORDS)}\n`
    case 2:
      return `load ${pick(NUMBERS)} ${toHex(forgedProgram(draw))}\n`
    case 3:
      return String.fromCharCode(...Array.from({ length: draw(80) }, () => draw(256))).replaceAll('\x1e', '')
    default:
      return `${pick(VERBS)} ${'7'.repeat(draw(900))}\n`.slice(0, 20 + draw(900))
  }
}
