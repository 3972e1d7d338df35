import { expect, it } from 'vitest'
import { inMinutes, inWords, roundedMs } from '../../lib/duration.ts'

it.each([
  [500, '0.5 s'],
  [5000, '5 s'],
  [120_000, '2 min'],
  [276_000, '4 min 36 s'],
  [0, '0 s'],
  [3_600_000, '1 h'],
  [3_659_000, '1 h 59 s'],
  [93_784_005, '1 d 2 h 3 min 4.005 s'],
])('%i ms is "%s"', (time, words) => {
  expect(inWords(time)).toBe(words)
})

it.each([
  [0, '0 s'],
  [49, '0 s'],
  [50, '0.1 s'],
  [59_940, '59.9 s'],
  [59_950, '1 min'],
  [60_499, '1 min'],
  [60_500, '1 min 1 s'],
  [3_599_500, '1 h'],
  [3_629_999, '1 h'],
  [3_630_000, '1 h 1 min'],
  [86_399_000, '1 d'],
  [93_784_005, '1 d 2 h'],
])('%i ms rounds to "%s"', (time, words) => {
  expect(inWords(roundedMs(time))).toBe(words)
})

it.each([
  [0, '0:00'],
  [59_499, '0:59'],
  [59_500, '1:00'],
  [276_000, '4:36'],
])('%d ms are %s in minutes', (ms, text) => {
  expect(inMinutes(ms)).toBe(text)
})
