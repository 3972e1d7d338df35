// The files that boards are flashed with, for tests. A file is built when the first test needs it, and again only when one of
// its inputs has changed.

import { join } from 'node:path'
import { boards } from '../../../hal/boards/index.ts'
import { Cache } from './cache.ts'
import { inputsKey } from './inputs.ts'

const root = join(import.meta.dirname, '../../..')
const cache = new Cache(join(root, 'node_modules/.cache/unknot'))

/** Imported only for a build, as bundler and minifier take a while to load. */
const build = () => import('../../../tools/build/bundle.ts')

/** The firmware of a board. */
export const builtFile = (board: string): Promise<string> =>
  cache.get(`${board}-${inputsKey(root, boards[board]!)}`, async () => {
    const { bundle } = await build()
    const { compiledRotation } = await import('../../../programs/index.ts')
    return bundle(root, boards[board]!, compiledRotation())
  })

/** The firmware of a board with the link. */
export const builtLinkFile = (board: string): Promise<string> =>
  cache.get(`${board}-link-${inputsKey(root, boards[board]!)}`, async () => {
    const { bundle } = await build()
    const { compiledRotation } = await import('../../../programs/index.ts')
    return bundle(root, { ...boards[board]!, link: true }, compiledRotation())
  })

/** The program that tries a board before the firmware. */
export const builtTrial = (board: string): Promise<string> =>
  cache.get(`${board}-trial-${inputsKey(root, boards[board]!)}`, async () => {
    const { bundleTrial } = await build()
    return bundleTrial(root, boards[board]!)
  })

/** The firmware of several boards, by the board's name. */
export async function builtFiles(names: readonly string[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of names) files[name] = await builtFile(name)
  return files
}
