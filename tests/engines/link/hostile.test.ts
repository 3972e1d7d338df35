// Hostile hosts on the link of the built files, on the real engines: nothing moves without a press, nothing throws, and
// memory does not grow.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { builtLinkFile } from '../../support/build/built-file.ts'
import { forgedProgram, NUMBERS, toHex, tried, VERBS, WORDS } from '../../support/link/hostile.ts'
import { isFull, scaled } from '../../support/scope.ts'
import { halOf, hasRadio } from '../harness/engine.ts'
import { engines } from '../harness/engines.ts'
import { play } from '../harness/play.ts'

const TEXTS = scaled(500, 100_000)
/** Espruino takes 5 ms a text. */
const TEST_MS = 1_800_000
/** More than any reading of the memory differs from another: variables of Espruino, bytes of Kaluma. */
const MAX_GROWTH = { Espruino: 60, Kaluma: 20_000 } as Record<string, number>

let drawn = 0
function draw(most: number): number {
  drawn = (drawn * 16807 + 11) % 2147483647
  return drawn % most
}
const noise = Array.from({ length: 100 }, () => draw(256))

const material = {
  verbs: VERBS,
  numbers: NUMBERS,
  words: WORDS,
  forged: [toHex([...tried(40)]), ...Array.from({ length: 5 }, () => toHex(forgedProgram(draw)))],
  noise: String.fromCharCode(...noise),
}

const toAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

const extraCode = [
  `var material = ${toAscii(material)}`,
  readFileSync(join(import.meta.dirname, 'hostile.js'), 'utf8').replaceAll(/^ *\/\/.*\n/gm, ''),
].join('\n')

const world = {
  now: 0,
  clockS: 0,
  batteryV: 3.9,
  celsius: 25,
  charging: 0,
  closed: 0,
  broken: {},
  slots: {},
  cells: {},
  next: 0,
}

/** The events of short presses from `at` on. */
const presses = (at: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => [`${at + i * 200} closed 1`, `${at + i * 200 + 80} closed 0`]).flat()

async function attack(engine: NonNullable<(typeof engines)[number][1]>, board: string, isAccepted: boolean) {
  const before = hasRadio(board) && boards[board]!.engine === 'espruino' ? presses(4000, 5) : []
  const events = [
    ...presses(1000, 3),
    ...before,
    ...(isAccepted ? [`6500 hostile 1`, ...presses(9000, 1)] : []),
    `12000 hostile ${TEXTS}`,
    '12001 end',
  ]
  return play(
    engine,
    { world, events: events.map((event) => `${event}\n`).join('') },
    { board, built: await builtLinkFile(board), extraCode },
  )
}

/** Node alone is for the full run: the files have to be built first. */
const attacked = engines.filter(([name]) => isFull || name !== 'Node')

describe.each(attacked)('%s', (name, engine) => {
  if (!engine) it.skip('is not available', () => {})
  else
    describe.each(['puckjs2', 'pico'].filter((board) => engine.runs(halOf(board))))('%s', (board) => {
      it(`${TEXTS} texts of a host that no press has accepted move nothing, throw nothing and stay nowhere`, {
        timeout: TEST_MS,
      }, async () => {
        const { trace, notes, starts } = await attack(engine, board, false)
        expect(trace.filter((line) => line.includes('duty'))).toEqual([])
        expect([starts, notes.findLast((note) => note.startsWith('after'))]).toEqual([1, 'after 0 fine'])
        const used = notes.flatMap((note) => (note.startsWith('memory') ? [Number(note.slice(7))] : []))
        expect(Math.abs(used.at(-1)! - used[0]!)).toBeLessThan(MAX_GROWTH[name] ?? 1)
      })

      it(`${TEXTS} texts of a host that was accepted throw nothing, and the motor is off 2 s later`, {
        timeout: TEST_MS,
      }, async () => {
        const { trace, notes, starts } = await attack(engine, board, true)
        expect([starts, notes.findLast((note) => note.startsWith('after'))]).toEqual([1, 'after 0 fine'])
        expect(trace.some((line) => /"duty":[1-9]/.test(line))).toBe(true)
        expect(trace.some((line) => line.includes('"console":1') && !line.startsWith('{"t":0,'))).toBe(false)
      })
    })
})
