// The player against the written curve, at late wake-ups, and with random programs.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import knot from '../../../programs/knot.ts'
import { compile } from '../../../programs/language/compile.ts'
import { listPieces, type Piece } from '../../../programs/language/curve.ts'
import { sumMs } from '../../../programs/language/timing.ts'
import { cue, hold, ms, type Program, ramp, repeat, type Segment, s, wave } from '../../../programs/language/write.ts'
import { STEP_MS } from '../../../src/limits.ts'
import { TICK_LEVEL } from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import { RAMP_STEP_LEVELS } from '../../../src/program/player.ts'
import { NEVER } from '../../../src/time.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'
import { programOf } from './player-bench.ts'

/** Polls at `now`, and returns the level. */
const pollLevel = (now: number): number => {
  player.poll(now)
  return player.level
}

interface Played {
  /** [ms, level] of each change. */
  changes: [number, number][]
  wakes: number[]
  endedAt: number
}

/** Plays from `from` on, with each poll `lateMs` after its deadline, and `workAhead` called before it. */
function play(written: Program, from = 0, lateMs = 0, ticks = 0, workAhead = (_poll: number) => {}): Played {
  player.start(compile(written), ticks, from)
  const changes: [number, number][] = []
  const wakes: number[] = []
  let now = from
  player.poll(now)
  let level = player.level
  if (level) changes.push([now, level])
  while (player.isPlaying) {
    const at = player.nextAt
    // A comparison at each step would take most of the time.
    if (!(at > now)) expect.fail(`the deadline does not move on from ${now}`)
    now = at + lateMs
    wakes.push(now)
    workAhead(wakes.length)
    player.poll(now)
    if (player.level !== level) changes.push([now, player.level])
    level = player.level
  }
  return { changes, wakes, endedAt: now }
}

/** The level of the written curve at `t`, before rounding. */
function curveLevel(parts: readonly Piece[], t: number): number {
  const piece = parts.find(({ beginMs, ms }) => t < beginMs + ms)
  return piece ? piece.at(t - piece.beginMs) : 0
}

it('easeInOut() matches a raised cosine to within 1/10,000', () => {
  for (let x = 0; x <= 1; x += 1 / 1024)
    expect(Math.abs(player.easeInOut(x) - (1 - Math.cos(Math.PI * x)) / 2)).toBeLessThan(1 / 10_000)
  expect([player.easeInOut(0), player.easeInOut(0.5), player.easeInOut(1)]).toEqual([0, 0.5, 1])
})

describe('a change of level', () => {
  const written = programOf(repeat(20, [hold(50, ms(1234)), hold(20, ms(777))]), ramp(0, s(1)))

  it('comes at its written time, however late the polls before were', () => {
    for (const lateMs of [0, 3, 17]) {
      const { changes } = play(written, 5000, lateMs)
      for (let k = 0; k < 20; k++) {
        expect(changes[2 * k]).toEqual([5000 + k * 2011 + (k === 0 ? 0 : lateMs), 50])
        expect(changes[2 * k + 1]).toEqual([5000 + k * 2011 + 1234 + lateMs, 20])
      }
    }
  })

  it('that is minutes past is skipped by a late poll', () => {
    player.start(compile(knot), 0, 0)
    player.poll(0)
    expect(pollLevel(3000 + 80_000)).toBe(26) // the low part of the first round
    expect(pollLevel(276_000)).toBe(0)
    expect(player.isPlaying).toBe(false)
  })
})

