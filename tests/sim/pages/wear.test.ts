// What the store does to the flash of each board, by the model: which page it never comes to, and how soon the others wear.

import { describe, expect, it } from 'vitest'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { tidyBelowBytes } from '../../../hal/boards/storage.ts'
import { ENDURANCE, wornFlash, writesPerCompaction } from '../../../sim/pages/wear.ts'

/** On the largest it takes thousands of writes to come round. */
const MOST_PAGES = 16
const stores = ({ engine, about: { storage } }: Board): boolean =>
  engine === 'kaluma' || (storage !== undefined && storage.pages <= MOST_PAGES)
const TEN_YEARS_OF_WRITES = 10 * 365 * 3 * 3

describe.each(Object.values(boards).filter(stores))('the flash of $title', (board) => {
  it('endures three sessions a day for ten years', () => {
    expect(TEN_YEARS_OF_WRITES / writesPerCompaction(board)).toBeLessThan(ENDURANCE[board.about.chip] / 4)
  })

  it.runIf(tidyBelowBytes(board) > 0)('never comes to the last page, nor erases the firmware', () => {
    let tidied = 0
    const { bytes, erases, pageBytes } = wornFlash(board, 500, () => tidied++)
    expect(tidied).toBeGreaterThan(0)
    expect(bytes.subarray(-pageBytes).every((byte) => byte === 0xff)).toBe(true)
    expect(bytes.subarray(32, 12_270).every((byte) => byte === 32)).toBe(true)
    expect(Math.max(...erases.slice(0, Math.floor(12_270 / pageBytes)))).toBe(0)
  })
})
