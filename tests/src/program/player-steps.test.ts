// How the player divides a curve into steps, and when it offers them for a step plan.

import { describe, expect, it } from 'vitest'
import { compile } from '../../../programs/language/compile.ts'
import {
  cue,
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
import { load } from '../../../src/memory/settings.ts'
import { PLAYABLE } from '../../../src/program/format.ts'
import * as player from '../../../src/program/player.ts'
import { NEVER } from '../../../src/time.ts'

// A cue moves to the next spot, which is in the settings.
load(undefined)

/** Plays a second at level `from`, and then begins `segment` at 1000 ms. */
function beginSegment(from: Level, segment: Segment): void {
  const segments: Segment[] = [hold(from, s(1)), segment, rest(s(1))]
  const bytes = compile({ name: 'test', title: 'Test', serves: ['flow'], about: 'For a test.', segments })
  expect(player.start(bytes, 0, 0)).toBe(PLAYABLE)
  player.poll(0)
  player.poll(1000)
}

// A step of a ramp has at least 3 levels and 100 ms, one of a wave at least 1 level and 100 ms. Up to a quarter fewer
// steps are taken, if that makes each of whole ms. At most 32 are planned.
it.each([
  ['a ramp of 5 levels', 40, ramp(45, s(3)), 0],
  ['a ramp of 6 levels', 40, ramp(46, s(3)), 2, 1500],
  ['a ramp 3 levels down', 43, ramp(40, s(3)), 0],
  ['a ramp 6 levels down', 46, ramp(40, s(3)), 2, 1500],
  ['a ramp of a second', 0, ramp(100, s(1)), 10, 100],
  ['a ramp of 450 ms', 10, ramp(100, ms(450)), 3, 150],
  ['a ramp of 501 ms', 0, ramp(100, ms(501)), 0],
  ['a ramp of 3,200 ms', 0, ramp(100, ms(3200)), 32, 100],
  ['a ramp of 3,300 ms', 0, ramp(100, ms(3300)), 30, 110],
  ['a wave of two levels', 40, wave(40, 42, s(1), s(5)), 2, 500],
  ['a wave', 40, wave(40, 80, s(1), s(5)), 10, 100],
  ['a wave in lines', 40, wave(40, 80, s(1), s(5), 'triangle'), 10, 100],
  ['a wave of no whole ms', 40, wave(40, 80, ms(997), ms(9970)), 0],
  ['a wave between equal levels', 40, wave(40, 40, s(1), s(5)), 0],
  ['pulses', 40, pulse(60, ms(500), ms(500), 5), 0],
  ['a hold at another level', 40, hold(60, s(3)), 0],
  ['a hold at the same level', 40, hold(40, s(3)), 0],
  ['a cue', 40, cue(2), 0],
] as const)('%s, from level %i, plans the expected steps', (_, from, segment: Segment, steps, stepMs?: number) => {
  beginSegment(from, segment)
  expect(player.planSteps).toBe(steps)
  if (steps) expect([player.planStepMs, player.step, player.isAtStepStart]).toEqual([stepMs, 0, true])
})

describe('a ramp', () => {
  it('has the level of the middle of each step, and repeats the last one', () => {
    beginSegment(0, ramp(100, s(1)))
    const levels = Array.from({ length: 12 }, (_, k) => player.levelOfStep(k))
    expect(levels).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 95, 95])
  })

  it.each([
    [0, 10],
    [299, 8],
    [300, 7],
    [301, 7],
    [999, 1],
  ])('after %i ms has %i steps ahead', (afterMs, ahead) => {
    beginSegment(0, ramp(100, s(1)))
    player.poll(1000 + afterMs)
    expect(player.countStepsAhead()).toBe(ahead)
  })
})

describe('a wave', () => {
  it('repeats the level of the middle of each step', () => {
    beginSegment(40, wave(40, 80, s(1), s(5), 'triangle'))
    const levels = Array.from({ length: 12 }, (_, k) => player.levelOfStep(k))
    expect(levels).toEqual([44, 52, 60, 68, 76, 76, 68, 60, 52, 44, 44, 52])
  })

  it.each([0, 300, 4900])('after %i ms has a whole period ahead', (afterMs) => {
    beginSegment(40, wave(40, 80, s(1), s(5)))
    player.poll(1000 + afterMs)
    expect(player.countStepsAhead()).toBe(10)
  })

  it.each([
    [0, true],
    [9, true],
    [10, false],
    [11, false],
    [99, false],
  ])('polled %i ms late is at the beginning of its step: %s', (lateMs, isAtStepStart) => {
    for (const stepMs of [0, 300, 4900]) {
      beginSegment(40, wave(40, 80, s(1), s(5)))
      player.poll(1000)
      player.pollAt(1000 + stepMs + lateMs)
      player.poll(1000 + stepMs + lateMs)
      expect([player.step, player.isAtStepStart]).toEqual([stepMs / 100, isAtStepStart])
    }
  })
})

it('planned steps need no poll until the segment ends', () => {
  beginSegment(40, wave(40, 80, s(1), s(5)))
  player.noteStepsPlanned()
  expect([player.nextAt, player.planSteps]).toEqual([6000, 10])
})

it('steps whose plan was refused are polled one by one, and not offered again', () => {
  beginSegment(40, wave(40, 80, s(1), s(5)))
  player.notePlanRefused()
  expect([player.nextAt, player.planSteps]).toEqual([1100, 0])
  player.poll(1100)
  expect([player.nextAt, player.planSteps, player.step]).toEqual([1200, 0, 1])
})

it('pollAt() does nothing while no program plays', () => {
  player.stop()
  player.pollAt(5)
  expect([player.nextAt, player.isPlaying, player.level]).toEqual([NEVER, false, 0])
})
