// The soak of devices with a link: hosts do what they like, and every invariant of the link holds.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import type { Device } from '../../../sim/device/device.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import type { TraceLine } from '../../../sim/device/trace.ts'
import { runScenario, runToEnd } from '../../../sim/script/play.ts'
import { LINK_AND_STEP_INVARIANTS } from '../../../sim/soak/invariants/index.ts'
import { InvariantMonitor } from '../../../sim/soak/monitor/monitor.ts'
import { checkRecovery } from '../../../sim/soak/recovery.ts'
import { soakLinked } from '../../../sim/soak/soak.ts'
import { isFull, scaled } from '../../support/scope.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const DAYS = scaled(1, 30)
const SEED = 7

it(`holds every invariant for ${DAYS} days with hosts`, () => {
  const { failure, tally } = runToEnd(soakLinked(SEED, DAYS, isFull ? options : { ...options, engine: NO_ENGINE }))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(tally.sessions).toBeGreaterThan(2)
})

/** The host's last sign of life is its request. On a slow engine each step shows. */
const LOST_HOST = `given a link by wire
given an engine like rp2040
given unlocked
at 1 s: a host connects
at 2 s: press
at 4 s: the host falls silent
at 4.1 s: a host sends "do 0"
at 7 s: the end
`

it('turns off the motor of a lost host before the light', () => {
  const trace: TraceLine[] = []
  runScenario(LOST_HOST, { ...options, onTrace: (line) => trace.push(line) })
  const offAt = trace.findIndex((line) => line.t > 5000 && 'state' in line && line.state === 'off')
  const next = trace.slice(offAt + 1, offAt + 3)
  expect(next).toEqual([
    { t: next[0]?.t, duty: 0 },
    { t: next[1]?.t, light: 0 },
  ])
})

const folder = join(import.meta.dirname, '../../../sim/scenarios')

it.each(readdirSync(folder).filter((file) => file.startsWith('link-')))('holds every invariant in %s', (file) => {
  const monitor = new InvariantMonitor(undefined, LINK_AND_STEP_INVARIANTS)
  const onStep = (device: Device) => monitor.check(device)
  runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, onStep, onEnd: checkRecovery })
  expect(monitor.tally.steps).toBeGreaterThan(0)
})
