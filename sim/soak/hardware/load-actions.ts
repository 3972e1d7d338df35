// What owners do to the motor itself and to its supply: they press and jam, pull plugs, and plug the wrong adapter in.
// Only for boards with other hardware than most.

import type { Action, Owner } from '../owner/owner.ts'
import { MINUTE, SECOND } from '../owner/times.ts'

/** A body under the massager, harder and softer, and not there for a moment. */
const pressOnBody: Action = (o) => {
  if (!o.tryToStart()) return
  for (let left = o.draw.integer(1, 8); left > 0 && o.device.state === 'running'; left--) {
    o.perform(`press it on with ${o.draw.integer(0, 40)} N`)
    o.wait(SECOND / 2, o.draw.item([3 * SECOND, 30 * SECOND]))
    if (o.draw.boolean(0.2)) o.press(o.draw.integer(1, 2))
  }
  o.perform('lift it off')
  if (o.draw.boolean(0.5)) o.longPress()
}

/** Something holds the motor: before the start, or while it runs. The owner tries again with and without it. */
const jam: Action = (o) => {
  const isFirst = o.draw.boolean(0.3)
  if (isFirst) o.perform('stall the motor')
  if (!o.tryToStart() && !isFirst) return
  o.wait(SECOND, 20 * SECOND)
  o.perform('stall the motor')
  o.wait(SECOND, 20 * SECOND)
  if (o.draw.boolean(0.5)) o.longPress()
  o.wait(SECOND, 20 * SECOND)
  o.perform('free the motor')
  o.wait(SECOND, 20 * SECOND)
  if (o.draw.boolean(0.7)) o.tryToStart()
}

/** For less time than a stall takes to be noticed, or a little more. */
const jamForMoments: Action = (o) => {
  if (!o.tryToStart()) return
  for (let left = o.draw.integer(1, 6); left > 0 && o.device.state === 'running'; left--) {
    o.wait(SECOND, 5 * SECOND)
    o.perform('stall the motor')
    o.wait(20, 450)
    o.perform('free the motor')
  }
}

const breakSensor: Action = (o) => {
  if (o.draw.boolean(0.7)) o.tryToStart()
  o.perform('break shunt')
  o.wait(SECOND, 10 * SECOND)
  if (o.draw.boolean(0.5)) o.longPress()
  o.perform('mend shunt')
  o.wait(SECOND, 10 * SECOND)
  // The first press clears the fault.
  o.longPress()
}

/** The plug is pulled, mostly while the motor runs. */
const pullAdapter: Action = (o) => {
  if (o.draw.boolean(0.7)) o.tryToStart()
  o.wait(0, 5 * SECOND)
  o.perform('adapter out')
  o.wait(100, o.draw.item([SECOND, MINUTE]))
  o.perform('adapter in')
}

/** An adapter that gives too much or too little, for a while. */
const plugWrongAdapter: Action = (o) => {
  const statedV = o.supply.tooHighMv / 1200
  const volts = (o.draw.item([1.22, 0.86, 0.7]) * statedV).toFixed(2)
  if (o.draw.boolean(0.7)) o.tryToStart()
  o.perform(`battery ${volts} V`)
  o.wait(SECOND, 20 * SECOND)
  if (o.draw.boolean(0.5)) o.longPress()
  o.perform('cell at 100 %')
  if (o.draw.boolean(0.5)) o.tryToStart()
}

type Weighted = readonly [weight: number, action: Action]

/** What can be done to the hardware of this owner. */
export function loadActions(o: Owner): readonly Weighted[] {
  const { hardware, without = [] } = o.device.given
  if (!hardware) return []
  const { sense } = hardware
  const sensed: readonly Weighted[] = [
    [30, jam],
    [20, jamForMoments],
    [3, breakSensor],
  ]
  const fed: readonly Weighted[] = [
    [10, pullAdapter],
    // Where nobody measures the supply, nobody can be blamed.
    [without.includes('battery') ? 0 : 20, plugWrongAdapter],
  ]
  return [[30, pressOnBody], ...(sense ? sensed : []), ...(o.isOnAdapter ? fed : [])]
}
