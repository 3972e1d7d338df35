// Bad luck, at any time: parts that break, heat, an empty cell, a power cut.

import { PARTS } from '../../device/fake-hal.ts'
import type { Action, Owner } from './owner.ts'
import { HOUR, MINUTE, SECOND } from './times.ts'

/** Only a reset brings the engine back, and few boards have a shunt. */
const MENDABLE_PARTS = PARTS.filter((part) => part !== 'engine' && part !== 'shunt')

/** Something is so for `low` to `high` ms. Now and then the owner tries to start the device meanwhile. */
const temporarily =
  (beginStep: (o: Owner) => string, endStep: string, low: number, high: number): Action =>
  (o) => {
    o.perform(beginStep(o))
    o.wait(low, high)
    if (o.draw.boolean(0.5)) o.longPress()
    if (o.draw.boolean(0.3)) o.wait(low, high)
    o.perform(endStep)
  }

const breakAndMend: Action = (o) => {
  const part = o.draw.item(MENDABLE_PARTS)
  o.perform(`break ${part}`)
  o.wait(SECOND, 10 * SECOND)
  if (o.draw.boolean(0.7)) o.press(o.draw.integer(1, 3))
  o.wait(SECOND, MINUTE)
  o.perform(`mend ${part}`)
  // A board that could not start needs its power switched off and on.
  o.perform('power off and on')
}

const breakEngine: Action = (o) => {
  o.perform('break engine')
  o.wait(9 * SECOND, MINUTE)
}

const losePower: Action = (o) => {
  o.perform('lose power')
  if (o.draw.boolean(0.5)) o.perform(`cell at ${o.draw.integer(0, 100)} %`)
  o.wait(SECOND, HOUR)
  o.perform('power back')
}

/** While the end of a session or the lock is stored. */
const losePowerWhileStoring: Action = (o) => {
  o.perform(`lose power at byte ${o.draw.integer(0, 90)}`)
  if (o.device.state === 'running') o.longPress()
  else o.press(3)
  o.wait(SECOND, MINUTE)
  o.perform('power back')
}

/** Warm, hot, and not quite cool again, as in a hot car. */
const overheat: Action = (o) => {
  for (const celsius of [o.draw.integer(39, 43), o.draw.integer(42, 50), o.draw.integer(37, 42)]) {
    o.perform(`temperature ${celsius} C`)
    o.wait(SECOND, 20 * SECOND)
    if (o.device.state === 'off' || o.draw.boolean(0.2)) o.longPress()
  }
  o.perform(`room ${o.draw.integer(15, 30)} C`)
}

/** The cell goes down under load, is empty, and recovers a little. */
const emptyCell: Action = (o) => {
  for (const volts of [o.draw.number(3.12, 3.38), o.draw.number(2.9, 3.15), o.draw.number(3.38, 3.52)]) {
    o.perform(`battery ${o.alikeVolts(volts)} V`)
    o.wait(SECOND, 12 * SECOND)
    if (o.device.state === 'off' || o.draw.boolean(0.1)) o.longPress()
  }
  o.perform(`cell at ${o.draw.integer(5, 100)} %`)
}

export const MISHAPS: readonly (readonly [weight: number, mishap: Action])[] = [
  [2, temporarily(() => 'charger in', 'charger out', SECOND, HOUR)],
  [6, breakAndMend],
  [2, breakEngine],
  [2, temporarily((o) => `thermistor ${o.draw.item(['open', 'shorted'])}`, 'thermistor fine', 2 * SECOND, MINUTE)],
  [1, temporarily(() => 'stall the motor', 'free the motor', SECOND, 5 * MINUTE)],
  [1, temporarily((o) => `press it on with ${o.draw.integer(1, 40)} N`, 'lift it off', SECOND, MINUTE)],
  [1, temporarily(() => 'the button sticks', 'the button is free', SECOND, MINUTE)],
  [1, (o) => o.perform('power off and on')],
  [2, losePower],
  [3, losePowerWhileStoring],
  [6, overheat],
  [4, emptyCell],
  [1, (o) => o.perform(`day ${o.draw.item([0, 20_500])}`)],
]

export const haveMishap: Action = (o) => o.draw.weighted(MISHAPS)(o)
