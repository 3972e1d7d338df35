// The storage of an Espruino board: the log and the firmware's file, as they are flashed.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { logPlace } from '../../../hal/boards/storage.ts'
import type { UndoFlash } from '../../device/undo-flash.ts'
import { EspruinoStorage } from '../../world/espruino-storage.ts'
import { LogPages } from '../../world/log-pages.ts'
import { flashedFiles, LOG_FILE, storageImage } from '../../world/storage-image.ts'

/** The file that the engine runs at power-up. Which name it has does not matter here. */
const FIRMWARE_FILE = '.bootcde'

/** A storage in a chip of its own is taken to be as large as a small one. */
const SMALL_PAGES = 10

/** The size of a board's storage. */
export const storageSize = ({ about: { storage } }: EspruinoBoard) => ({
  pageBytes: storage?.pageBytes ?? 4096,
  pages: storage?.pages ?? SMALL_PAGES,
})

export class EspruinoFiles {
  readonly flash: UndoFlash
  readonly storage: EspruinoStorage
  /** How often the engine erased everything at power-up, because it could not read it. */
  losses = 0
  readonly #board: EspruinoBoard

  /** With `firmware` in a storage that was empty. */
  constructor(flash: UndoFlash, board: EspruinoBoard, firmware: string) {
    this.flash = flash
    this.#board = board
    this.storage = new EspruinoStorage(flash)
    flash.bytes.set(storageImage(flashedFiles(board, FIRMWARE_FILE, firmware), flash.bytes.length))
  }

  /** Where flash is in the addresses of the chip. */
  get address(): number {
    return logPlace(this.#board).storageFrom
  }

  /** Does what the engine does at power-up. Returns whether the firmware is there. */
  powerUp(): boolean {
    if (this.storage.powerUp()) this.losses++
    return this.storage.read(FIRMWARE_FILE) !== undefined
  }

  findLog(): LogPages | undefined {
    const found = this.storage.findFile(LOG_FILE)
    if (!found) return undefined
    const { logPageBytes } = logPlace(this.#board)
    const pages = Math.floor((found.size - 1) / logPageBytes)
    return new LogPages(this.flash, found.at + found.size - pages * logPageBytes, pages, logPageBytes)
  }
}
