// The log on Kaluma: the four pages of its key-value store, which nothing else uses. No upload writes there.

import { CELLS } from '../hal.ts'

const PAGES = 4
export const logCells = PAGES * CELLS
const CELL_BYTES = 256
const ERASED = 0xff
/** An operation of the block device. */
const ERASE = 6
/** A file with the number of its slot. */
export const SLOT = '/unknot.'

let flash: KalumaFlash

export function openLog(): void {
  flash = new (require('flash').Flash)(0, PAGES)
}

export function readCell(cell: number): string {
  let bytes: Uint8Array | number[] = new Uint8Array(CELL_BYTES)
  let text = ''
  if (cell < 0) {
    try {
      bytes = require('fs').readFile(SLOT + ~cell)
    } catch {
      // A missing file throws.
      bytes = []
    }
  } else flash.read(Math.floor(cell / CELLS), bytes, (cell % CELLS) * CELL_BYTES)
  for (let i = 0; i < bytes.length && bytes[i]! < ERASED; i++) text += String.fromCharCode(bytes[i]!)
  return text
}

/** The page of a cell. Throws if the log does not have it: the engine would write wherever it is told to. */
function ownPage(cell: number, bytes: number): number {
  if (cell >= 0 && cell < logCells && bytes <= CELL_BYTES) return Math.floor(cell / CELLS)
  throw 'log'
}

export function writeCell(cell: number, text: string): void {
  const bytes = new Uint8Array(CELL_BYTES)
  // After the end of the text there is NaN.
  for (let i = 0; i < CELL_BYTES; i++) bytes[i] = text.charCodeAt(i) || ERASED
  flash.write(ownPage(cell, text.length), bytes, (cell % CELLS) * CELL_BYTES)
}

export function beginPage(cell: number): number {
  const first = cell % logCells
  flash.ioctl(ERASE, ownPage(first, 0))
  return first
}

export function dropSlots(): void {
  try {
    require('fs').unlink(SLOT + 0)
    require('fs').unlink(SLOT + 1)
  } catch {
    // A missing file throws.
  }
}
