// Power cuts at every byte of 100 sessions, and before and within every erase.

import { expect, it } from 'vitest'
import { cutSessions } from './store-bench.ts'

it.each([
  [2, 1],
  [3, 2],
  [4, 3],
])(
  'has the newest state or the one before after any power cut, with %i pages',
  { timeout: 1_200_000 },
  (pages, seed) => {
    const { cuts, turns } = cutSessions(pages, seed, 1)
    expect(turns).toBeGreaterThan(12)
    expect(cuts).toBeGreaterThan(10_000)
  },
)
