// Desk mode: when it nudges, how, and what ends it.

import { describe, expect, it } from 'vitest'
import * as button from '../../../src/button.ts'
import { MULTI_GAP_MS } from '../../../src/button.ts'
import * as massager from '../../../src/massager.ts'
import { ASK_DESK, OFF, RUNNING } from '../../../src/massager.ts'
import { RUN_MS_FIELD, SESSIONS_FIELD } from '../../../src/memory/settings.ts'
import * as governor from '../../../src/motor/governor.ts'
import { TICK_LEVEL } from '../../../src/program/format.ts'
import * as desk from '../../../src/routine/desk.ts'
import { ANSWER_MS, DESK_MS, NUDGE_MINUTES } from '../../../src/routine/desk.ts'
import { NEVER } from '../../../src/time.ts'
import { Bench, UNLOCKED } from '../massager-bench.ts'

const MINUTE_MS = 60_000
const EVERY_MS = NUDGE_MINUTES * MINUTE_MS
/** Length of two ticks with their pauses. */
const NUDGE_MS = 1300

const benchAtDesk = () => new Bench(UNLOCKED).run(100).pressTimes(4)
/** A bench just after nudge number `n`. */
const benchAfterNudge = (n: number) => {
  const bench = benchAtDesk()
  return bench.runTo(desk.nudgeAt + (n - 1) * EVERY_MS)
}

it('a nudge is two ticks no stronger than TICK_LEVEL, half an hour after the last', () => {
  const bench = benchAtDesk()
  const first = desk.nudgeAt
  bench.runTo(first - 1)
  expect([bench.state, bench.duties]).toEqual([OFF, []])
  bench.run(1)
  expect(bench.state).toBe(RUNNING)
  let highest = 0
  for (let ms = 0; ms < NUDGE_MS; ms++) highest = Math.max(highest, bench.run(1).state === RUNNING ? governor.level : 0)
  expect(bench.state).toBe(OFF)
  expect(highest).toBeGreaterThan(0)
  expect(highest).toBeLessThanOrEqual(TICK_LEVEL)
  expect(desk.nudgeAt).toBe(first + EVERY_MS)
})

it('a gesture that waits for the sensors is not lost to a nudge that is due in the same pass', () => {
  const bench = benchAtDesk()
  const releaseAt = desk.nudgeAt - MULTI_GAP_MS - 1
  bench
    .runTo(releaseAt - 100)
    .press()
    .run(100)
  expect(button.nextAt).toBe(desk.nudgeAt)
  expect(bench.listen(() => bench.run(5000))).toEqual(['charge 4'])
  expect(bench.duties).toEqual([])
})

it('a nudge is not stored and does not count as a session', () => {
  const bench = benchAfterNudge(3).run(5000)
  expect(bench.state).toBe(OFF)
  expect(massager.isUnsaved).toBe(false)
  const line = massager.takeSettings().split(',')
  expect([line[SESSIONS_FIELD], line[RUN_MS_FIELD]]).toEqual(['0', '0'])
})

it.each([
  ['while it ticks', 300, true],
  ['a moment later', 5000, true],
  ['just in time', ANSWER_MS - 500, true],
  ['too late', ANSWER_MS, false],
])('a press %s, %i ms after a nudge, starts the break: %s', (_, afterMs, isAnswer) => {
  const bench = benchAfterNudge(1).run(afterMs).pressTimes(1)
  expect(bench.state).toBe(isAnswer ? RUNNING : OFF)
  if (!isAnswer) return
  bench.run(10_000)
  expect(governor.level).toBeGreaterThan(TICK_LEVEL)
  // The break takes two minutes. The next nudge comes half an hour after it.
  const ended = bench.run(115_000)
  expect(ended.state).toBe(OFF)
  expect(desk.nudgeAt - ended.now).toBeGreaterThan(EVERY_MS - 10_000)
  expect(massager.takeSettings().split(',')[SESSIONS_FIELD]).toBe('1')
})

it("a long press after a break starts the owner's program, not the break", () => {
  const bench = benchAfterNudge(1).pressTimes(1).run(130_000).press(900).run(1000)
  expect([bench.state, massager.program]).toEqual([RUNNING, 0])
})

it('desk mode ends by itself after eight hours', () => {
  const bench = benchAtDesk()
  const beganAt = bench.now
  bench.runTo(beganAt + DESK_MS + 60_000)
  expect(desk.nudgeAt).toBe(NEVER)
  expect(bench.duties.length).toBeGreaterThan(0)
  const count = bench.duties.length
  bench.run(2 * 3_600_000)
  expect(bench.duties).toHaveLength(count)
})

it.each([
  ['four presses', (bench: Bench) => bench.pressTimes(4), NEVER],
  [
    'a low battery',
    (bench: Bench) => {
      bench.mv = 3390
      return bench.pressTimes(1)
    },
    NEVER,
  ],
])('desk mode ends with %s', (_, end) => {
  const bench = benchAtDesk()
  end(bench)
  bench.run(EVERY_MS + 5000)
  expect(desk.nudgeAt).toBe(NEVER)
  expect(bench.duties).toEqual([])
})

describe('desk mode does not nudge', () => {
  it.each([
    ['while locked', (bench: Bench) => bench.pressTimes(3)],
    ['on the charger', (bench: Bench) => bench.setCharger(1)],
    ['in a fault', (bench: Bench) => bench.run(massager.fail(massager.FAULT_EXCEPTION, bench.now) ?? 0)],
  ])('%s', (_, enter) => {
    const bench = benchAtDesk()
    enter(bench)
    bench.run(2 * EVERY_MS)
    expect(bench.duties).toEqual([])
  })

  it('in a session, or in the half hour after it', () => {
    const bench = benchAtDesk()
      .run(28 * MINUTE_MS)
      .press(900)
      .run(4 * MINUTE_MS)
    expect([bench.state, governor.level]).toEqual([RUNNING, 48])
    bench.press(900).run(29 * MINUTE_MS)
    expect(bench.state).toBe(OFF)
    // A press after a session does not start a break, because no nudge came before it.
    expect(bench.pressTimes(1).state).toBe(OFF)
  })
})

it.each([
  [14, false],
  [15, true],
  [90, true],
  [91, false],
  [Number.NaN, false],
])('a host that asks for a nudge every %d min starts desk mode: %s', (minutes, isOn) => {
  const bench = new Bench(UNLOCKED).run(100)
  bench.request(ASK_DESK + minutes)
  expect(desk.nudgeAt).toBe(isOn ? bench.now + minutes * MINUTE_MS : NEVER)
})
