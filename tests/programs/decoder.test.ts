// A million byte strings, random, mutated, and sealed anew so that the checksum does not save the decoder: each is
// refused, or plays to its stated length within the band, and nothing throws or hangs.

import { expect, it } from 'vitest'
import { programs } from '../../programs/index.ts'
import { compile, seal } from '../../programs/language/compile.ts'
import { load } from '../../src/memory/settings.ts'
import { HEADER_BYTES, ON_SPOT, PLAYABLE, readNumber, TIME_BYTES, validateProgram } from '../../src/program/format.ts'
import * as player from '../../src/program/player.ts'

// A cue moves to the next spot, which is remembered.
load(undefined)

const COUNT = 1_000_000
/** Of those that can be played, every so many are. */
const PLAY_EVERY = 50
/** A million expectations would take longer than what they look at. */
const SEED = Number(process.env.SEED ?? 1)

/** mulberry32: quick, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const next = random(SEED)
const below = (n: number) => Math.floor(next() * n)
const bytesOf = (count: number) => Array.from({ length: count }, () => below(next() < 0.5 ? 10 : 256))
const samples = programs.map((program) => Array.from(compile(program), (c) => c.charCodeAt(0)))

function mutated(): number[] {
  const bytes = [...samples[below(samples.length)]!]
  for (let i = below(4); i >= 0; i--) {
    const at = below(bytes.length)
    const what = below(4)
    if (what === 0) bytes[at] = below(256)
    else if (what === 1) bytes.splice(at, 1 + below(3))
    else if (what === 2) bytes.splice(at, 0, ...bytesOf(1 + below(12)))
    else bytes[at] = bytes[at]! ^ (1 << below(8))
  }
  return bytes
}

/** The bytes with a length and a checksum that are right. */
function sealed(bytes: readonly number[]): string {
  return seal(bytes.slice(HEADER_BYTES - TIME_BYTES))
}

const KINDS: (() => string)[] = [
  () => String.fromCharCode(...bytesOf(below(40))),
  () => String.fromCharCode(...mutated()),
  () => sealed(mutated()),
  () => sealed([...bytesOf(HEADER_BYTES), ...bytesOf(below(40))]),
]

/** Plays it to its end; why it is wrong, or ''. */
function play(bytes: string): string {
  const total = readNumber(bytes, HEADER_BYTES - TIME_BYTES, TIME_BYTES) % ON_SPOT
  player.start(bytes, 0, 0)
  player.poll(0)
  let now = 0
  while (player.isPlaying) {
    if (!(player.nextAt > now)) return `time stands still at ${now}`
    now = player.nextAt
    if (now > total) return `goes on at ${now}, past ${total}`
    player.poll(now)
    if (!(Number.isInteger(player.level) && player.level >= 0 && player.level <= 100)) return `level ${player.level}`
  }
  return now === total ? '' : `ends at ${now}, not at ${total}`
}

it(`a million strings (seed ${SEED})`, { timeout: 60_000 }, () => {
  let playable = 0
  for (let i = 0; i < COUNT; i++) {
    const bytes = KINDS[i % KINDS.length]!()
    if (validateProgram(bytes) !== PLAYABLE) continue
    if (playable++ % PLAY_EVERY > 0) continue
    const wrong = play(bytes)
    if (wrong) expect.fail(`${wrong}: ${Buffer.from(bytes, 'latin1').toString('hex')} (seed ${SEED}, string ${i})`)
  }
  expect(playable).toBeGreaterThan(COUNT / 100)
})
