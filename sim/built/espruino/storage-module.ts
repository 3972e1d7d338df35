// The module Storage of Espruino, on a model that writes the same bytes to flash.

import type { BoardIo } from '../engine-run.ts'
import type { EspruinoFiles } from './files.ts'

/** The slot of a file of the firmware. Throws for any other file. */
function slotOf(name: string): number {
  const [, slot] = /^unknot\.(\d)$/.exec(name) ?? []
  if (slot === undefined) throw new Error(`the file uses "${name}" in the storage`)
  return Number(slot)
}

export const makeStorageModule = (io: BoardIo, { storage }: EspruinoFiles) => ({
  read: (name: string): string | undefined => {
    slotOf(name)
    return storage.read(name)
  },
  getStats: () => storage.stats(),
  compact: (): void => io.changeFlash(() => storage.compact()),
  erase: (name: string): void => {
    slotOf(name)
    io.changeFlash(() => storage.erase(name))
  },
  write: (name: string, text: string, at: number, bytes: number): boolean => {
    if (at !== 0) throw new Error('the file writes into the middle of a slot')
    io.use('store')
    io.writeSlot(slotOf(name), text, () => storage.write(name, text, bytes))
    return true
  },
})
