// Puts the engine and the firmware into flash as they are on a board.

import type { Board } from '../../../hal/boards/board.ts'
import { toBytes } from '../../../lib/bytes.ts'
import { findMistake, overlap, type Piece, piecesOf } from '../../../lib/uf2.ts'
import { flashedFiles, storageImage } from '../../world/storage-image.ts'

/** Where Kaluma 1.2.1 keeps the program on a Pico (targets/rp2/boards/pico/board.h). */
export const KALUMA_PROGRAM = 0x10100000

/** Espruino runs this file at power-up. */
const ESPRUINO_PROGRAM = '.bootcde'

/** The flash of a Pico. */
export const FLASH_BYTES = 2 ** 21
const FLASH_AT = 0x10000000

/** A UF2 file that cannot be run. The message is the end of a sentence that begins with the file. */
export class ImageError extends Error {}

/** Kaluma's key-value store, in whose pages the log is. */
export const KALUMA_STORE = 0x100fc000

/** The firmware and the log, where the engine looks for them. `log` is the text of its first cells. */
export function firmwarePieces(board: Board, code: string, log = ''): Piece[] {
  if (board.engine === 'kaluma') {
    const program = { address: KALUMA_PROGRAM, content: toBytes(`${code}\0`) }
    return log ? [{ address: KALUMA_STORE, content: toBytes(log) }, program] : [program]
  }
  const storage = board.about.storage!
  const files = flashedFiles(board, ESPRUINO_PROGRAM, code, log)
  return [{ address: storage.address, content: storageImage(files, storage.pageBytes * storage.pages) }]
}

/** Text that only the binaries of these boards have. */
const MARKS: readonly (readonly [board: string, marks: readonly string[]])[] = [
  ['rp2040', ['Espruino is Open Source', 'RP2040_PICO']],
  ['pico-w', ['Welcome to Kaluma', '-pico-w-']],
  ['pico', ['Welcome to Kaluma', '-pico-']],
]

/** Reads the UF2 file of an engine. Throws ImageError. */
export function readEngine(file: Uint8Array): readonly Piece[] {
  const mistake = findMistake(file)
  if (mistake !== undefined) throw new ImageError(`${mistake}; download it again`)
  const pieces = piecesOf(file)
  const isInFlash = ({ address, content }: Piece) =>
    address >= FLASH_AT && address + content.length <= FLASH_AT + FLASH_BYTES
  const outside = pieces.find((piece) => !isInFlash(piece))
  if (outside) throw new ImageError(`has bytes at 0x${outside.address.toString(16)}, outside the flash of a Pico`)
  return pieces
}

/** The board that an engine was built for: its name in hal/boards/. Undefined if this is none of the engines. */
export function findBoardOf(engine: readonly Piece[]): string | undefined {
  const text = new TextDecoder('latin1').decode(joinPieces(engine))
  return MARKS.find(([, marks]) => marks.every((mark) => text.includes(mark)))?.[0]
}

/** Flash with these pieces; the rest is erased. */
function joinPieces(pieces: readonly Piece[]): Uint8Array {
  const flash = new Uint8Array(FLASH_BYTES).fill(0xff)
  for (const { address, content } of pieces) flash.set(content, address - FLASH_AT)
  return flash
}

/** The flash of a board that was flashed with both. Throws ImageError. */
export function makeFlash(engine: readonly Piece[], firmware: readonly Piece[]): Uint8Array {
  if (overlap(engine, firmware)) throw new ImageError('already has a program in it; it must have the engine alone')
  return joinPieces([...engine, ...firmware])
}
