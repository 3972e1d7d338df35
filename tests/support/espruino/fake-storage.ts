// Espruino's modules Storage and Flash on a model of a board's flash, with the log reserved in it.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { logPlace } from '../../../hal/boards/storage.ts'
import { storageSize } from '../../../sim/built/espruino/files.ts'
import { parseLogFile } from '../../../sim/journal/log.ts'
import { EspruinoStorage } from '../../../sim/world/espruino-storage.ts'
import { Flash } from '../../../sim/world/flash.ts'
import { flashedFiles, LOG_FILE, storageImage } from '../../../sim/world/storage-image.ts'

/** Calls as the modules have them, by name. */
type Calls = Record<string, (...args: never[]) => unknown>

export class FakeStorage {
  readonly flash: Flash
  readonly storage: EspruinoStorage
  readonly modules: Record<'Storage' | 'Flash', Calls>

  /** `image` is the content of the storage, if it is not that of a board that was just flashed, with this log. */
  constructor(board: EspruinoBoard, image?: Uint8Array, log = '') {
    const { pages, pageBytes } = storageSize(board)
    const { storageFrom } = logPlace(board)
    this.flash = new Flash(pages, Number.POSITIVE_INFINITY, 1, pageBytes)
    const { flash } = this
    flash.bytes.set(image ?? storageImage(flashedFiles(board, '.bootcde', 'firmware', log), pages * pageBytes))
    this.storage = new EspruinoStorage(flash)
    const { storage } = this
    this.modules = {
      Storage: {
        read: (name: string, at?: number, bytes?: number) => storage.read(name, at, bytes),
        write: (name: string, text: string, at?: number, bytes?: number) => storage.write(name, text, at, bytes),
        erase: (name: string) => storage.erase(name),
        getStats: () => storage.stats(),
      },
      Flash: {
        read: (bytes: number, at: number) => flash.bytes.slice(at - storageFrom, at - storageFrom + bytes),
        erasePage: (at: number) => flash.erase(Math.floor((at - storageFrom) / pageBytes)),
      },
    }
  }

  /** What is stored. */
  get memory() {
    return parseLogFile(this.storage.read(LOG_FILE) ?? '')
  }
}
