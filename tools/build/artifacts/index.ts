// Makes every file that can bring the firmware to a board: to flash, to paste, to drop on a drive, and for app loaders.

import type { Board, EspruinoBoard } from '../../../hal/boards/board.ts'
import { formatUf2 } from '../../../lib/uf2.ts'
import { KALUMA_PROGRAM } from '../../../sim/chip/board/flash-image.ts'
import { flashedFiles, storageImage } from '../../../sim/world/storage-image.ts'
import { formatIntelHex } from './hex.ts'
import { joinUf2 } from './join-uf2.ts'
import { getAppId, makeAppFolder } from './loader.ts'
import { makePasteText } from './paste.ts'
import { findTarget, WATCH } from './target.ts'

/** Contents by path in dist/. */
export type Files = Record<string, string | Buffer>

/** A file with the whole storage of a board, which erases what was stored. None if the storage is in another chip. */
function makeStorageFile(board: EspruinoBoard, code: string): Files {
  const { storage, chip } = board.about
  if (!storage || chip === 'esp32') return {}
  const image = storageImage(flashedFiles(board, findTarget(board).file, code), storage.pageBytes * storage.pages)
  return chip === 'rp2040'
    ? { [`${board.name}.uf2`]: formatUf2(storage.address, image) }
    : { [`${board.name}.hex`]: formatIntelHex(storage.address, image) }
}

/** The folder for an app loader. App loaders use Bluetooth; the watch has its own loader. */
async function makeAppFiles(board: EspruinoBoard, code: string): Promise<Files> {
  if (!board.about.reachedOver.includes('bluetooth') && board.about.firmware !== WATCH) return {}
  const files = Object.entries(await makeAppFolder(board, code))
  return Object.fromEntries(files.map(([name, content]) => [`apps/${getAppId(board)}/${name}`, content]))
}

/** All files for one board. `engine` is the UF2 file of Kaluma, to put into ours. Throws UsageError. */
export async function makeArtifacts(board: Board, code: string, engine?: Buffer): Promise<Files> {
  const files: Files = { [`${board.name}.js`]: code }
  if (board.engine === 'kaluma') {
    const program = formatUf2(KALUMA_PROGRAM, Buffer.from(`${code}\0`, 'latin1'))
    return { ...files, [`${board.name}.uf2`]: engine ? joinUf2(engine, program) : program }
  }
  return {
    ...files,
    [`${board.name}.paste.txt`]: makePasteText(board, code),
    ...makeStorageFile(board, code),
    ...(await makeAppFiles(board, code)),
  }
}
