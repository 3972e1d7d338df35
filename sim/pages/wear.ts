// The wear of each board's flash after ten years of sessions, with the store of the firmware: for
// docs/contributor/memory.md.

import type { Board, Chip } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { HEADER_BYTES, logPlace } from '../../hal/boards/storage.ts'
import type { Hal } from '../../hal/hal.ts'
import * as store from '../../hal/store.ts'
import { plugIn } from '../device/plugged-hal.ts'
import { Flash } from '../world/flash.ts'
import { LogPages } from '../world/log-pages.ts'

const YEARS = 10
const DAYS = 365
/** A line of settings after years of use, and the record of a session. */
const SETTINGS_CHARS = 143
const SESSION = 'dZ$/#####'
const SESSIONS = 2000
/** The size of the firmware; files differ by about 500. */
const FIRMWARE_BYTES = 16_000
const KALUMA_PAGES = 4

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

/** Stores so many sessions: settings at the beginning of each, settings and its record at the end. Answers the log's flash. */
export function wornFlash(pages: number, sessions: number): Flash {
  const flash = new Flash(pages, Number.POSITIVE_INFINITY, 1)
  const log = new LogPages(flash, 0, pages)
  const hal: Partial<Hal> = {
    logCells: log.cells,
    openLog: () => {},
    readCell: (cell) => (cell < 0 ? '' : log.read(cell)),
    writeCell: (cell, text) => void log.write(cell, text),
    beginPage: (cell) => {
      log.erase(cell % log.cells)
      return cell % log.cells
    },
    dropSlots: () => {},
  }
  plugIn(hal as Hal)
  store.load()
  for (let session = 0; session < sessions; session++) {
    store.save(`2,begin ${session}`.padEnd(SETTINGS_CHARS), '', 0)
    store.save(`2,end ${session}`.padEnd(SETTINGS_CHARS), SESSION, 1)
  }
  return flash
}

/** Sessions from one erase of the most worn page of a log to the next, by its pages: many boards have as many. */
const sessionsByPages = new Map<number, number>()

function sessionsOfLog(pages: number): number {
  const sessions = sessionsByPages.get(pages) ?? SESSIONS / Math.max(...wornFlash(pages, SESSIONS).erases)
  sessionsByPages.set(pages, sessions)
  return sessions
}

/** Sessions from one erase of the most worn page to the next. */
export function sessionsPerErase(board: Board): number {
  if (board.engine === 'kaluma') return sessionsOfLog(KALUMA_PAGES)
  const { logPages, logPageBytes, storagePageBytes } = logPlace(board)
  const each = sessionsOfLog(logPages)
  if (storagePageBytes === logPageBytes) return each
  // A new file takes the place of each full one, until the engine erases the one page.
  const logBytes = HEADER_BYTES + (logPages + 0.5) * logPageBytes
  return each * Math.floor((storagePageBytes - FIRMWARE_BYTES) / logBytes)
}

/** The pages of a log, in words. */
function describePages(board: Board): string {
  if (board.engine === 'kaluma') return `${KALUMA_PAGES} of 4 KB`
  const { logPages, logPageBytes, storagePageBytes } = logPlace(board)
  return storagePageBytes === logPageBytes
    ? `${logPages} of ${logPageBytes / 1024} KB`
    : `1 of ${storagePageBytes / 1024} KB, new files`
}

export const WEAR_COLUMNS = ['boards', 'pages', 'sessions', '1 a day', '3 a day', 'endurance'] as const

/** A row for each kind of storage. */
export function wearRows(): (string | number)[][] {
  const rows = new Map<string, { titles: string[]; cells: (string | number)[] }>()
  for (const board of Object.values(boards)) {
    const { chip } = board.about
    const pages = describePages(board)
    const key = `${pages}, ${ENDURANCE[chip]}`
    const row = rows.get(key)
    if (row) {
      row.titles.push(board.title)
      continue
    }
    const sessions = sessionsPerErase(board)
    const after = (perDay: number): string => Math.round((perDay * DAYS * YEARS) / sessions).toLocaleString('en')
    const cells = [pages, Math.round(sessions), after(1), after(3), ENDURANCE[chip].toLocaleString('en')]
    rows.set(key, { titles: [board.title], cells })
  }
  return [...rows.values()].map(({ titles, cells }) => [titles.join(', '), ...cells])
}
