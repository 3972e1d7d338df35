// How the player divides a curve into steps, which waves can be recorded, and what it works out ahead.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../programs/language/compile.ts'
import {
  cue,
  ease,
  hold,
  type Level,
  ms,
  pulse,
  ramp,
  rest,
  type Segment,
  s,
  wave,
} from '../../../programs/language/write.ts'
import * as player from '../../../src/program/player.ts'
import { NEVER } from '../../../src/time.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'
import { compileSegments } from './player-bench.ts'

/** Plays a second at level `from`, and then begins `segment` at 1000 ms. */
function beginSegment(from: Level, segment: Segment): void {
  player.start(compileSegments(hold(from, s(1)), segment, rest(s(1))), 0, 0)
  player.poll(0)
  player.poll(1000)
}

/** Polls the present segment at each deadline. Lists the step, its level, and when it began in the segment. */
function listSteps(): [step: number, atMs: number, level: number][] {
  const end = player.segmentEnd
  const steps: [number, number, number][] = [[player.step, 0, player.level]]
  while (player.nextAt < end) {
    const at = player.nextAt
    player.poll(at)
    steps.push([player.step, at - 1000, player.level])
  }
  return steps
}

// A step of a wave has at least 1 level and 100 ms. Up to a quarter fewer steps are taken, if that makes each of whole
// ms. At most 32 are recorded.
it.each([
  ['a wave of one level', 40, wave(40, 41, s(1), s(5)), 0],
  ['a wave of two levels', 40, wave(40, 42, s(1), s(5)), 2, 500],
  ['a wave', 40, wave(40, 80, s(1), s(5)), 10, 100],
  ['a wave in lines', 40, wave(40, 80, s(1), s(5), 'triangle'), 10, 100],
  ['a wave of one period', 40, wave(40, 80, s(1), s(1)), 10, 100],
  ['a wave of 1,008 ms, nine steps,', 40, wave(40, 80, ms(1008), ms(5040)), 9, 112],
  ['a wave of 1,016 ms, eight steps,', 40, wave(40, 80, ms(1016), ms(5080)), 8, 127],
  ['a wave of 804 ms, six steps, three quarters of eight,', 40, wave(40, 80, ms(804), ms(4020)), 6, 134],
  ['a wave of 1,001 ms, only seven steps,', 40, wave(40, 80, ms(1001), ms(5005)), 0],
  ['a wave of no whole ms', 40, wave(40, 80, ms(997), ms(9970)), 0],
  ['a wave of 3,200 ms', 40, wave(40, 80, ms(3200), ms(6400)), 32, 100],
  ['a wave of 4,000 ms', 40, wave(40, 80, s(4), s(8)), 32, 125],
  ['a wave of 5,000 ms', 40, wave(40, 80, s(5), s(10)), 0],
  ['a wave between equal levels', 40, wave(40, 40, s(1), s(5)), 0],
  ['pulses', 40, pulse(60, ms(500), ms(500), 5), 0],
  ['a ramp', 0, ramp(100, s(1)), 0],
  ['an eased ramp', 0, ease(100, s(1)), 0],
  ['a hold at another level', 40, hold(60, s(3)), 0],
  ['a hold at the same level', 40, hold(40, s(3)), 0],
  ['a cue', 40, cue(2), 0],
] as const)(
  '%s, from level %i, has the expected steps to record',
  (_, from, segment: Segment, steps, stepMs?: number) => {
    beginSegment(from, segment)
    expect(player.waveSteps).toBe(steps)
    if (steps) expect([player.stepMs, player.step]).toEqual([stepMs, 0])
  },
)

it('after a wave ends there are no steps to record', () => {
  beginSegment(40, wave(40, 80, s(1), s(5)))
  player.poll(5999)
  expect(player.waveSteps).toBe(10)
  player.poll(6000)
  expect(player.waveSteps).toBe(0)
  beginSegment(40, wave(40, 80, s(1), s(5)))
  player.stop()
  expect(player.waveSteps).toBe(0)
})

// A step of a ramp has at least 3 levels and 100 ms. Their count need not divide the time.
describe('a ramp', () => {
  it.each([
    ['of 2 levels has 1 step', 40, ramp(42, s(3)), '0:41'],
    ['of 3 levels has 1 step', 40, ramp(43, s(3)), '0:42'],
    ['of 5 levels has 1 step', 40, ramp(45, s(3)), '0:43'],
    ['of 6 levels has 2 steps', 40, ramp(46, s(3)), '0:42 1500:45'],
    ['3 levels down has 1 step', 43, ramp(40, s(3)), '0:42'],
    ['6 levels down has 2 steps', 46, ramp(40, s(3)), '0:45 1500:42'],
    ['of 199 ms has 1 step', 40, ramp(60, ms(199)), '0:50'],
    ['of 200 ms has 2 steps', 40, ramp(60, ms(200)), '0:45 100:55'],
    ['of 450 ms has 4 steps, of 112 or 113 ms', 10, ramp(90, ms(450)), '0:20 112:40 225:60 337:80'],
    ['of 501 ms has 5 steps', 0, ramp(100, ms(501)), '0:10 100:30 200:50 300:70 400:90'],
  ] as const)('%s', (_, from, segment: Segment, steps) => {
    beginSegment(from as Level, segment)
    const list = listSteps()
    expect(list.map(([, at, level]) => `${at}:${level}`).join(' ')).toBe(steps)
    expect(list.map(([step]) => step)).toEqual(Array.from(list, (_, k) => k))
  })

  it.each([3200, 3300])('of %i ms has all its steps, more than a wave may record', (time) => {
    beginSegment(0, ramp(100, ms(time)))
    expect(listSteps()).toHaveLength(time / 100)
  })

  it.each([
    [0, 5],
    [99, 5],
    [100, 15],
    [101, 15],
    [899, 85],
    [900, 95],
    [999, 95],
    [1000, 0],
  ])('of a second to level 100, polled after %i ms, has level %i', (afterMs, level) => {
    beginSegment(0, ramp(100, s(1)))
    player.poll(1000 + afterMs)
    expect(player.level).toBe(level)
  })
})

