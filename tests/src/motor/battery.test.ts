import { expect, it } from 'vitest'
import { chargeBlinks } from '../../../src/motor/battery.ts'

it.each([
  [2500, 1],
  [3489, 1],
  [3490, 2],
  [3491, 2],
  [3589, 2],
  [3590, 3],
  [3779, 3],
  [3780, 4],
  [3999, 4],
  [4000, 5],
  [4200, 5],
])('%i mV at rest gives %i blinks', (mv, blinks) => {
  expect(chargeBlinks(mv)).toBe(blinks)
})
