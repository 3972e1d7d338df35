// Runs in which an invariant was wrong, and the firmware right: shortened by the soak that found them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { findViolation } from '../../../sim/soak/shrink.ts'
import { sampleOf } from '../../support/scope.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const folder = join(import.meta.dirname, 'false-alarms')

it.each(sampleOf(readdirSync(folder), 3))('finds no broken invariant in %s', (file) => {
  expect(findViolation(readFileSync(join(folder, file), 'utf8'), options)?.message).toBeUndefined()
})
