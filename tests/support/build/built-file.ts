// The files that boards are flashed with, for tests: built when the first test asks for one, and again only when
// something that it is made of has changed.

import { join } from 'node:path'
import { boards } from '../../../hal/boards/index.ts'
import { Cache } from './cache.ts'
import { inputsKey } from './inputs.ts'

const root = join(import.meta.dirname, '../../..')
const cache = new Cache(join(root, 'node_modules/.cache/unknot'))

/** Imported only where something is to be built: the compiler and the minifier take a while to load. */
const build = () => import('../../../tools/build/bundle.ts')

/** The firmware of a board. */
export const builtFile = (board: string): Promise<string> =>
  cache.get(`${board}-${inputsKey(root)}`, async () => {
    const { bundle } = await build()
    const { compileRotation } = await import('../../../programs/index.ts')
    return bundle(root, boards[board]!, compileRotation())
  })

/** The program that tries a board before the firmware. */
export const builtTrial = (board: string): Promise<string> =>
  cache.get(`${board}-trial-${inputsKey(root)}`, async () => {
    const { bundleTrial } = await build()
    return bundleTrial(root, boards[board]!)
  })

/** Those of several boards, by name. */
export async function builtFiles(names: readonly string[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of names) files[name] = await builtFile(name)
  return files
}
