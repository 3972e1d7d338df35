// The files of boards before a rotation is put into them, made only when one of their inputs has changed. For what needs
// many of them: the tests, and the page.

import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { Cache } from '../../lib/cache.ts'
import { inputsKey } from './inputs.ts'
import type { Prebuilt } from './prebuilt.ts'

const root = join(import.meta.dirname, '../..')

export const cache: Cache = new Cache(join(root, 'node_modules/.cache/unknot'))

/** As prebuild() makes it. Throws SubsetError. */
export async function cachedPrebuilt(board: Board): Promise<Prebuilt> {
  const text = await cache.get(`${board.name}-${inputsKey(root, board)}`, async () => {
    // Bundler and minifier take a while to load.
    const { prebuild } = await import('./bundle.ts')
    return JSON.stringify(await prebuild(root, board))
  })
  return JSON.parse(text)
}
