// All that a board can be given its firmware by, besides the file itself: one row a form.

import type { Board, EspruinoBoard } from '../../../hal/boards/board.ts'
import { padding, storageImage } from '../../../sim/world/storage-image.ts'
import { intelHex } from './hex.ts'
import { appFolder, appId } from './loader.ts'
import { pasteText } from './paste.ts'
import { targetOf, WATCH } from './target.ts'
import { joined, uf2 } from './uf2.ts'

/** Paths below dist/, and contents. */
export type Files = Record<string, string | Buffer>

/** Where Kaluma 1.2.1 keeps the program on a Pico (targets/rp2/boards/pico/board.h). */
const KALUMA_PROGRAM = 0x10100000

/** The storage of a board as a whole: what was in it is gone. None where it is no part of the chip's own flash map. */
function whole(board: EspruinoBoard, code: string): Files {
  const { storage, chip } = board.about
  if (!storage || chip === 'esp32') return {}
  const files = { [targetOf(board).file]: code, ...padding(code.length, storage) }
  const image = storageImage(files, storage.pageBytes * storage.pages)
  return chip === 'rp2040'
    ? { [`${board.name}.uf2`]: uf2(storage.address, image) }
    : { [`${board.name}.hex`]: intelHex(storage.address, image) }
}

/** App loaders speak Bluetooth; the watch has one of its own. */
async function app(board: EspruinoBoard, code: string): Promise<Files> {
  if (!board.about.reachedOver.includes('bluetooth') && board.about.firmware !== WATCH) return {}
  const files = Object.entries(await appFolder(board, code))
  return Object.fromEntries(files.map(([name, content]) => [`apps/${appId(board)}/${name}`, content]))
}

/** `engine` is Kaluma's own UF2 file, to be joined with ours. Throws UsageError. */
export async function artifacts(board: Board, code: string, engine?: Buffer): Promise<Files> {
  const files: Files = { [`${board.name}.js`]: code }
  if (board.engine === 'kaluma') {
    const program = uf2(KALUMA_PROGRAM, Buffer.from(`${code}\0`, 'latin1'))
    return { ...files, [`${board.name}.uf2`]: engine ? joined(engine, program) : program }
  }
  return {
    ...files,
    [`${board.name}.paste.txt`]: pasteText(board, code),
    ...whole(board, code),
    ...(await app(board, code)),
  }
}
