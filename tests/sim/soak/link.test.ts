// The soak of devices with a link: hosts do what they like, and every invariant of the link holds.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import { runToEnd } from '../../../sim/script/play.ts'
import { checkScenario, soakLinked } from '../../../sim/soak/soak.ts'
import { isFull, scaled } from '../../support/scope.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const DAYS = scaled(1, 30)
const SEED = 7

it(`holds every invariant for ${DAYS} days with hosts`, () => {
  const { failure, tally } = runToEnd(soakLinked(SEED, DAYS, isFull ? options : { ...options, engine: NO_ENGINE }))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(tally.sessions).toBeGreaterThan(2)
})

const folder = join(import.meta.dirname, '../../../sim/scenarios')

it.each(readdirSync(folder).filter((file) => file.startsWith('link-')))('holds every invariant in %s', (file) => {
  runToEnd(checkScenario(readFileSync(join(folder, file), 'utf8'), options))
})
