// The model of each engine agrees with its chip within 30 % for every kind of work that was measured. After the firmware was
// changed: measure on the chip again, put the figures into chip-figures.json, and fit models.ts if this fails.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../../programs/index.ts'
import { Device } from '../../../../sim/device/device.ts'
import figures from '../../../../sim/device/engine/chip-figures.json' with { type: 'json' }
import { measureKinds } from '../../../../sim/device/engine/measure-kinds.ts'
import { ENGINE_MODELS } from '../../../../sim/device/engine/models.ts'

/** In ms: without cache misses, and with 50 and 95 cycles a miss. */
interface Figure {
  a: number
  b?: number
  c?: number
}

const TOLERANCE = 0.3

const measured = (engine: keyof typeof ENGINE_MODELS) =>
  measureKinds(engine, (options) => new Device({ programs: compileRotation(), ...options }))

const cases = (['rp2040', 'pico'] as const).flatMap((engine) =>
  Object.entries(figures[engine]).map(([kind, figure]) => [engine, kind, figure as Figure] as const),
)

it.each(cases)('%s: %s takes what it takes on the chip, %j ms, within 30 %%', (engine, kind, { a, c }) => {
  const onChip = c === undefined ? a * ENGINE_MODELS[engine].cacheFactor : (a + c) / 2
  const ms = measured(engine)[kind as keyof ReturnType<typeof measured>]
  expect(ms / onChip).toBeGreaterThan(1 - TOLERANCE)
  expect(ms / onChip).toBeLessThan(1 + TOLERANCE)
})

it('the same run takes the same time to the last digit', () => {
  expect(measured('rp2040')).toEqual(measured('rp2040'))
})
