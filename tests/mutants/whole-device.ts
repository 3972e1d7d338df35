// Whole devices, for mutants that show only there: each scenario, and days of random owners, hosts and hardware. What
// they judge is the motor and the light. (tests/sim has more of this, and tests of documents, which mutants make stale.)

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../programs/index.ts'
import type { Device } from '../../sim/device/device.ts'
import { NO_ENGINE } from '../../sim/device/engine/models.ts'
import { plugDevice } from '../../sim/device/hardware/plugged-device.ts'
import { runScenario, runToEnd } from '../../sim/script/play.ts'
import { LINK_AND_STEP_INVARIANTS, STEP_INVARIANTS } from '../../sim/soak/invariants/index.ts'
import { InvariantMonitor } from '../../sim/soak/monitor/monitor.ts'
import { soak, soakLinked } from '../../sim/soak/soak.ts'

const folder = join(import.meta.dirname, '../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map(({ name }) => name), engine: NO_ENGINE } as const

// Other tests have the usual hardware.
afterAll(() => plugDevice())

it.each(readdirSync(folder))('%s', (file) => {
  const monitor = new InvariantMonitor(undefined, file.startsWith('link-') ? LINK_AND_STEP_INVARIANTS : STEP_INVARIANTS)
  const onStep = (device: Device) => monitor.check(device)
  runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, onStep })
})

it.each([
  ['owners', () => soak(1, 1, options)],
  ['owners of other hardware', () => soak(2, 1, { ...options, hardwareShare: 1 })],
  ['hosts', () => soakLinked(3, 1, options)],
])('a day of %s holds every invariant', (_, run) => {
  expect(runToEnd(run()).failure?.error).toBeUndefined()
})
