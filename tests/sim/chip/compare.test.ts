// Two traces side by side.

import { expect, it } from 'vitest'
import { compareTraces, formatComparison } from '../../../sim/chip/play/compare.ts'

it('pairs the same changes, and shows how late the chip is', () => {
  const sim = [
    { t: 0, state: 'off' },
    { t: 800, duty: 948 },
    { t: 800, light: 300 },
    { t: 900, duty: 300 },
  ]
  const chip = [
    { t: 842.5, duty: 948 },
    { t: 850, light: 1 },
    { t: 942, duty: 299 },
  ]
  expect(formatComparison(compareTraces(sim, chip))).toEqual([
    'simulator                 chip                      late',
    '    0.800 s  duty 948         0.843 s  duty 948     +42.5 ms',
    '    0.800 s  light 1          0.850 s  light 1      +50.0 ms',
    '    0.900 s  duty 300         0.942 s  duty 299     +42.0 ms',
    '3 changes, 0 of them in one trace only; the chip is late by 42.5 ms in the middle and 50.0 ms at most',
  ])
})

it('shows a change that only one of them has', () => {
  const sim = [
    { t: 800, duty: 948 },
    { t: 900, duty: 300 },
    { t: 1000, duty: 0 },
  ]
  const chip = [
    { t: 800, duty: 948 },
    { t: 950, duty: 310 },
    { t: 960, duty: 500 },
    { t: 1000, duty: 0 },
  ]
  expect(formatComparison(compareTraces(sim, chip)).slice(2)).toEqual([
    '    0.900 s  duty 300                               simulator only',
    '                              0.950 s  duty 310     chip only',
    '                              0.960 s  duty 500     chip only',
    '    1.000 s  duty 0           1.000 s  duty 0       +0.0 ms',
    '5 changes, 3 of them in one trace only; the chip is late by 0.0 ms in the middle and 0.0 ms at most',
  ])
})
