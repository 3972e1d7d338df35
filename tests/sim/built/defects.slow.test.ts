// The soak of built files finds each of a list of deliberate defects in the HALs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { compiledRotation, compileRotation, rotation } from '../../../programs/index.ts'
import { type BuiltFile, meterFile } from '../../../sim/built/built-file.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import { runToEnd } from '../../../sim/script/play.ts'
import { type Failure, invariantNames, type SoakOptions, soak } from '../../../sim/soak/soak.ts'
import { bundle, bundleReadable } from '../../../tools/build/bundle.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { SENSING_BOARDS } from '../../support/build/sensing-boards.ts'
import type { BuiltDefect } from './defects/defect.ts'
import { BUILT_DEFECTS } from './defects/index.ts'

const root = join(import.meta.dirname, '../../..')
/** Days of each soak. The seed of the defect comes first, then others. */
const DAYS = 3
const SEEDS = 20
const programs = compileRotation()
const options: SoakOptions = { programs, names: rotation.map(({ name }) => name), engine: NO_ENGINE }

/** The file of a board, with a defect in what runs. The storage has the file as it is flashed: its size matters there. */
async function fileWith({ board: name, file, from, to }: BuiltDefect): Promise<BuiltFile> {
  expect(readFileSync(join(root, file), 'utf8').split(from), `${file} has "${from}" once`).toHaveLength(2)
  const own = SENSING_BOARDS[name]
  const board = own ?? boards[name]!
  const edit = (path: string, source: string) => (path === file ? source.replace(from, () => to) : source)
  const { metered } = await meterFile(board, await bundleReadable(root, board, compiledRotation(), edit))
  const code = own ? await bundle(root, own, compiledRotation()) : await builtFile(name)
  return { board, code, metered }
}

/** The first failure that the defect causes. */
function findFailure(built: BuiltFile, first: number): Failure | undefined {
  for (const seed of [first, ...Array(SEEDS).keys()]) {
    const { failure } = runToEnd(soak(seed, DAYS, { ...options, built }))
    if (failure) return failure
  }
  return undefined
}

it.each(BUILT_DEFECTS)('the soak of $board finds the defect: $name', async (defect) => {
  const built = await fileWith(defect)
  expect(invariantNames(built)).toContain(defect.invariant)
  expect(findFailure(built, defect.seed)?.error.invariant).toBe(defect.invariant)
})
