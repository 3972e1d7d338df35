import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as clock from '../../hal/clock.ts'
import { NEVER } from '../../src/time.ts'

const MAX_LATE_MS = 8000

describe('the clock', () => {
  let raw = 0
  beforeEach(() => {
    raw = 1.6e12
    clock.reset(() => raw, MAX_LATE_MS)
  })

  it('counts whole milliseconds from 0 and loses no fraction', () => {
    for (let i = 0; i < 1000; i++) {
      raw += 0.75
      expect(Number.isInteger(clock.now())).toBe(true)
    }
    expect(clock.now()).toBe(750)
  })

  it('loses no time that a timer measured when a host sets it back', () => {
    clock.wakeDueAt(5000)
    raw += 2000
    expect(clock.now()).toBe(2000)
    raw -= 3600_000
    expect(clock.now()).toBe(2000)
    raw += 3000
    clock.noteReached(5000)
    expect(clock.now()).toBe(5000)
  })

  it.each([
    [5000 + MAX_LATE_MS - 1, 5000 + MAX_LATE_MS - 1],
    [5000 + MAX_LATE_MS, 5000 + MAX_LATE_MS],
    [5000 + MAX_LATE_MS + 1, 5000 + MAX_LATE_MS],
    [3600_000, 5000 + MAX_LATE_MS],
  ])('counts a step ahead of %i ms as %i ms, with a wake-up armed for 5,000', (step, counted) => {
    clock.wakeDueAt(5000)
    raw += step
    expect(clock.now()).toBe(counted)
    raw += 10
    expect(clock.now()).toBe(Math.min(counted + 10, 5000 + MAX_LATE_MS))
  })

  it('counts every second between wake-ups if the clock is set back an hour before each', () => {
    for (let due = 1000; due <= 900_000; due += 1000) {
      clock.wakeDueAt(due)
      raw += 1000 - 3600_000
      clock.noteReached(due)
      expect(clock.now()).toBe(due)
    }
  })

  it('never goes back, however a host sets the clock', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean()), { maxLength: 50 }), (steps) => {
        raw = 0
        clock.reset(() => raw, MAX_LATE_MS)
        let last = 0
        for (const [step, isWake] of steps) {
          clock.wakeDueAt(last + 1000)
          raw += step
          if (isWake) clock.noteReached(last + 1000)
          const now = clock.now()
          expect(now).toBeGreaterThanOrEqual(last)
          expect(now).toBeLessThanOrEqual(last + 1000 + MAX_LATE_MS + (isWake ? MAX_LATE_MS + 1e9 : 0))
          last = now
        }
      }),
    )
  })

  it('bounds a step ahead by a sensor check that is due, as by a wake-up', () => {
    clock.wakeDueAt(600_000)
    clock.checkDueBy(31_000)
    raw += 3600_000
    expect(clock.now()).toBe(31_000 + MAX_LATE_MS)
    clock.checkDueBy(NEVER)
    raw += 1000
    expect(clock.now()).toBe(31_000 + MAX_LATE_MS + 1000)
  })

  it('keeps the time that a timer reached after a step back', () => {
    clock.wakeDueAt(600_000)
    raw -= 3600_000
    clock.noteReached(30_000)
    expect(clock.now()).toBe(30_000)
    clock.noteReached(20_000)
    expect(clock.now()).toBe(30_000)
  })

  it('does not go back for a wake-up that is later than the watchdog allows', () => {
    raw += 5000
    expect(clock.now()).toBe(5000)
    clock.wakeDueAt(-MAX_LATE_MS)
    raw += 1
    expect(clock.now()).toBe(5000)
  })
})
