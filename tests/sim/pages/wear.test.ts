// The wear of each board's flash, by the models: the pages that are never written, and how soon the others wear.

import { describe, expect, it } from 'vitest'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { compactBelowBytes } from '../../../hal/boards/storage.ts'
import { ENDURANCE, wornFlash, writesPerCompaction } from '../../../sim/pages/wear.ts'

/** Larger storages take thousands of writes until a compaction. */
const MOST_PAGES = 16
const stores = ({ engine, about: { storage } }: Board): boolean =>
  engine === 'kaluma' || (storage !== undefined && storage.pages <= MOST_PAGES)
const TEN_YEARS_OF_WRITES = 10 * 365 * 3 * 3

describe.each(Object.values(boards).filter(stores))('the flash of $title', (board) => {
  it('lasts for ten years with three sessions a day, with a reserve of four', () => {
    expect(TEN_YEARS_OF_WRITES / writesPerCompaction(board)).toBeLessThan(ENDURANCE[board.about.chip] / 4)
  })

  it.runIf(compactBelowBytes(board) > 0)('keeps the last page empty and never erases the firmware', () => {
    let compactions = 0
    const { bytes, erases, pageBytes } = wornFlash(board, 500, () => compactions++)
    expect(compactions).toBeGreaterThan(0)
    expect(bytes.subarray(-pageBytes).every((byte) => byte === 0xff)).toBe(true)
    expect(bytes.subarray(32, 12_270).every((byte) => byte === 32)).toBe(true)
    expect(Math.max(...erases.slice(0, Math.floor(12_270 / pageBytes)))).toBe(0)
  })
})
