// Random lives with every promise watched, and what the soak itself promises: the same seed is the same life, a failure
// is told as a scenario that fails alike, and no scenario of the project breaks a promise.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { figures } from '../../../sim/soak/command.ts'
import { PromiseError } from '../../../sim/soak/promise-error.ts'
import { brokenBy, shrink } from '../../../sim/soak/shrink.ts'
import { soak, soakWeeks, toEnd } from '../../../sim/soak/soak.ts'
import { STEP_PROMISES, Watch } from '../../../sim/soak/watch.ts'
import { scaled } from '../../support/scope.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const DAYS = scaled(3, 30)
const WEEKS = scaled(1, 12)
const SEED = 4

it(`keeps every promise for ${DAYS} days`, () => {
  const { failure, days, tally } = toEnd(soak(SEED, DAYS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(DAYS)
  // It was not asleep: some of everything happened, and each look is one check of each promise at the most.
  for (const count of [tally.sessions, tally.powerCuts, tally.starts - tally.powerCuts, tally.faults])
    expect(count).toBeGreaterThan(3)
  expect(tally.checks).toBeGreaterThan(100_000)
  expect(tally.checks).toBeLessThan(tally.steps * (STEP_PROMISES.length + 1))
})

it(`keeps every promise for ${WEEKS} week${WEEKS > 1 ? 's' : ''} with the plan`, () => {
  const { failure, days } = toEnd(soakWeeks(SEED, WEEKS, options))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(7 * WEEKS)
})

it('the same seed is the same days, to the last check', () => {
  const [once, again, other] = [7, 7, 8].map((seed) => figures(toEnd(soak(seed, scaled(1, 2), options))))
  expect(once).toEqual(again)
  expect(once).not.toEqual(other)
})

const folder = join(import.meta.dirname, '../../../sim/scenarios')

it.each(readdirSync(folder))('no promise is broken in %s', (file) => {
  const watch = new Watch()
  const look = (device: Device) => watch.step(device)
  runScenario(readFileSync(join(folder, file), 'utf8'), { ...options, stepped: look })
  expect(watch.tally.steps).toBeGreaterThan(0)
})

/** Duties that no governor would let through: done to the board behind the firmware's back. */
const driven = (duty: number, then?: (device: Device) => void) => {
  const device = new Device({ programs: options.programs, world: {}, seed: 1 })
  const watch = new Watch()
  watch.step(device)
  device.hal.motor(duty)
  then?.(device)
  return () => watch.step(device)
}

describe('a broken promise is told', () => {
  it('with its name, the time and what there was to see', () => {
    expect(driven(500)).toThrow(PromiseError)
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
    expect(brokenBy(long, options)).toBeUndefined()
    expect(shrink(long, options)).toBe(long)
  })
})
