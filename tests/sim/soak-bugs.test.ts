// The soak finds what it is for: each of a list of deliberate defects, in a copy of the firmware.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import type * as Soak from '../../sim/soak/soak.ts'
import { BUGS, type Bug } from './soak-bugs.ts'

const root = join(import.meta.dirname, '../..')
/** Each must be found within so many days of lives from this seed. */
const DAYS = 60
const SEED = 1

const ENTRY = `
  export { soak, toEnd } from './sim/soak/soak.ts'
  export { compileRotation, rotation } from './programs/index.ts'
`

/** The soak around firmware with this defect. */
async function withBug({
  file,
  from,
  to,
}: Bug): Promise<typeof Soak & { compileRotation: () => string[]; rotation: { name: string }[] }> {
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

it.each(BUGS)('$name', async (bug) => {
  const { soak, toEnd, compileRotation, rotation } = await withBug(bug)
  const { failure, days } = toEnd(
    soak(SEED, DAYS, { programs: compileRotation(), names: rotation.map(({ name }) => name) }),
  )
  console.log(`${bug.name}: ${failure?.error.message ?? 'not found'} after ${days} days`)
  expect(failure, `not found in ${days} days, seed ${SEED}`).toBeDefined()
})
