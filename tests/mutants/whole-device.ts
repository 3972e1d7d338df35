// Whole devices, for mutants that show only there: scenarios of what other boards have, and a day of random hosts. Few, for
// they are slow. (tests/sim has more of this, and tests of documents, which mutants make stale.)

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
import { soakLinked } from '../../sim/soak/soak.ts'

const folder = join(import.meta.dirname, '../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map(({ name }) => name), engine: NO_ENGINE } as const

// Other tests have the usual hardware.
afterAll(() => plugDevice())

it.each(readdirSync(folder).filter((file) => /^(adapter|bridge|calibrate|heat|link|sensed)/.test(file)))(
  '%s',
  (file) => {
    const monitor = new InvariantMonitor(
      undefined,
      file.startsWith('link-') ? LINK_AND_STEP_INVARIANTS : STEP_INVARIANTS,
    )
    const onStep = (device: Device) => monitor.check(device)
    runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, onStep })
  },
)

it('a day of hosts holds every invariant', () => {
  expect(runToEnd(soakLinked(3, 1, options)).failure?.error).toBeUndefined()
})
