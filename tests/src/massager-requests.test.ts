// When a press, an edge or a host's request is acted on: not on old readings, not on an unsure pin, not twice.

import { describe, expect, it } from 'vitest'
import { LONG, LONG_MS, MULTI_GAP_MS, STUCK_MS } from '../../src/button.ts'
import { SESSION_MAX_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { ASK_CONSOLE, ASK_PLAN, OFF, RUNNING } from '../../src/massager.ts'
import { OPEN, OPEN_FIELD, RESTING } from '../../src/memory/settings.ts'
import * as governor from '../../src/motor/governor.ts'
import { Bench, benchIn, readSensors, UNLOCKED } from './massager-bench.ts'

it.each([
  [-1, true],
  [0, true],
  [1, false],
])('readings %i ms after a long press began are too old for it: %s', (ms, isTooOld) => {
  const bench = benchIn('off').run(10)
  const pressedAt = bench.now
  if (ms < 0) {
    bench.now = pressedAt + ms
    readSensors(bench)
    bench.now = pressedAt
  }
  massager.handleEdge(1, pressedAt, pressedAt)
  bench.now = pressedAt + Math.max(0, ms)
  if (ms >= 0) readSensors(bench)
  bench.run(LONG_MS - 1 - Math.max(0, ms))
  massager.wake(pressedAt + LONG_MS, true)
  expect([massager.needsCheck, massager.state]).toEqual([isTooOld, isTooOld ? OFF : RUNNING])
})

describe('the pin of the button', () => {
  it('is not decided on while the sensors are read, because an edge may be on the way', () => {
    const bench = benchIn('off')
      .setButton(1)
      .run(LONG_MS - 300)
    bench.now += 300
    readSensors(bench)
    expect(massager.state).toBe(OFF)
    massager.wake(bench.now, true)
    bench.applyAnswer()
    expect(massager.state).toBe(RUNNING)
  })

  it('that is open when a press would be long is waited for, for 2 ms, and then the press counts if it is closed', () => {
    const bench = benchIn('off')
      .setButton(1)
      .run(LONG_MS - 1)
    bench.now += 1
    massager.awaitEdge(bench.now)
    expect(massager.wakeAt).toBe(bench.now + 2)
    expect(bench.run(2).state).toBe(RUNNING)
  })

  it('closing in the ms in which a press before is complete begins another', () => {
    const bench = benchIn('off').press().run(100)
    bench.now += MULTI_GAP_MS + 1 - 100
    const said = bench.listen(() => bench.setButton(1).run(100).setButton(0).run(10_000))
    expect(said.filter((words) => words.startsWith('charge'))).not.toEqual([])
    expect(said.filter((words) => !words.startsWith('charge'))).toEqual([])
  })
})

describe('a request of a host', () => {
  it.each([-3, -2, -1, Number.NaN])('of %d is none', (wanted) => {
    const bench = benchIn('off')
    massager.handleRequest(wanted, bench.now)
    expect(massager.needsCheck).toBe(false)
    bench.applyAnswer()
    expect(bench.run(5000).duties).toEqual([])
  })

  it('of LONG has the sensors read, and then starts', () => {
    const bench = benchIn('off')
    massager.handleRequest(LONG, bench.now)
    expect([massager.needsCheck, massager.state]).toEqual([true, OFF])
    bench.applyAnswer()
    expect(massager.state).toBe(RUNNING)
  })

  it.each(['off', 'service'])('of the console is none while no link is open, in the state %s', (state) => {
    const bench = benchIn(state)
    const before = bench.listen(() => bench.run(10_000))
    expect(bench.listen(() => bench.request(ASK_CONSOLE).run(10_000))).toEqual(before)
    expect(bench.listen(() => bench.pressTimes(1).run(10_000))).not.toEqual([])
  })

  it('starts nothing while the button is stuck, for it could not turn that off', () => {
    const bench = benchIn('off')
      .setButton(1)
      .run(STUCK_MS + 100)
    expect(bench.state).toBe(OFF)
    const { length } = bench.duties
    bench.request(LONG).run(1000)
    expect([bench.state, bench.duties.length]).toEqual([OFF, length])
    bench.setButton(0).run(1000).request(LONG).run(1000)
    expect(bench.state).toBe(RUNNING)
  })

  it('that changes no state leaves a press that is not complete to its owner', () => {
    const bench = benchIn('off').press().run(50).request(ASK_PLAN)
    expect(bench.listen(() => bench.run(10_000))).toContain('charge 4')
  })
})

it.each([
  ['over', 0, 0],
  ['over, and its rest may not be', RESTING, 0],
  ['cut on a day that nobody knows', OPEN, SESSION_MAX_MS],
  ['cut on a day of the calendar', OPEN + 20_000, SESSION_MAX_MS],
])('a session that was %s when the power went (mark %i) counts as %i ms of its day', (_, mark, usedMs) => {
  new Bench([...UNLOCKED.split(','), '0'].with(OPEN_FIELD, String(mark)).join(','))
  expect(governor.usedMs).toBe(usedMs)
})
