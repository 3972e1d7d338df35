// What a gesture says and stores, and which of them answers a nudge.

import { describe, expect, it } from 'vitest'
import { PRESS_1 } from '../../src/button.ts'
import * as massager from '../../src/massager.ts'
import { ASK_OFF, LOCKED, OFF, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { TICK_LEVEL } from '../../src/program/format.ts'
import * as desk from '../../src/routine/desk.ts'
import { ANSWER_MS } from '../../src/routine/desk.ts'
import { Bench, benchIn, UNLOCKED } from './massager-bench.ts'

it.each([
  ['off', [1], ['charge 4']],
  ['off', [2], ['plan due 2']],
  ['off', [3], ['locked 1']],
  ['off', [4], ['desk mode on 3']],
  ['off', [4, 4], ['desk mode on 3', 'desk mode off 1']],
  ['locked', [1], ['locked 1']],
  ['locked', [3], ['unlocked 2']],
  ['charging', [1], ['charge 4']],
])('in the state %s, presses %j have the light say %j', (state, counts, said) => {
  const bench = benchIn(state).run(10_000)
  const press = () => {
    for (const count of counts) bench.pressTimes(count).run(10_000)
  }
  expect(bench.listen(press)).toEqual(said)
})

it('the first look at the plan begins it, which is stored; the next has nothing stored', () => {
  const bench = benchIn('off').pressTimes(2)
  expect(massager.isUnsaved).toBe(true)
  massager.takeSettings()
  bench.pressTimes(2)
  expect(massager.isUnsaved).toBe(false)
})

it.each(['off', 'locked', 'charging', 'fault', 'service'])(
  'the button for off does nothing in the state %s',
  (state) => {
    const bench = benchIn(state)
    const before = [bench.state, bench.duties.length]
    bench.request(ASK_OFF).run(5000)
    expect([bench.state, bench.duties.length]).toEqual(before)
  },
)

describe('after a nudge', () => {
  /** A bench in the pass after a nudge. */
  const benchAfterNudge = () => {
    const bench = new Bench(UNLOCKED).run(100).pressTimes(4)
    return bench.runTo(desk.nudgeAt).run(5000)
  }

  it.each([
    [-1, RUNNING],
    [0, OFF],
    [1, OFF],
  ])('a press that counts %i ms after the minute for an answer leads to state %i', (ms, state) => {
    const bench = benchAfterNudge()
    bench.runTo(bench.now - 5000 + ANSWER_MS + ms).request(PRESS_1)
    expect(bench.state).toBe(state)
  })

  it.each([
    [2, ['plan due 2'], OFF],
    [3, ['locked 1'], LOCKED],
    [4, ['desk mode off 1'], OFF],
  ])('%i presses are no answer: the light says %j, and the state is %i', (count, said, state) => {
    const bench = benchAfterNudge()
    const { length } = bench.duties
    expect(bench.listen(() => bench.pressTimes(count).run(5000))).toEqual(said)
    expect([bench.state, bench.duties.length]).toEqual([state, length])
  })

  it('a press on a device that was locked meanwhile is no answer: the light says that it is locked', () => {
    const bench = benchAfterNudge().pressTimes(3).run(5000)
    const { length } = bench.duties
    expect(bench.listen(() => bench.pressTimes(1).run(5000))).toEqual(['locked 1'])
    expect([bench.state, bench.duties.length]).toEqual([LOCKED, length])
  })

  it("in the owner's session, a press is no answer: the next program plays", () => {
    const bench = benchAfterNudge().press(900).run(5000)
    expect(governor.level).toBeGreaterThan(TICK_LEVEL)
    expect(bench.listen(() => bench.pressTimes(1).run(5000))).toEqual(['program 2'])
    expect([bench.state, massager.program]).toEqual([RUNNING, 1])
  })
})
