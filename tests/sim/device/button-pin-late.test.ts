// The times of edges that an engine finds late, because it looks at its pins between callbacks.

import { expect, it } from 'vitest'
import { BUTTON_CLOSED } from '../../../hal/hal.ts'
import { ButtonPin } from '../../../sim/device/button-pin.ts'
import type { Engine } from '../../../sim/device/engine/engine.ts'

/** When a press counts as begun that was found at the end of a pass in which the button was open, too. */
function findPress(passMs: number): number {
  const waiting: (() => void)[] = []
  const engine = {
    pollsPins: true,
    now: 0,
    busyFrom: 0,
    runWhenFree: (_: string, code: () => void) => waiting.push(code),
  }
  const edges: [event: number, ms: number][] = []
  const pin = new ButtonPin(engine as unknown as Engine, { now: () => engine.now }, (...edge) => edges.push(edge))
  const pass = (from: number, to: number, level: number) => {
    engine.busyFrom = from
    engine.now = to
    pin.setLevel(level)
    waiting.shift()!()
  }
  pass(1000, 1000, 1)
  pass(2000, 2010, 0)
  pass(2010, 2010 + passMs, 1)
  expect(edges.map(([event]) => event === BUTTON_CLOSED)).toEqual([true, false, true])
  return edges[2]![1]
}

it.each([
  [20, 2010],
  [199, 2010],
  [200, 2010],
  [201, 2211],
  [450, 2460],
])('a press that is found after a pass of %i ms counts from %i ms', (passMs, fromMs) => {
  expect(findPress(passMs)).toBe(fromMs)
})
