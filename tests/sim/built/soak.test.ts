// The soak of built files: simulated owners with the real HALs. Their engines take time, come late and early, and store
// slowly.

import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { runToEnd } from '../../../sim/script/play.ts'
import { summarize } from '../../../sim/soak/report.ts'
import { soak, USUAL_SOAK_ENGINE } from '../../../sim/soak/soak.ts'
import { isFull, scaled } from '../../support/scope.ts'
import { fileOf } from './devices.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const DAYS = scaled(1, 20)
const SEED = 4
/** One of each engine on each chip, and one without a battery reading; in the default run one. */
const BOARDS = isFull ? ['puckjs2', 'pico', 'rp2040', 'esp32'] : ['pico']

it.each(BOARDS)(`the file for %s holds every invariant for ${DAYS} ${DAYS > 1 ? 'days' : 'day'}`, async (name) => {
  const built = await fileOf(name)
  const { failure, days, tally } = runToEnd(soak(SEED, DAYS, { ...options, built }))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(DAYS)
  expect(tally.sessions).toBeGreaterThan(2)
  expect(tally.runningMs).toBeGreaterThan(60_000)
  expect(tally.boots - tally.powerCuts).toBeGreaterThan(0)
})

// soak.test.ts of the simulated firmware has the same in every run.
it.runIf(isFull)('gives the same figures for the same seed, and others for another', async () => {
  const built = await fileOf('pico')
  const sameOptions = { ...options, built, engine: USUAL_SOAK_ENGINE }
  const [once, again, other] = [7, 7, 8].map((seed) => summarize(runToEnd(soak(seed, 1, sameOptions)), built))
  expect(once).toEqual(again)
  expect(once).not.toEqual(other)
})
