import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import knot from '../../../programs/knot.ts'
import { compile } from '../../../programs/language/compile.ts'
import { listPieces, type Piece } from '../../../programs/language/curve.ts'
import { sumMs } from '../../../programs/language/timing.ts'
import { cue, hold, ms, type Program, ramp, repeat, type Segment, s, wave } from '../../../programs/language/write.ts'
import { STEP_MS } from '../../../src/limits.ts'
import { load } from '../../../src/memory/settings.ts'
import { PLAYABLE, TICK_LEVEL } from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import { RAMP_STEP_LEVELS } from '../../../src/program/player.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

// A cue moves to the next spot, which is remembered.
load(undefined)

const of = (...segments: Segment[]): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
})

/** The level after a poll at `now`. */
const levelAt = (now: number): number => {
  player.poll(now)
  return player.level
}

interface Played {
  /** [ms, level], whenever the level changed. */
  changes: [number, number][]
  wakes: number[]
  endedAt: number
}

/** Plays from `from`, woken `lateMs` after each deadline. */
function play(written: Program, from = 0, lateMs = 0, ticks = 0): Played {
  expect(player.start(compile(written), ticks, from)).toBe(PLAYABLE)
  const changes: [number, number][] = []
  const wakes: number[] = []
  let now = from
  player.poll(now)
  let level = player.level
  if (level) changes.push([now, level])
  while (player.isPlaying) {
    const at = player.nextAt
    expect(at, 'time moves').toBeGreaterThan(now)
    now = at + lateMs
    wakes.push(now)
    player.poll(now)
    if (player.level !== level) changes.push([now, player.level])
    level = player.level
  }
  return { changes, wakes, endedAt: now }
}

/** The written curve: what the level should be at `t`, before rounding. */
function curve(parts: readonly Piece[], t: number): number {
  const piece = parts.find(({ beginMs, ms }) => t < beginMs + ms)
  return piece ? piece.at(t - piece.beginMs) : 0
}

it('what is eased is a raised cosine, to a 10,000th', () => {
  for (let x = 0; x <= 1; x += 1 / 1024)
    expect(Math.abs(player.easeInOut(x) - (1 - Math.cos(Math.PI * x)) / 2)).toBeLessThan(1 / 10_000)
  expect([player.easeInOut(0), player.easeInOut(0.5), player.easeInOut(1)]).toEqual([0, 0.5, 1])
})

describe('time is absolute', () => {
  const written = of(repeat(20, [hold(50, ms(1234)), hold(20, ms(777))]), ramp(0, s(1)))

  it('the k-th change lands on its written time, however late each wake-up is', () => {
    for (const lateMs of [0, 3, 17]) {
      const { changes } = play(written, 5000, lateMs)
      for (let k = 0; k < 20; k++) {
        expect(changes[2 * k]).toEqual([5000 + k * 2011 + (k === 0 ? 0 : lateMs), 50])
        expect(changes[2 * k + 1]).toEqual([5000 + k * 2011 + 1234 + lateMs, 20])
      }
    }
  })

  it('a wake-up that comes minutes late skips what is past', () => {
    player.start(compile(knot), 0, 0)
    player.poll(0)
    expect(levelAt(3000 + 80_000)).toBe(26) // the low part of the first round
    expect(levelAt(276_000)).toBe(0)
    expect(player.isPlaying).toBe(false)
  })
})

