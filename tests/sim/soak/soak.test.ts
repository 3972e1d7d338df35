// The soak itself: every invariant holds for simulated owners and in every scenario, the same seed gives the same run, and
// a broken invariant is reported with what there was to see.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { parse } from '../../../sim/script/parse.ts'
import { runScenario, runToEnd } from '../../../sim/script/play.ts'
import { STEP_INVARIANTS } from '../../../sim/soak/invariants/index.ts'
import { InvariantError } from '../../../sim/soak/invariants/invariant-error.ts'
import { InvariantMonitor } from '../../../sim/soak/monitor/monitor.ts'
import { summarize } from '../../../sim/soak/report.ts'
import { findViolation, shrink } from '../../../sim/soak/shrink.ts'
import { soak, soakWeeks, USUAL_SOAK_ENGINE } from '../../../sim/soak/soak.ts'
import { isFull, sampleOf, scaled } from '../../support/scope.ts'

// Other tests have the usual hardware.
afterAll(() => plugDevice())

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const DAYS = scaled(2, 30)
const WEEKS = 12
const SEED = 308

it(`holds every invariant for ${DAYS} days`, () => {
  const { failure, days, tally } = runToEnd(soak(SEED, DAYS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(DAYS)
  // Some of everything happened, and each step checked each invariant at most once.
  for (const count of [tally.sessions, tally.powerCuts, tally.boots - tally.powerCuts, tally.faults])
    expect(count).toBeGreaterThan(scaled(0, 2))
  expect(tally.checks).toBeGreaterThan(100_000)
  expect(tally.checks).toBeLessThan(tally.steps * (STEP_INVARIANTS.length + 1))
})

it.runIf(isFull)(`holds every invariant for ${WEEKS} weeks with the plan`, () => {
  const { failure, days } = runToEnd(soakWeeks(SEED, WEEKS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(7 * WEEKS)
})

it('gives the same figures for the same seed, and others for another seed', () => {
  const sameOptions = { ...options, engine: isFull ? USUAL_SOAK_ENGINE : NO_ENGINE }
  const [once, again, other] = [7, 7, 8].map((seed) => summarize(runToEnd(soak(seed, scaled(1, 2), sameOptions))))
  expect(once).toEqual(again)
  expect(once).not.toEqual(other)
})

const folder = join(import.meta.dirname, '../../../sim/scenarios')

/** Motion that a host on the link asks for is none that the invariants know. */
const hasNoLink = (file: string): boolean =>
  parse(readFileSync(join(folder, file), 'utf8'), options.names).given.link === undefined
const scenarios = sampleOf(readdirSync(folder).filter(hasNoLink), 12)

it.each(scenarios)('holds every invariant in %s', (file) => {
  const monitor = new InvariantMonitor()
  const run = (device: Device) => monitor.check(device)
  runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, engine: NO_ENGINE, onStep: run })
  expect(monitor.tally.steps).toBeGreaterThan(0)
})

/** Sets a duty on the board without the firmware, as no governor would. */
const checkWithDuty = (duty: number) => {
  const device = new Device({ programs: options.programs, world: {}, seed: 1 })
  const monitor = new InvariantMonitor()
  monitor.check(device)
  device.hal.motor(duty)
  return () => monitor.check(device)
}

it('reports a broken invariant with its name, the time and the readings', () => {
  expect(checkWithDuty(500)).toThrow(InvariantError)
  expect(checkWithDuty(500)).toThrow(
    /^the motor starts only within 1 s of .*: broken at 0\.000 s: duty 500, \d+ mV, 25 C, .* lock locked/,
  )
  expect(checkWithDuty(0)).not.toThrow()
})

describe('shrinking', () => {
  const recording = `given a real world with seed 3
given an engine like none
given cell capacity 2 Ah
given unlocked
at 1.000 s: room 20 C
at 2.000 s: press it on with 10 N
at 3.000 s: long press
at 20.000 s: lift it off
at 30.000 s: thermistor open
at 90.000 s: thermistor fine
at 100.000 s: the end
`

  it('changes nothing where every invariant holds', () => {
    expect(findViolation(recording, options)).toBeUndefined()
    expect(shrink(recording, options)).toBe(recording)
  })
})
