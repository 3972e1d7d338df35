// Each limit of supply, driver, sensor and motor: just inside, at it, and just outside.

import { expect, it } from 'vitest'
import { readBoard } from '../../../../tools/build/boards/own-board.ts'
import { adapter } from './files/parts.ts'

const on12 = { like: 'pico', supply: adapter(12_000), motor: 'massager12', batteryDivider: 6 }
const limits = { name: 'mine', maxMa: 3000, minMv: 5000, maxMv: 30_000, maxPwmHz: 30_000 }
const shunt = { sensePin: 28, senseMvPerA: 800, senseOffsetMv: 0, senseOf: 'supply' }
const own = { like: 'massager12', pressedMa: 1400, stallMa: 3700, mohm: 3000, freeMa: [220, 260] }
const small = { mv: [1000, 3000], kickMv: 3500, pressedMa: 400, stallMa: 1300 }

/** The last value that is accepted, and the step to the first that is refused. */
const LIMITS: [name: string, last: number, step: 1 | -1, fields: (value: number) => object][] = [
  ['current of the adapter', 1500, -1, (maxMa) => ({ ...on12, supply: adapter(12_000, maxMa) })],
  ['volts over those of the motor', 12_800, 1, (mv) => ({ ...on12, motor: 'massager', supply: adapter(mv) })],
  ['top of the motor on one cell', 3400, 1, (mv) => ({ like: 'pico', motor: { ...small, mv: [1000, mv] } })],
  ['kick on one cell', 4200, 1, (kickMv) => ({ like: 'pico', motor: { ...small, kickMv } })],
  ['kick at the lowest frequency', 1000, -1, (kickMv) => ({ like: 'pico', motor: { ...small, kickMv } })],
  ['range of the battery pin', 2400, -1, (referenceMv) => ({ ...on12, referenceMv })],
  ['current of the driver', 1500, -1, (maxMa) => ({ ...on12, driver: { ...limits, maxMa } })],
  ['highest supply of the driver', 14_400, -1, (maxMv) => ({ ...on12, driver: { ...limits, maxMv } })],
  ['lowest supply of the driver', 10_800, 1, (minMv) => ({ ...on12, driver: { ...limits, minMv } })],
  ['PWM of the driver', 20_000, -1, (maxPwmHz) => ({ ...on12, driver: { ...limits, maxPwmHz } })],
  ['stall on the pin of the sensor', 300, 1, (senseOffsetMv) => ({ ...on12, ...shunt, senseOffsetMv })],
  ['hand on the pin of the sensor', 7, -1, (senseMvPerA) => ({ ...on12, ...shunt, senseMvPerA })],
  ['stall over the resistance', 5200, 1, (stallMa) => ({ ...on12, motor: { ...own, stallMa } })],
  ['stall under the resistance', 2000, -1, (stallMa) => ({ ...on12, motor: { ...own, stallMa } })],
  ['stall under a hand', 1400, -1, (stallMa) => ({ ...on12, motor: { ...own, mohm: 6000, stallMa } })],
  ['current without load', 1399, 1, (topMa) => ({ ...on12, motor: { ...own, freeMa: [220, topMa] } })],
]

const isAccepted = (fields: object): boolean => {
  try {
    readBoard(JSON.stringify({ name: 'file', ...fields }), 'file.json')
    return true
  } catch {
    return false
  }
}

it.each(LIMITS)('the %s ends at %i', (_, last, step, fields) => {
  expect([last - step, last, last + step].map((value) => isAccepted(fields(value)))).toEqual([true, true, false])
})
