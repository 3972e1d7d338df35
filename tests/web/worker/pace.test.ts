// How simulated time follows real time.

import { expect, it } from 'vitest'
import { FULL_SPEED } from '../../../web/worker/messages.ts'
import { Pace } from '../../../web/worker/pace.ts'

const dueAfter = (pace: Pace, ...at: number[]): number[] => at.map((ms) => pace.take(ms).dueMs)

it('lets as much time pass as has passed, in whole ms, and loses no part of one', () => {
  const pace = new Pace(0)
  expect(dueAfter(pace, 16.6, 33.2, 49.8, 50)).toEqual([16, 17, 16, 1])
})

it('runs at its speed', () => {
  const pace = new Pace(0)
  pace.speed = 1000
  expect(dueAfter(pace, 16)).toEqual([16_000])
  pace.speed = FULL_SPEED
  expect(dueAfter(pace, 32)).toEqual([FULL_SPEED])
})

it('stands still while it is paused, and does not catch up afterwards', () => {
  const pace = new Pace(0)
  pace.isPaused = true
  expect(dueAfter(pace, 100, 200)).toEqual([0, 0])
  pace.isPaused = false
  expect(dueAfter(pace, 210)).toEqual([10])
})

it('does not catch up after the computer slept', () => {
  expect(dueAfter(new Pace(0), 3_600_000)).toEqual([250])
})

it.each([
  [0, 10],
  [699, 10],
  [700, 10_000],
  [701, 10_000],
])('%d ms after a press, 10 ms of real time are %d', (sinceMs, dueMs) => {
  const pace = new Pace(0)
  pace.speed = 1000
  pace.setFinger(true, 0)
  pace.setFinger(false, 1000)
  pace.take(1000 + sinceMs - 10)
  expect(dueAfter(pace, 1000 + sinceMs)).toEqual([dueMs])
})

it('runs as the hand does for as long as the button is held, at full speed, too', () => {
  const pace = new Pace(0)
  pace.speed = FULL_SPEED
  pace.setFinger(true, 0)
  expect(dueAfter(pace, 100, 5000)).toEqual([100, 250])
})

it('says how fast it ran', () => {
  const pace = new Pace(0)
  for (let i = 0; i < 100; i++) pace.note(10, 1000)
  expect(pace.ranAt).toBeCloseTo(100, 1)
})