describe('wake-ups', () => {
  it('a hold has one, at its end', () => {
    expect(play(of(hold(50, s(60)), ramp(0, s(1)))).wakes.filter((at) => at <= 60_000)).toEqual([60_000])
  })

  it('a ramp wakes only where the level changes', () => {
    const { wakes, changes } = play(of(ramp(10, s(10)), ramp(0, s(10))))
    expect(wakes.length).toBeLessThanOrEqual(changes.length + 2)
  })

  it.each([
    ['a steep ramp', of(ramp(100, ms(500)), ramp(0, ms(500)))],
    ['a fast wave', of(wave(1, 26, ms(400), ms(4000)), ramp(0, s(1)))],
    ['a slow wave', of(wave(20, 60, s(9), s(18)), ramp(0, s(1)))],
  ])('%s: at most ten a second', (_, written) => {
    const { wakes } = play(written)
    for (const at of wakes)
      expect(wakes.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(10 + 1)
    expect(wakes.filter((at, i) => i > 0 && at - wakes[i - 1]! < STEP_MS).length).toBeLessThanOrEqual(2)
  })
})

it('a wave that goes nowhere is not walked line by line', () => {
  player.start(compile(of(wave(50, 50, ms(400), ms(800_000)), ramp(0, s(1)))), 0, 0)
  const reads = vi.spyOn(String.prototype, 'charCodeAt')
  player.poll(0)
  const count = reads.mock.calls.length
  reads.mockRestore()
  expect([player.level, player.nextAt]).toEqual([50, 800_000])
  expect(count).toBeLessThan(20)
})

describe('a cue', () => {
  it('ticks: a gap, then a tick and a gap each', () => {
    const { changes } = play(of(cue(2), hold(50, s(1)), ramp(0, s(1))))
    expect(changes.slice(0, 5)).toEqual([
      [300, TICK_LEVEL],
      [500, 0],
      [800, TICK_LEVEL],
      [1000, 0],
      [1300, 50],
    ])
  })

  it('goes before a program that is announced', () => {
    expect(
      play(of(hold(50, s(1)), ramp(0, s(1))), 1000, 0, 3)
        .changes.map(([at]) => at)
        .slice(0, 7),
    ).toEqual([1300, 1500, 1800, 2000, 2300, 2500, 2800])
  })
})

it('stop is at once', () => {
  player.start(compile(knot), 0, 0)
  player.poll(10_000)
  player.stop()
  expect(levelAt(10_001)).toBe(0)
  expect(player.isPlaying).toBe(false)
})

it('a refused program leaves the player silent', () => {
  player.start(compile(knot), 0, 0)
  expect(player.start('nonsense', 0, 100)).not.toBe(PLAYABLE)
  expect(player.isPlaying).toBe(false)
  expect(levelAt(5000)).toBe(0)
})

/** Times that the level at `t` may stand for: a step before and after it. */
function during(segments: readonly Segment[], t: number): number[] {
  let slowest = STEP_MS
  let from = 0
  const step = (ms: number, levels: number) => {
    slowest = Math.max(slowest, ms / Math.max(1, levels))
  }
  const walk = (list: readonly Segment[]): void => {
    for (const segment of list) {
      if (segment.kind === 'repeat') walk(segment.segments)
      else if (segment.kind === 'play') walk(segment.program.segments)
      else if (segment.kind === 'ramp') step(segment.time, Math.abs(segment.to - from) / RAMP_STEP_LEVELS)
      else if (segment.kind === 'wave') step(segment.rise + segment.fall, segment.high - segment.low)
      from =
        segment.kind === 'ramp'
          ? segment.to
          : segment.kind === 'wave'
            ? segment.low
            : 'level' in segment
              ? segment.level
              : 0
    }
  }
  walk(segments)
  return Array.from({ length: 41 }, (_, i) => t + ((i - 20) / 20) * slowest)
}

it('random programs: exact total, the written curve within a level and a step, never two changes at once', () => {
  fc.assert(
    fc.property(arbitraryProgram, (written) => {
      const total = sumMs(written.segments)
      const parts = listPieces(written)
      const { changes, endedAt } = play(written)
      expect(endedAt).toBe(total)
      for (let i = 1; i < changes.length; i++) expect(changes[i]![0]).toBeGreaterThan(changes[i - 1]![0])
      let level = 0
      let i = 0
      for (let t = 0; t < total; t += 149) {
        while (i < changes.length && changes[i]![0] <= t) level = changes[i++]![1]
        const around = during(written.segments, t).map((at) => curve(parts, Math.max(0, at)))
        expect(level, `at ${t} ms`).toBeGreaterThanOrEqual(Math.min(...around) - 1)
        expect(level, `at ${t} ms`).toBeLessThanOrEqual(Math.max(...around) + 1)
      }
    }),
  )
})
