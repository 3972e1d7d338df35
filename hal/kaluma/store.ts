// The pages of the log on Kaluma: those of its key-value store, which this firmware does not use. No upload writes there.

import { CELLS } from '../hal.ts'

/** The store has four pages. */
export const logCells = 4 * CELLS
const CELL_BYTES = 256
const ERASED = 0xff
const ERASE = 6
/** A slot's file, without the number of the slot. */
const SLOT = '/unknot.'
const SLOTS = 4

let flash: KalumaFlash

export function openLog(): boolean {
  flash = new (require('flash').Flash)(0, logCells / CELLS)
  return true
}

export function makeLog(): void {}

export function readCell(cell: number): string {
  let bytes = new Uint8Array(CELL_BYTES)
  let text = ''
  try {
    if (cell < 0) bytes = require('fs').readFile(SLOT + ~cell)
    else flash.read(Math.floor(cell / CELLS), bytes, (cell % CELLS) * CELL_BYTES)
  } catch {
    // A missing file throws.
    return text
  }
  for (let i = 0; i < bytes.length && bytes[i]! < ERASED; i++) text += String.fromCharCode(bytes[i]!)
  return text
}

/** The page of a cell. Throws unless the log has it: the engine would write anywhere. */
function ownPage(cell: number, bytes: number): number {
  if (!(cell >= 0 && cell < logCells && bytes <= CELL_BYTES)) throw 'address'
  return Math.floor(cell / CELLS)
}

export function writeCell(cell: number, text: string): void {
  const bytes = new Uint8Array(CELL_BYTES)
  for (let i = 0; i < CELL_BYTES; i++) bytes[i] = i < text.length ? text.charCodeAt(i) : ERASED
  flash.write(ownPage(cell, text.length), bytes, (cell % CELLS) * CELL_BYTES)
}

export function erasePage(cell: number): void {
  flash.ioctl(ERASE, ownPage(cell, 0))
}

export function dropSlots(): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    try {
      require('fs').unlink(SLOT + slot)
    } catch {
      // It was missing.
    }
  }
}
