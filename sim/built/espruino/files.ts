// The storage of an Espruino board: the firmware's file and padding, as they are flashed, and the slots after them.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../../hal/boards/storage.ts'
import type { StoredFiles } from '../../device/device-store.ts'
import { EspruinoStorage } from '../../world/espruino-storage.ts'
import { padding, storageImage } from '../../world/storage-image.ts'
import type { UndoFlash } from '../undo-flash.ts'

/** The file that the engine runs at power-up. Which name it has does not matter here. */
const FIRMWARE_FILE = '.bootcde'
/** Flash where nothing was written. */
const ERASED = '\xff'

/** The size of a board's storage. One that is in a chip of its own is taken to be as large as a small one. */
export const storageSize = ({ about: { storage } }: EspruinoBoard) => ({
  pageBytes: storage?.pageBytes ?? 4096,
  pages: storage?.pages ?? 10,
})

export class EspruinoFiles implements StoredFiles {
  readonly flash: UndoFlash
  readonly storage: EspruinoStorage
  /** The engine or the firmware gets over it. */
  readonly wasCutWhileCompacting = false
  /** How often the engine erased everything at power-up, because it could not read it. */
  losses = 0

  /** With `firmware` in a storage that was empty. */
  constructor(flash: UndoFlash, board: EspruinoBoard, firmware: string) {
    this.flash = flash
    this.storage = new EspruinoStorage(flash)
    const size = storageSize(board)
    const files = { [FIRMWARE_FILE]: firmware, ...padding(firmware.length, size) }
    flash.bytes.set(storageImage(files, size.pageBytes * size.pages))
  }

  /** Does what the engine does at power-up. Returns whether the firmware is there. */
  powerUp(): boolean {
    if (this.storage.powerUp()) this.losses++
    return this.storage.read(FIRMWARE_FILE) !== undefined
  }

  read(name: string): string | undefined {
    return this.storage.read(name)?.split(ERASED, 1)[0]
  }

  /** Writes a slot in one go, before the device is switched on. */
  write(name: string, text: string): void {
    this.storage.erase(name)
    this.storage.write(name, text, SLOT_TEXT_BYTES)
  }
}