describe('wake-ups', () => {
  it('of a hold are one, at its end', () => {
    expect(play(programOf(hold(50, s(60)), ramp(0, s(1)))).wakes.filter((at) => at <= 60_000)).toEqual([60_000])
  })

  it('of a ramp are at changes of the level only', () => {
    const { wakes, changes } = play(programOf(ramp(10, s(10)), ramp(0, s(10))))
    expect(wakes.length).toBeLessThanOrEqual(changes.length + 2)
  })

  it.each([
    ['a steep ramp', programOf(ramp(100, ms(500)), ramp(0, ms(500)))],
    ['a fast wave', programOf(wave(1, 26, ms(400), ms(4000)), ramp(0, s(1)))],
    ['a slow wave', programOf(wave(20, 60, s(9), s(18)), ramp(0, s(1)))],
  ])('of %s are at most ten a second', (_, written) => {
    const { wakes } = play(written)
    for (const at of wakes)
      expect(wakes.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(10 + 1)
    expect(wakes.filter((at, i) => i > 0 && at - wakes[i - 1]! < STEP_MS).length).toBeLessThanOrEqual(2)
  })
})

describe('a cue', () => {
  it('has a gap, and then a tick and a gap for each tick', () => {
    const { changes } = play(programOf(cue(2), hold(50, s(1)), ramp(0, s(1))))
    expect(changes.slice(0, 5)).toEqual([
      [300, TICK_LEVEL],
      [500, 0],
      [800, TICK_LEVEL],
      [1000, 0],
      [1300, 50],
    ])
  })

  it('comes before the program if start() gets ticks', () => {
    expect(
      play(programOf(hold(50, s(1)), ramp(0, s(1))), 1000, 0, 3)
        .changes.map(([at]) => at)
        .slice(0, 7),
    ).toEqual([1300, 1500, 1800, 2000, 2300, 2500, 2800])
  })
})

it('stop() sets the level to 0 at once', () => {
  player.start(compile(knot), 0, 0)
  player.poll(10_000)
  player.stop()
  expect(pollLevel(10_001)).toBe(0)
  expect(player.isPlaying).toBe(false)
})

it('start() plays from its beginning a program that plays already', () => {
  player.start(compile(knot), 0, 0)
  player.poll(0)
  player.poll(83_000)
  const { changes, endedAt } = play(knot, 100_000)
  const fresh = play(knot)
  expect(changes).toEqual(fresh.changes.map(([at, level]) => [at + 100_000, level]))
  expect(endedAt).toBe(100_000 + fresh.endedAt)
})

describe('work done ahead', () => {
  it('does not change what a random program plays: readAhead() and lookAhead(), never, once or twice before each poll', () => {
    const pattern = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(
        arbitraryProgram,
        fc.nat({ max: 250 }),
        fc.nat({ max: 3 }),
        pattern,
        (written, lateMs, ticks, calls) => {
          const workAhead = (poll: number) => {
            const kind = calls[poll % calls.length]!
            if (kind > 0) player.readAhead()
            if (kind > 1) player.lookAhead()
            if (kind > 2) player.readAhead()
            if (kind > 2) player.lookAhead()
          }
          expect(play(written, 0, lateMs, ticks, workAhead)).toEqual(play(written, 0, lateMs, ticks))
        },
      ),
    )
  })

  const one = programOf(hold(50, s(1)), ramp(0, s(1)))
  const other = programOf(cue(1), wave(20, 40, s(1), s(2)), ramp(0, s(1)))

  it('readAhead() notes that the next segment has been read, until that begins', () => {
    player.start(compile(one), 0, 0)
    player.poll(0)
    expect(player.isReadAhead).toBe(false)
    player.readAhead()
    expect([player.isReadAhead, player.level, player.segmentEnd]).toEqual([true, 50, 1000])
    player.poll(1000)
    expect(player.isReadAhead).toBe(false)
  })

  it.each([
    ['prepare()', () => player.prepare(compile(other))],
    ['reset()', () => player.reset()],
  ])('%s stops what plays, and plays nothing', (_, stop) => {
    player.start(compile(one), 0, 0)
    player.poll(500)
    stop()
    expect([player.isPlaying, player.level, player.nextAt]).toEqual([false, 0, NEVER])
    expect(pollLevel(5000)).toBe(0)
    expect(player.isPlaying).toBe(false)
  })

  it.each([
    ['the same program', one, one, 0],
    ['the same program after a cue', one, one, 2],
    ['another program', other, one, 0],
    ['another program after a cue', other, one, 2],
    ['a program with a cue', other, other, 0],
  ])(
    'prepare() does not change what start() plays, the first time and the second: %s',
    (_, prepared, started, ticks) => {
      player.reset()
      const plain = play(started, 0, 0, ticks)
      for (let count = 1; count <= 2; count++) {
        for (let i = 0; i < count; i++) player.prepare(compile(prepared))
        expect(play(started, 0, 0, ticks)).toEqual(plain)
        expect(play(started, 0, 0, ticks)).toEqual(plain)
      }
    },
  )
})

/** When each segment ends, with repeats played out, and the longest step that the player may divide it into, in ms. */
function listStepLengths(segments: readonly Segment[]): [untilMs: number, stepMs: number][] {
  const lengths: [number, number][] = []
  let now = 0
  let from = 0
  const longest = (ms: number, levels: number) => ms / Math.max(1, Math.floor(Math.min(levels, ms / STEP_MS)))
  const walk = (list: readonly Segment[]): void => {
    for (const segment of list) {
      let stepMs = STEP_MS
      if (segment.kind === 'repeat') for (let n = 0; n < segment.times; n++) walk(segment.segments)
      else if (segment.kind === 'play') walk(segment.program.segments)
      else {
        if (segment.kind === 'ramp') stepMs = longest(segment.time, Math.abs(segment.to - from) / RAMP_STEP_LEVELS)
        // Up to a quarter fewer steps are taken.
        else if (segment.kind === 'wave')
          stepMs = (longest(segment.rise + segment.fall, segment.high - segment.low) * 4) / 3
        now += sumMs([segment])
        lengths.push([now, stepMs])
        from =
          segment.kind === 'ramp'
            ? segment.to
            : segment.kind === 'wave'
              ? segment.low
              : segment.kind === 'hold'
                ? segment.level
                : 0
      }
    }
  }
  walk(segments)
  return lengths
}

it('random programs end at their total, follow the curve within a level and a step, and never change twice at once', () => {
  fc.assert(
    fc.property(arbitraryProgram, (written) => {
      const total = sumMs(written.segments)
      const parts = listPieces(written)
      const lengths = listStepLengths(written.segments)
      const { changes, endedAt } = play(written)
      expect(endedAt).toBe(total)
      for (let i = 1; i < changes.length; i++) expect(changes[i]![0]).toBeGreaterThan(changes[i - 1]![0])
      let level = 0
      let i = 0
      for (let t = 0; t < total; t += 149) {
        while (i < changes.length && changes[i]![0] <= t) level = changes[i++]![1]
        const stepMs = lengths.find(([untilMs]) => t < untilMs)![1]
        // Up to a step before and after it.
        const around = Array.from({ length: 41 }, (_, k) =>
          curveLevel(parts, Math.max(0, t + ((k - 20) / 20) * stepMs)),
        )
        expect(level, `at ${t} ms`).toBeGreaterThanOrEqual(Math.min(...around) - 1)
        expect(level, `at ${t} ms`).toBeLessThanOrEqual(Math.max(...around) + 1)
      }
    }),
  )
})
