// Random byte strings, a million in the full run: the decoder refuses each, or the player plays it to its stated length,
// within the band.

import { expect, it } from 'vitest'
import { programs } from '../../programs/index.ts'
import { addHeader, compile } from '../../programs/language/compile.ts'
import { load } from '../../src/memory/settings.ts'
import { HEADER_BYTES, ON_SPOT, PLAYABLE, readNumber, TIME_BYTES, validateProgram } from '../../src/program/format.ts'
import * as player from '../../src/program/player.ts'
import { scaled } from '../support/scope.ts'

// A cue moves to the next spot, which is in the settings.
load(undefined)
player.reset()

const COUNT = scaled(50_000, 1_000_000)
/** To save time, one in so many playable strings is played. */
const PLAY_EVERY = 50
const SEED = Number(process.env.SEED ?? 1)

/** mulberry32: quick, and the same everywhere. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = makeRandom(SEED)
const pickBelow = (limit: number) => Math.floor(random() * limit)
/** Half of the bytes are small, as opcodes and counts are. */
const makeBytes = (count: number) => Array.from({ length: count }, () => pickBelow(random() < 0.5 ? 10 : 256))
const compiled = programs.map((program) => Array.from(compile(program), (c) => c.charCodeAt(0)))

const MUTATIONS: ((bytes: number[], at: number) => void)[] = [
  (bytes, at) => {
    bytes[at] = pickBelow(256)
  },
  (bytes, at) => bytes.splice(at, 1 + pickBelow(3)),
  (bytes, at) => bytes.splice(at, 0, ...makeBytes(1 + pickBelow(12))),
  (bytes, at) => {
    bytes[at] = bytes[at]! ^ (1 << pickBelow(8))
  },
]

/** A compiled program with up to four mistakes. */
function mutate(): number[] {
  const bytes = [...compiled[pickBelow(compiled.length)]!]
  for (let i = pickBelow(4); i >= 0; i--) {
    const at = pickBelow(bytes.length)
    MUTATIONS[pickBelow(MUTATIONS.length)]!(bytes, at)
  }
  return bytes
}

/** Gives bytes a right length and checksum, so that the decoder looks at the rest. */
const fixHeader = (bytes: readonly number[]): string => addHeader(bytes.slice(HEADER_BYTES - TIME_BYTES))

const KINDS: (() => string)[] = [
  () => String.fromCharCode(...makeBytes(pickBelow(40))),
  () => String.fromCharCode(...mutate()),
  () => fixHeader(mutate()),
  () => fixHeader([...makeBytes(HEADER_BYTES), ...makeBytes(pickBelow(40))]),
]

/** Plays a string to its end. Returns what is wrong, or ''. */
function findMistake(bytes: string): string {
  const total = readNumber(bytes, HEADER_BYTES - TIME_BYTES, TIME_BYTES) % ON_SPOT
  player.start(bytes, 0, 0)
  player.poll(0)
  let now = 0
  while (player.isPlaying) {
    if (!(player.nextAt > now)) return `time stands still at ${now} ms`
    now = player.nextAt
    if (now > total) return `plays at ${now} ms, after its end at ${total} ms`
    player.poll(now)
    if (!(Number.isInteger(player.level) && player.level >= 0 && player.level <= 100)) return `level ${player.level}`
  }
  return now === total ? '' : `ends at ${now} ms, not at ${total} ms`
}

it(`${COUNT} strings are refused or play to their stated length (seed ${SEED})`, { timeout: 60_000 }, () => {
  let playable = 0
  for (let i = 0; i < COUNT; i++) {
    const bytes = KINDS[i % KINDS.length]!()
    if (validateProgram(bytes) !== PLAYABLE) continue
    if (playable++ % PLAY_EVERY > 0) continue
    const mistake = findMistake(bytes)
    // An expectation for each would take most of the time.
    if (mistake) expect.fail(`${mistake}: ${Buffer.from(bytes, 'latin1').toString('hex')} (seed ${SEED}, string ${i})`)
  }
  expect(playable).toBeGreaterThan(COUNT / 100)
})
