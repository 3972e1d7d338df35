// What a pass does and what it leaves to the next: shortly before a change of the motor, in its pauses, and at a start.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { compile } from '../../programs/language/compile.ts'
import { hold, pulse, ramp, rest, type Segment, s } from '../../programs/language/write.ts'
import { LONG_MS, PRESS_2 } from '../../src/button.ts'
import * as light from '../../src/light.ts'
import { DAY_MAX_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { OFF, QUIET_MS, RUNNING } from '../../src/massager.ts'
import { DAY_FIELD, USED_MS_FIELD } from '../../src/memory/settings.ts'
import * as governor from '../../src/motor/governor.ts'
import * as player from '../../src/program/player.ts'
import { COUNT } from '../../src/signals.ts'
import { NEVER } from '../../src/time.ts'
import { makeProgram } from '../programs/language/make-program.ts'
import { Bench, readSensors, UNLOCKED } from './massager-bench.ts'

/** A session that plays these segments, `ms` after its start; on day `day`, with `usedMs` of it used. */
function benchWith(segments: Segment[], ms: number, day = 0, usedMs = 0): Bench {
  const stored = UNLOCKED.split(',').with(DAY_FIELD, String(day)).with(USED_MS_FIELD, String(usedMs)).join(',')
  return new Bench(stored, [compile(makeProgram([...segments, ramp(0, s(1))]))], day).press(800 + ms)
}

it('the pass that starts the motor does nothing else, and the next segment is read in one of the next', () => {
  const bench = benchWith([hold(50, s(2))], 0)
  expect([bench.isMotorOn, player.isReadAhead]).toEqual([true, false])
  bench.run(QUIET_MS)
  expect(player.isReadAhead).toBe(true)
})

it('the pass that ends a kick drives what is known, and the motor follows its program in the next', () => {
  const bench = benchWith([ramp(60, s(10))], 0)
  const kickEnds = massager.nextDutyAt
  expect([massager.nextDuty < massager.duty, kickEnds - bench.now]).toEqual([true, massagerMotor.kickMs])
  bench.now = kickEnds
  massager.wake(kickEnds, true)
  expect([massager.duty, massager.motorAt, massager.wakeAt]).toEqual([massager.nextDuty, kickEnds, kickEnds])
  massager.wake(kickEnds, true)
  expect(massager.motorAt).toBeGreaterThan(kickEnds)
})

it.each([0, 1, 10])('a kick that ends %i ms before the motor must be off does not keep it on', (leftMs) => {
  const bench = benchWith([pulse(60, s(2), s(2), 5)], 900)
  const kickEnds = 800 + 4000 + massagerMotor.kickMs
  bench.runTo(kickEnds + leftMs - LONG_MS).setButton(1)
  bench.runTo(kickEnds - 1)
  expect([bench.isMotorOn, massager.nextDutyAt, massager.offAt]).toEqual([true, kickEnds, kickEnds + leftMs])
  // A board that is late hears of both at once.
  bench.now = massager.offAt
  massager.wake(bench.now, true)
  expect([massager.duty, massager.state]).toEqual([0, OFF])
})

it('the pass that turns the motor off, however late, does nothing else: the light changes in the next', () => {
  const bench = benchWith([hold(50, s(20))], 5000)
  bench
    .run(1000)
    .setButton(1)
    .run(LONG_MS - 1)
  light.show(COUNT + 9, bench.now)
  bench.now = massager.offAt + 1000
  expect(light.nextAt).toBeLessThan(bench.now)
  const { level } = light
  massager.wake(bench.now, true)
  expect([massager.duty, massager.lightLevel]).toEqual([0, level])
  massager.wake(bench.now, true)
  expect(massager.lightLevel).not.toBe(level)
})

describe('before a change of the motor', () => {
  // Closing contacts are decided on after 5 ms.
  it.each([
    [QUIET_MS + 1, true, 5],
    [QUIET_MS, true, 5],
    [QUIET_MS - 1, true, QUIET_MS - 1],
    [10, true, 10],
    [QUIET_MS - 1, false, 5],
    [10, false, 5],
  ])('an edge %i ms earlier, with the motor on: %s, has the next pass after %i ms', (leftMs, isOn, wakeMs) => {
    const bench = benchWith([hold(50, s(2)), rest(s(1)), hold(50, s(1))], isOn ? 1000 : 2500)
    expect(bench.isMotorOn).toBe(isOn)
    bench.runTo(massager.motorAt - leftMs).setButton(1)
    expect(massager.wakeAt - bench.now).toBe(wakeMs)
  })

  it('a pass that comes too early works nothing ahead', () => {
    const bench = benchWith([hold(50, s(2)), hold(60, s(1))], 1000)
    bench
      .runTo(massager.motorAt - QUIET_MS + 1)
      .request(PRESS_2)
      .run(1)
    expect([massager.wakeAt, massager.nextDutyAt]).toEqual([massager.motorAt, NEVER])
    massager.wake(bench.now, true)
    expect(massager.nextDutyAt).toBe(NEVER)
  })
})

it.each([
  [true, -QUIET_MS],
  [false, NEVER],
])(
  'while a press is held, with the motor on: %s, nothing begins from %d ms after the time to turn it off',
  (isOn, ms) => {
    const bench = benchWith([hold(50, s(2)), rest(s(1)), hold(50, s(1))], isOn ? 1000 : 2500).run(100)
    bench.setButton(1).run(100)
    expect(massager.offAt).toBe(bench.now + LONG_MS - 100)
    expect(massager.quietFrom - massager.offAt).toBe(ms)
  },
)

it.each([
  [QUIET_MS + 1, true],
  [QUIET_MS, true],
  [QUIET_MS - 1, false],
])('a strength that is asked for %i ms before a limit is driven: %s', (leftMs, isDriven) => {
  const bench = benchWith([hold(50, s(20))], 0, 20_000, DAY_MAX_MS - 10_000)
  bench.runTo(governor.limitAt - leftMs)
  const { duty } = massager
  bench.request(PRESS_2).runTo(governor.limitAt - 1)
  expect(massager.duty > duty).toBe(isDriven)
  expect(bench.run(1).state).toBe(OFF)
})

it('after power-up, too, no press is decided on before a pass says that the pin is as its edge said', () => {
  const bench = new Bench()
  massager.handleEdge(1, bench.now, bench.now)
  bench.now += LONG_MS
  readSensors(bench)
  expect(massager.state).toBe(OFF)
  expect(bench.run(0).state).toBe(RUNNING)
})
