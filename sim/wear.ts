// How worn the flash of each board is after ten years of sessions, by the models of what its engine does: for docs/memory.md.

import { padding, storageImage, tidyBelowBytes } from '../build/artifacts/storage.ts'
import type { Board, Chip } from '../hal/boards/board.ts'
import { boards } from '../hal/boards/index.ts'
import { EspruinoStorage } from './world/espruino-storage.ts'
import { Flash } from './world/flash.ts'
import { littlefsErases } from './world/littlefs.ts'

const YEARS = 10
const DAYS = 365
/** When a session begins, and when it ends. */
const WRITES_A_SESSION = 2
const FIRMWARE_BYTES = 11_800
const HEADER_BYTES = 32
/** A line of 700 characters takes a quarter of a page of 4 KB, one of 1,100 would take half of it. */
const LINES = [
  { bytes: 700, place: 1024 },
  { bytes: 1100, place: 2048 },
] as const

/** Erases that the maker of the flash promises. */
export const ENDURANCE: Record<Chip, number> = {
  nrf52832: 10_000,
  nrf52833: 10_000,
  nrf52840: 10_000,
  stm32f401: 10_000,
  stm32f411: 10_000,
  esp32: 100_000,
  rp2040: 100_000,
}

/** Erases of the most worn page, for each write. */
function erasesAWrite(board: Board, { bytes, place }: (typeof LINES)[number]): number {
  const { storage } = board.about
  if (board.engine === 'kaluma') return Math.max(...littlefsErases(100_000, bytes)) / 100_000
  const { pageBytes, pages } = storage!
  const flash = new Flash(pages, Number.POSITIVE_INFINITY, 1, pageBytes)
  flash.bytes.set(
    storageImage({ '.bootcde': ' '.repeat(FIRMWARE_BYTES), ...padding(FIRMWARE_BYTES, storage!) }, pages * pageBytes),
  )
  const files = new EspruinoStorage(flash)
  const below = tidyBelowBytes(board)
  // From the first time that it tidies up to the second, as then to the third.
  const tidied: number[] = []
  let worn = 0
  for (let write = 0; tidied.length < 2; write++) {
    const name = `unknot.${write % 2}`
    const { freeBytes, trashBytes } = files.stats()
    if (below && freeBytes < below && trashBytes > below) files.compact()
    files.erase(name)
    files.write(name, String(write).padEnd(bytes), place - HEADER_BYTES)
    const now = Math.max(...flash.erases)
    if (now > worn) tidied.push(write)
    worn = now
  }
  return 1 / (tidied[1]! - tidied[0]!)
}

export const WEAR_COLUMNS = ['boards', 'pages', '1 a day', '3 a day', '3 a day, 1,100 characters', 'endures'] as const

const RATES = LINES.map(() => new Map<string, number>())

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
    const after = (line: number, sessions: number): string => {
      const rate = RATES[line]!.get(key) ?? erasesAWrite(board, LINES[line]!)
      RATES[line]!.set(key, rate)
      return Math.round(rate * WRITES_A_SESSION * sessions * DAYS * YEARS).toLocaleString('en')
    }
    const cells = [pages, after(0, 1), after(0, 3), after(1, 3), ENDURANCE[chip].toLocaleString('en')]
    rows.set(key, { titles: [board.title], cells })
  }
  return [...rows.values()].map(({ titles, cells }) => [titles.join(', '), ...cells])
}
