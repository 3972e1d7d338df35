// What the governor does with an adapter, whose volts may be too many, too.

import { afterAll, beforeEach, expect, it } from 'vitest'
import { deviceFacts } from '../../../hal/boards/facts/device-facts.ts'
import { massager12Motor } from '../../../hal/boards/motors.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, STOP_BATTERY } from '../../../src/motor/governor.ts'
import { Bench } from './governor-bench.ts'

const FACTS = deviceFacts({ motor: massager12Motor, supply: { kind: 'adapter', mv: 12_000 } })
const { TOO_HIGH_MV, SUPPLY_STEP_MV } = FACTS

beforeEach(() => plugDevice(FACTS))
afterAll(() => plugDevice())

it.each([
  [TOO_HIGH_MV - 1, ALLOWED],
  [TOO_HIGH_MV, STOP_BATTERY],
  [TOO_HIGH_MV + 1, STOP_BATTERY],
])('of %i mV gives the reason %i, at rest and in a session', (mv, reason) => {
  const bench = new Bench(massager12Motor)
  bench.mv = mv
  bench.check()
  expect(governor.findStopReason(0)).toBe(reason)
  bench.mv = 12_000
  bench.check()
  bench.begin().run(2000)
  bench.mv = mv
  expect(bench.run(2000)).toBe(reason)
})

it.each([
  [12_000, 12_000 + SUPPLY_STEP_MV],
  [TOO_HIGH_MV - SUPPLY_STEP_MV - 1, TOO_HIGH_MV - 1],
  [TOO_HIGH_MV - SUPPLY_STEP_MV, TOO_HIGH_MV],
  [TOO_HIGH_MV - SUPPLY_STEP_MV + 1, TOO_HIGH_MV],
])('that had %i mV is checked from %i mV on', (mv, fromMv) => {
  const bench = new Bench(massager12Motor)
  bench.mv = mv
  bench.check()
  bench.begin()
  bench.check()
  governor.planNextCheck()
  expect(governor.unchangedToMv).toBe(fromMv)
})
