// The soak finds what it is for: each of a list of deliberate defects, in a copy of the firmware.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import * as programs from '../../../programs/index.ts'
import type * as Play from '../../../sim/script/play.ts'
import type * as Shrink from '../../../sim/soak/shrink.ts'
import { findViolation } from '../../../sim/soak/shrink.ts'
import type * as Soak from '../../../sim/soak/soak.ts'
import { DEFECTS, type Defect } from './defects.ts'

const root = join(import.meta.dirname, '../../..')
/** A life of so many days each; the seeds that were seen to find it come first, then all others. */
const DAYS = 4
const SEEDS = 60

const ENTRY = `
  export { soak, soakWeeks } from './sim/soak/soak.ts'
  export { runToEnd } from './sim/script/play.ts'
  export { findViolation, shrink } from './sim/soak/shrink.ts'
  export { compileRotation, rotation } from './programs/index.ts'
`

type Programs = typeof programs
type Bundle = typeof Soak & typeof Shrink & Pick<typeof Play, 'runToEnd'> & Programs

/** The soak around firmware with this defect. */
async function withBug({ file, from, to }: Defect): Promise<Bundle> {
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

const optionsOf = ({ compileRotation, rotation }: Programs) => ({
  programs: compileRotation(),
  names: rotation.map(({ name }) => name),
})

/** The first life that a defect breaks a promise in. */
function find(bundle: Bundle, { seed: first, weeks }: Defect): Soak.Failure | undefined {
  const options = optionsOf(bundle)
  for (const seed of [first, ...Array(SEEDS).keys()]) {
    const lives = weeks ? bundle.soakWeeks(seed, weeks, options) : bundle.soak(seed, DAYS, options)
    const { failure } = bundle.runToEnd(lives)
    if (failure) return failure
  }
  return undefined
}

it.each(DEFECTS)('$name', async (bug) => {
  const failure = find(await withBug(bug), bug)
  expect(failure, `not found in ${SEEDS} lives of ${DAYS} days`).toBeDefined()
  expect(failure!.error.invariant).toBe(bug.invariant)
})

it.each(DEFECTS.filter(({ maxSteps }) => maxSteps))('$name: made short, it is that', async (bug) => {
  const bundle = await withBug(bug)
  const options = optionsOf(bundle)
  const { text, error } = find(bundle, bug)!
  const short = bundle.shrink(text, options)
  expect(bundle.findViolation(short, options)!.invariant).toBe(error.invariant)
  // The firmware as it is keeps what the defect broke.
  expect(findViolation(short, optionsOf(programs))).toBeUndefined()
  expect(short.split('\n').filter((line) => line.startsWith('at ')).length).toBeLessThanOrEqual(bug.maxSteps!)
  expect(short.length).toBeLessThan(text.length)
})