describe('a wave', () => {
  it('has in each step the level of its middle, and the same ones in each period', () => {
    beginSegment(40, wave(40, 80, s(1), s(3), 'triangle'))
    const period = [44, 52, 60, 68, 76, 76, 68, 60, 52, 44]
    expect(listSteps()).toEqual([...period, ...period, ...period].map((level, k) => [k, 100 * k, level]))
  })

  it.each([
    [0, 0, 100],
    [99, 0, 100],
    [100, 1, 200],
    [101, 1, 200],
    [4899, 48, 4900],
    [4900, 49, 5000],
    [4999, 49, 5000],
  ])('polled late, after %i ms, is in step %i and goes on after %i ms', (afterMs, step, nextMs) => {
    beginSegment(40, wave(40, 80, s(1), s(5)))
    player.pollAt(1000 + afterMs)
    player.poll(1000 + afterMs)
    expect([player.step, player.nextAt]).toEqual([step, 1000 + nextMs])
  })
})

describe('waitForSegmentEnd()', () => {
  it('makes the end of the segment the next deadline', () => {
    beginSegment(40, wave(40, 80, s(1), s(5)))
    player.waitForSegmentEnd()
    expect([player.nextAt, player.segmentEnd, player.waveSteps]).toEqual([6000, 6000, 10])
    player.poll(5999)
    expect(player.step).toBe(0)
  })

  it('is undone by pollAt(), which goes on in the present step', () => {
    beginSegment(40, wave(40, 80, s(1), s(5)))
    player.waitForSegmentEnd()
    player.pollAt(3456)
    player.poll(3456)
    expect([player.step, player.nextAt]).toEqual([24, 3500])
  })
})

it('pollAt() does nothing while no program plays', () => {
  player.stop()
  player.pollAt(5)
  expect([player.nextAt, player.isPlaying, player.level]).toEqual([NEVER, false, 0])
})

describe('lookAhead()', () => {
  it.each([
    ['in a hold', 40, hold(60, s(3)), 0, 0],
    ['before pulses are off', 40, pulse(60, ms(500), ms(500), 5), 0, 0],
    ['before pulses are on', 40, pulse(60, ms(500), ms(500), 5), 500, 60],
    ['before pulses end', 40, pulse(60, ms(500), ms(500), 5), 4500, 0],
    ['before a tick of a cue', 40, cue(2), 0, 25],
    ['in a tick of a cue', 40, cue(2), 300, 0],
    ['in a ramp', 0, ramp(100, s(1)), 300, 45],
    ['in the last step of a ramp', 0, ramp(100, s(1)), 900, 0],
    ['in a wave', 40, wave(40, 80, s(1), s(5), 'triangle'), 100, 60],
    ['at the end of a period', 40, wave(40, 80, s(1), s(5), 'triangle'), 900, 44],
  ] as const)('%s answers with the level that follows', (_, from, segment: Segment, afterMs, level) => {
    beginSegment(from, segment)
    player.poll(1000 + afterMs)
    player.readAhead()
    expect(player.lookAhead()).toBe(level)
  })

  it.each([
    ['a ramp', ramp(100, s(1)), 5],
    ['a wave', wave(40, 80, s(1), s(5), 'triangle'), 44],
    ['pulses', pulse(60, ms(500), ms(500), 5), 60],
    ['a cue', cue(2), 0],
    ['a hold', hold(60, s(3)), 60],
  ] as const)('before %s answers with its first level', (_, segment: Segment, level) => {
    player.start(compileSegments(rest(s(1)), segment, ramp(0, s(1))), 0, 0)
    player.poll(0)
    player.readAhead()
    expect(player.lookAhead()).toBe(level)
  })

  /** Plays a program, and hands over each change as it was worked out, and as it came. */
  function playAhead(
    bytes: string,
    ticks: number,
    lateMs: number,
    onChange: (ahead: number, level: number, isPlaying: boolean, now: number) => void,
  ): void {
    player.start(bytes, ticks, 0)
    let now = 0
    player.poll(now)
    while (player.isPlaying) {
      player.readAhead()
      const ahead = player.lookAhead()
      now = player.nextAt
      player.poll(now)
      onChange(ahead, player.level, player.isPlaying, now)
      // Another poll before the next change asks for nothing new.
      if (now + lateMs < player.nextAt) player.poll(now + lateMs)
    }
  }

  it('answers in a random program with the level of the poll at that time', () => {
    fc.assert(
      fc.property(arbitraryProgram, fc.nat({ max: 60 }), fc.nat({ max: 3 }), (written, lateMs, ticks) => {
        playAhead(compile(written), ticks, lateMs, (ahead, level, isPlaying, now) => {
          if (isPlaying) expect(ahead, `at ${now} ms`).toBe(level)
        })
      }),
    )
  })

  it('answers with 0 before the end of a program, whatever came before its last segment', () => {
    for (const before of [hold(50, s(1)), wave(40, 80, s(1), s(5)), pulse(60, ms(500), ms(500), 5), cue(1)]) {
      playAhead(compileSegments(before, ramp(30, s(1)), ramp(0, s(1))), 0, 0, (ahead, _, isPlaying) => {
        if (!isPlaying) expect(ahead).toBe(0)
      })
    }
  })
})
