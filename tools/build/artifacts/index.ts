// Makes every file that can bring the firmware to a board: those to flash, and the folder for app loaders.

import type { Board, EspruinoBoard } from '../../../hal/boards/board.ts'
import { storedCode } from '../tokens.ts'
import { type Files, makeFlashFiles } from './flash-files.ts'
import { joinUf2 } from './join-uf2.ts'
import { getAppId, makeAppFolder } from './loader.ts'
import { WATCH } from './target.ts'

/**
 * The folder for an app loader. App loaders use Bluetooth; the watch has its own loader. They read files as text, so these
 * stay JavaScript.
 */
async function makeAppFiles(board: EspruinoBoard, code: string): Promise<Files> {
  if (!board.about.reachedOver.includes('bluetooth') && board.about.firmware !== WATCH) return {}
  const files = Object.entries(await makeAppFolder(board, code))
  return Object.fromEntries(files.map(([name, content]) => [`apps/${getAppId(board)}/${name}`, content]))
}

/**
 * All files for one board. `engine` is the UF2 file of Kaluma, to put into ours; `stored` is what the board stores of the
 * code. Throws UsageError.
 */
export async function makeArtifacts(
  board: Board,
  code: string,
  engine?: Uint8Array,
  stored = storedCode(board, code),
): Promise<Files> {
  const files = makeFlashFiles(board, stored)
  if (board.engine === 'espruino') return { ...files, ...(await makeAppFiles(board, code)) }
  const uf2 = `${board.name}.uf2`
  return engine ? { ...files, [uf2]: joinUf2(engine, files[uf2] as Uint8Array) } : files
}
