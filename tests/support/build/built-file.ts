// The files that boards are flashed with, for tests. A file is built when the first test needs it, and again only when one of
// its inputs has changed.

import { join } from 'node:path'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { cache, cachedPrebuilt } from '../../../tools/build/cached.ts'
import { inputsKey } from '../../../tools/build/inputs.ts'
import { finishFile } from '../../../tools/build/prebuilt.ts'
import { storedCode } from '../../../tools/build/tokens.ts'

const root = join(import.meta.dirname, '../../..')

async function finished(board: Board): Promise<string> {
  const { compiledRotation } = await import('../../../programs/index.ts')
  return finishFile(board, await cachedPrebuilt(board), compiledRotation())
}

/** The firmware of a board. */
export const builtFile = (name: string): Promise<string> => finished(boards[name]!)

/** What a board stores of its firmware. */
export const storedFile = async (name: string): Promise<string> => storedCode(boards[name]!, await builtFile(name))

/** The firmware of a board with the link. */
export const builtLinkFile = (name: string): Promise<string> => finished({ ...boards[name]!, link: true })

/** The program that tries a board before the firmware. */
export const builtTrial = (board: string): Promise<string> =>
  cache.get(`${board}-trial-${inputsKey(root, boards[board]!)}`, async () => {
    const { bundleTrial } = await import('../../../tools/build/bundle.ts')
    return bundleTrial(root, boards[board]!)
  })

/** The firmware of several boards, by the board's name. */
export async function builtFiles(names: readonly string[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of names) files[name] = await builtFile(name)
  return files
}
