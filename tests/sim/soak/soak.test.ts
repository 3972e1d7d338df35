// Random lives with every promise watched, and what the soak itself promises: the same seed is the same life, a failure
// is told as a scenario that fails alike, and no scenario of the project breaks a promise.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { runScenario, runToEnd } from '../../../sim/script/play.ts'
import { STEP_INVARIANTS } from '../../../sim/soak/invariants/index.ts'
import { InvariantError } from '../../../sim/soak/invariants/invariant-error.ts'
import { InvariantMonitor } from '../../../sim/soak/monitor/monitor.ts'
import { summarize } from '../../../sim/soak/report.ts'
import { findViolation, shrink } from '../../../sim/soak/shrink.ts'
import { soak, soakWeeks } from '../../../sim/soak/soak.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
/** More are for npm run soak. */
const DAYS = 12
const SEED = 20
/** Twelve take longer: npm run soak -- --weeks 12. */
const WEEKS = 1
/** Seconds on a quiet machine. */
const TIMEOUT_MS = 90_000

it(`keeps every promise for ${DAYS} days`, { timeout: TIMEOUT_MS }, () => {
  const { failure, days, tally } = runToEnd(soak(SEED, DAYS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(DAYS)
  // It was not asleep: some of everything happened, and each look is one check of each promise at the most.
  for (const count of [tally.sessions, tally.powerCuts, tally.boots - tally.powerCuts, tally.faults])
    expect(count).toBeGreaterThan(3)
  expect(tally.checks).toBeGreaterThan(100_000)
  expect(tally.checks).toBeLessThan(tally.steps * (STEP_INVARIANTS.length + 1))
})

it(`keeps every promise for ${WEEKS} week with the plan`, { timeout: TIMEOUT_MS }, () => {
  const { failure, days } = runToEnd(soakWeeks(SEED, WEEKS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(7 * WEEKS)
})

it('the same seed is the same days, to the last check', () => {
  const [once, again, other] = [7, 7, 8].map((seed) => summarize(runToEnd(soak(seed, 2, options))))
  expect(once).toEqual(again)
  expect(once).not.toEqual(other)
})

const folder = join(import.meta.dirname, '../../../sim/scenarios')

it.each(readdirSync(folder))('no promise is broken in %s', (file) => {
  const watch = new InvariantMonitor()
  const look = (device: Device) => watch.check(device)
  runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, onStep: look })
  expect(watch.tally.steps).toBeGreaterThan(0)
})

/** Duties that no governor would let through: done to the board behind the firmware's back. */
const driven = (duty: number, then?: (device: Device) => void) => {
  const device = new Device({ programs: options.programs, world: {}, seed: 1 })
  const watch = new InvariantMonitor()
  watch.check(device)
  device.hal.motor(duty)
  then?.(device)
  return () => watch.check(device)
}

describe('a broken promise is told', () => {
  it('with its name, the time and what there was to see', () => {
    expect(driven(500)).toThrow(InvariantError)
    expect(driven(500)).toThrow(
      /^the motor is driven only while the device runs: broken at 0\.000 s: locked, duty 500, \d+ mV, 25 C/,
    )
    expect(driven(0)).not.toThrow()
  })
})

describe('a failure made short', () => {
  const long = `given a real world with seed 3
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

  it('is nothing shorter where no promise is broken', () => {
    expect(findViolation(long, options)).toBeUndefined()
    expect(shrink(long, options)).toBe(long)
  })
})
