// The log on Espruino: a file of its Storage, reserved as a whole. The engine finds it for reads and writes. Pages inside
// it are erased by their address, because the engine never looks there (docs/contributor/memory.md).

import { board } from '#board'
import { CELLS } from '../hal.ts'

/** The name of the file, and its characters as a number. */
const LOG = 'knot'
const LOG_WORD = 0x746f6e6b
/** What each file begins with: size and flags, and its name. */
const HEADER_BYTES = 32
/** The log begins with the address of its first byte, as text. */
const ADDRESS_BYTES = 16
const PAGE_BYTES = board.logPageBytes
const CELL_BYTES = PAGE_BYTES / CELLS
/** The log needs two pages. */
const MIN_CELLS = 2 * CELLS
/** What is made has at least this. */
const MIN_LOG_BYTES = board.logPages * PAGE_BYTES + ADDRESS_BYTES
/** Flash where nothing was written. */
export const ERASED = '\xff'

export let storage: Storage
let logBytes: number
/** Where in the file the cells begin: pages begin there, and one ends with the file, at the address where it was made. */
let cellsFrom: number
export let logCells: number

export function openLog(): void {
  storage = require('Storage')
  logBytes = (storage.read(LOG) || '').length
  cellsFrom = ((logBytes - ADDRESS_BYTES) % PAGE_BYTES) + ADDRESS_BYTES
  logCells = Math.floor((logBytes - cellsFrom) / PAGE_BYTES) * CELLS
}

export function readCell(cell: number): string {
  const text =
    (cell < 0 ? storage.read(`unknot.${~cell}`) : storage.read(LOG, cellsFrom + cell * CELL_BYTES, CELL_BYTES)) || ''
  return text.slice(0, text.indexOf(ERASED))
}

export function writeCell(cell: number, text: string): void {
  // Never at 0: a write there replaces the file.
  storage.write(LOG, text, cellsFrom + cell * CELL_BYTES)
}

/** Erases a page of the log, and nothing else. Answers false if the log is not where it was made, or is too small. */
function eraseCells(first: number): boolean {
  const from = parseInt(storage.read(LOG, 0, ADDRESS_BYTES)!, 10)
  if (from > board.storageFrom && from < board.storageTo && logCells >= MIN_CELLS) {
    const flash = require('Flash')
    const header = new Uint32Array(flash.read(8, from - HEADER_BYTES).buffer)
    const page = from + cellsFrom + first * CELL_BYTES
    if (header[0] === logBytes && header[1] === LOG_WORD && page % PAGE_BYTES === 0) {
      flash.erasePage(page | 0)
      return true
    }
  }
  return false
}

/** Makes a new file. The storage ends with a page, and so does the file. */
function makeLog(): void {
  storage.erase(LOG)
  const bytes = storage.getStats().freeBytes - HEADER_BYTES
  storage.write(LOG, `${board.storageTo - bytes}`, 0, MIN_LOG_BYTES + ((bytes - ADDRESS_BYTES) % PAGE_BYTES))
  openLog()
}

export function beginPage(cell: number): number {
  const first = cell % logCells
  // Where the storage is one page, no file has a whole one: a new file takes the place of the full one.
  if (board.storagePageBytes !== PAGE_BYTES ? first > 0 : eraseCells(first)) return first
  makeLog()
  return 0
}

export function dropSlots(): void {
  storage.erase('unknot.0')
  storage.erase('unknot.1')
}
