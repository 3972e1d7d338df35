// The steps of a step plan on a board whose clock drifts.

import { expect, it } from 'vitest'
import { VirtualClock } from '../../../sim/device/clock.ts'
import { FakeHal } from '../../../sim/device/fake-hal.ts'
import type { Surroundings } from '../../../sim/device/surroundings.ts'

it.each([0.9, 0.9912, 1, 1.1])('plays a thousand steps at the right times with a clock rate of %d', (rate) => {
  const clock = new VirtualClock()
  const steps: number[] = []
  const world = { noteOutput: () => steps.push(clock.now) } as unknown as Surroundings
  const hal = new FakeHal(clock, world, () => {}, rate)
  hal.playSteps([100, 200], 2, 360)
  clock.runTo(1001 * 360)
  for (const [i, ms] of steps.entries()) {
    const due = (i * 360) / rate
    expect(ms - due).toBeGreaterThanOrEqual(0)
    expect(ms - due).toBeLessThan(1)
  }
  expect(steps.length).toBeGreaterThan(890)
})
