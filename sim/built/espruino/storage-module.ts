// The modules Storage and Flash of Espruino, on a model that writes the same bytes to flash. They throw where the file
// uses what is not the log's.

import { LOG_FILE } from '../../world/storage-image.ts'
import type { BoardIo } from '../engine-run.ts'
import type { EspruinoFiles } from './files.ts'

/** Throws for a file that is neither the log nor a slot of earlier firmware. */
function checkName(name: string): void {
  if (name !== LOG_FILE && !/^unknot\.\d$/.test(name)) throw new Error(`the file uses "${name}" in the storage`)
}

export const makeStorageModule = (io: BoardIo, { storage }: EspruinoFiles) => ({
  read: (name: string, at?: number, bytes?: number): string | undefined => {
    checkName(name)
    return storage.read(name, at, bytes)
  },
  getStats: () => storage.stats(),
  erase: (name: string): void => {
    checkName(name)
    io.changeFlash(() => storage.erase(name))
  },
  write: (name: string, text: string, at = 0, bytes?: number): boolean => {
    checkName(name)
    io.use('store')
    io.writeRecord(
      text,
      () => storage.write(name, text, at, bytes),
      () => storage.read(name, at, text.length) === text,
    )
    return true
  },
})

export const makeFlashModule = (io: BoardIo, { storage, flash, address }: EspruinoFiles) => ({
  read: (bytes: number, at: number): Uint8Array => flash.bytes.slice(at - address, at - address + bytes),
  erasePage: (at: number): void => {
    if (!Number.isInteger(at)) throw new Error('Address should be an integer')
    io.use('store')
    const page = Math.floor((at - address) / flash.pageBytes)
    const found = storage.findFile(LOG_FILE)
    const isOwn =
      found !== undefined &&
      page * flash.pageBytes >= found.at &&
      (page + 1) * flash.pageBytes <= found.at + found.size &&
      (at - address) % flash.pageBytes === 0
    if (!isOwn) throw new Error(`the file erases 0x${at.toString(16)}`)
    io.changeFlash(() => flash.erase(page))
  },
})
