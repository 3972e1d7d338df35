// The wear of each board's flash after ten years of sessions, from the models of the engines' storage: for
// docs/contributor/memory.md.

import type { Board, Chip } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { compactBelowBytes, SLOT_TEXT_BYTES } from '../../hal/boards/storage.ts'
import { EspruinoStorage } from '../world/espruino-storage.ts'
import { Flash } from '../world/flash.ts'
import { littlefsErases } from '../world/littlefs.ts'
import { padding, storageImage } from '../world/storage-image.ts'

const YEARS = 10
const DAYS = 365
/** The writes of a session: settings at its beginning, the journal, and settings at its end. */
const SESSION = [
  { slot: 0, bytes: 160 },
  { slot: 2, bytes: 432 },
  { slot: 0, bytes: 160 },
] as const
/** The size of the file for a Puck.js; other files differ by about 200. */
const FIRMWARE_BYTES = 12_270
const LITTLEFS_WRITES = 100_000
/** A small storage is compacted at least twice in this many writes. */
const ROUND_WRITES = 300

/** Erases that the maker of the flash specifies. */
export const ENDURANCE: Record<Chip, number> = {
  nrf52832: 10_000,
  nrf52833: 10_000,
  nrf52840: 10_000,
  stm32f401: 10_000,
  stm32f411: 10_000,
  esp32: 100_000,
  rp2040: 100_000,
}

/** The flash of an Espruino board after `writes` writes. `onCompacted` gets the number of writes before each compaction. */
export function wornFlash(board: Board, writes: number, onCompacted: (write: number) => void = () => {}): Flash {
  const { pageBytes, pages } = board.about.storage!
  const flash = new Flash(pages, Number.POSITIVE_INFINITY, 1, pageBytes)
  flash.bytes.set(
    storageImage(
      { '.bootcde': ' '.repeat(FIRMWARE_BYTES), ...padding(FIRMWARE_BYTES, { pageBytes, pages }) },
      pages * pageBytes,
    ),
  )
  const files = new EspruinoStorage(flash)
  const below = compactBelowBytes(board)
  const turns = [0, 0]
  let worn = 0
  for (let write = 0; write < writes; write++) {
    const { slot, bytes } = SESSION[write % SESSION.length]!
    const name = `unknot.${slot + (turns[slot / 2]!++ % 2)}`
    if (below && files.stats().freeBytes < below) files.compact()
    files.erase(name)
    files.write(name, String(write).padEnd(bytes), SLOT_TEXT_BYTES)
    const now = Math.max(...flash.erases)
    if (now > worn) onCompacted(write)
    worn = now
  }
  return flash
}

/** Writes from one compaction to the next; each compaction erases the most worn page once. */
export function writesPerCompaction(board: Board): number {
  if (board.engine === 'kaluma') return LITTLEFS_WRITES / Math.max(...littlefsErases(LITTLEFS_WRITES, SLOT_TEXT_BYTES))
  const times: number[] = []
  for (let writes = ROUND_WRITES; times.length < 2; writes *= 2) {
    times.length = 0
    wornFlash(board, writes, (write) => times.push(write))
  }
  // The distances may differ by one.
  return (times.at(-1)! - times[0]!) / (times.length - 1)
}

export const WEAR_COLUMNS = ['boards', 'pages', 'writes', '1 a day', '3 a day', 'endurance'] as const

/** A row for each kind of storage. */
export function wearRows(): (string | number)[][] {
  const rows = new Map<string, { titles: string[]; cells: (string | number)[] }>()
  for (const board of Object.values(boards)) {
    const { storage, chip } = board.about
    if (board.engine === 'espruino' && !storage) continue
    const pages = storage ? `${storage.pages} of ${storage.pageBytes / 1024} KB` : '128 of 4 KB, littlefs'
    const key = `${pages}, ${ENDURANCE[chip]}`
    const row = rows.get(key)
    if (row) {
      row.titles.push(board.title)
      continue
    }
    const writes = writesPerCompaction(board)
    const after = (sessions: number): string =>
      Math.round((sessions * SESSION.length * DAYS * YEARS) / writes).toLocaleString('en')
    const cells = [pages, Math.round(writes), after(1), after(3), ENDURANCE[chip].toLocaleString('en')]
    rows.set(key, { titles: [board.title], cells })
  }
  return [...rows.values()].map(({ titles, cells }) => [titles.join(', '), ...cells])
}
