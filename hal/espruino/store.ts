// The slots of text on Espruino: files in its Storage, each of the same size.

import { board } from '#board'

const SLOT_NAME = 'unknot.'
/**
 * Size of a slot's file. With the 32 bytes of its header a slot always takes 512 bytes, so slots begin where a page
 * begins, and the engine finds its way past one that lost power half-way (docs/contributor/memory.md).
 */
const SLOT_BYTES = 512 - 32
/** Flash where nothing was written. */
const ERASED = '\xff'

let storage: Storage

export function setUp(): void {
  storage = require('Storage')
}

export function read(slot: number): string | undefined {
  const text = storage.read(SLOT_NAME + slot) || ''
  const end = text.indexOf(ERASED)
  return end < 0 ? text : text.slice(0, end)
}

export function write(slot: number, text: string): void {
  const name = SLOT_NAME + slot
  // Compact before the engine has to, while all slots exist and the last page is empty: if power cuts off a name in the
  // last page, the engine erases everything at the next power-up.
  if (board.compactBelowBytes && storage.getStats().freeBytes < board.compactBelowBytes) storage.compact()
  // Power lost while compacting can leave two files with this name. This erases one, and the write replaces the other.
  storage.erase(name)
  storage.write(name, text, 0, SLOT_BYTES)
}
