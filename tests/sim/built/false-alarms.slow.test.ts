// Runs of built files in which an invariant was wrong, and the firmware right. A file's name begins with its board.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { findViolation } from '../../../sim/soak/shrink.ts'
import { fileOf } from './devices.ts'

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const folder = join(import.meta.dirname, 'false-alarms')

it.each(readdirSync(folder))('finds no broken invariant in %s', async (file) => {
  const built = await fileOf(file.split('-')[0]!)
  expect(findViolation(readFileSync(join(folder, file), 'utf8'), { ...options, built })?.message).toBeUndefined()
})
