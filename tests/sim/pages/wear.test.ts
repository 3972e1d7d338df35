// The wear of each board's flash: how soon a page is erased again, with the store of the firmware.

import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { ENDURANCE, sessionsPerErase, wornFlash } from '../../../sim/pages/wear.ts'

const TEN_YEARS_OF_SESSIONS = 10 * 365 * 3

describe.each(Object.values(boards))('the flash of $title', (board) => {
  it('has at most 1,000 erases of a page after ten years of three sessions a day', () => {
    const erases = TEN_YEARS_OF_SESSIONS / sessionsPerErase(board)
    expect(erases).toBeLessThan(1000)
    expect(erases).toBeLessThan(ENDURANCE[board.about.chip] / 4)
  })
})

it('wears its pages alike', () => {
  const { erases } = wornFlash(3, 500)
  expect(Math.max(...erases) - Math.min(...erases)).toBeLessThanOrEqual(1)
  expect(Math.min(...erases)).toBeGreaterThan(20)
})
