// The soak finds each of a list of deliberate defects, in a copy of the firmware.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import * as programs from '../../../programs/index.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import type * as Play from '../../../sim/script/play.ts'
import type * as Shrink from '../../../sim/soak/shrink.ts'
import { findViolation } from '../../../sim/soak/shrink.ts'
import type * as Soak from '../../../sim/soak/soak.ts'
import type { Defect } from './defects/defect.ts'
import { DEFECTS } from './defects/index.ts'

const root = join(import.meta.dirname, '../../..')
/** Days of each soak. The seed of the defect comes first, then all others. */
const DAYS = 4
const SEEDS = 60

const ENTRY = `
  export { runToEnd } from './sim/script/play.ts'
  export { soak, soakLinked, soakWeeks } from './sim/soak/soak.ts'
  export { findViolation, shrink } from './sim/soak/shrink.ts'
  export { compileRotation, rotation } from './programs/index.ts'
`

const PROGRAMS_MODULE = `
  export const rotation = ${JSON.stringify(programs.rotation)}
  export const compileRotation = () => ${JSON.stringify(programs.compileRotation())}
`

type Programs = Pick<typeof programs, 'compileRotation' | 'rotation'>
type Bundle = typeof Soak & typeof Shrink & Pick<typeof Play, 'runToEnd'> & Programs

/** The soak with the firmware that has this defect. */
async function bundleWith({ file, from, to }: Defect): Promise<Bundle> {
  const source = readFileSync(join(root, file), 'utf8')
  expect(source.split(from), `${file} has "${from}" once`).toHaveLength(2)
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [
      {
        name: 'defect',
        setup: (bundle) => {
          // Its programs are data: the folder that they are read from is no part of the bundle.
          bundle.onLoad({ filter: /\/programs\/index\.ts$/ }, () => ({ contents: PROGRAMS_MODULE }))
          bundle.onLoad({ filter: new RegExp(`/${file.replaceAll('.', '\\.')}$`) }, () => ({
            contents: source.replace(from, () => to),
            loader: 'ts',
          }))
        },
      },
    ],
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.text).toString('base64')}`)
}

const optionsOf = ({ compileRotation, rotation }: Programs, hasHardware = false): Soak.SoakOptions => ({
  programs: compileRotation(),
  names: rotation.map(({ name }) => name),
  engine: NO_ENGINE,
  hardwareShare: hasHardware ? 1 : 0,
})

/** The first failure that the defect causes. */
function findFailure(
  bundle: Bundle,
  { seed: first, days = DAYS, weeks, hasHardware, isLinked }: Defect,
): Soak.Failure | undefined {
  const options = optionsOf(bundle, hasHardware)
  for (const seed of [first, ...Array(SEEDS).keys()]) {
    const soak = isLinked ? bundle.soakLinked : bundle.soak
    const run = weeks ? bundle.soakWeeks(seed, weeks, options) : soak(seed, days, options)
    const { failure } = bundle.runToEnd(run)
    if (failure) return failure
  }
  return undefined
}

it.each(DEFECTS)('the soak finds the defect: $name', async (defect) => {
  const failure = findFailure(await bundleWith(defect), defect)
  expect(failure, `not found with ${SEEDS} seeds of ${DAYS} days`).toBeDefined()
  expect(failure!.error.invariant).toBe(defect.invariant)
})

it.each(DEFECTS.filter(({ maxSteps }) => maxSteps))(
  'shrinks the failure to a few steps that break the same invariant: $name',
  async (defect) => {
    const bundle = await bundleWith(defect)
    const options = optionsOf(bundle)
    const { text, error } = findFailure(bundle, defect)!
    const short = bundle.shrink(text, options)
    expect(bundle.findViolation(short, options)!.invariant).toBe(error.invariant)
    // Without the defect the invariant holds.
    expect(findViolation(short, optionsOf(programs))).toBeUndefined()
    expect(short.split('\n').filter((line) => line.startsWith('at ')).length).toBeLessThanOrEqual(defect.maxSteps!)
    expect(short.length).toBeLessThan(text.length)
  },
)
