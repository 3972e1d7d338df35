import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as clock from '../../hal/clock.ts'
import { NEVER } from '../../src/time.ts'

const SLACK_MS = 8000

describe('the clock', () => {
  let raw = 0
  beforeEach(() => {
    raw = 1.6e12
    clock.reset(() => raw, SLACK_MS)
  })

  it('counts whole milliseconds from 0 and loses no fraction', () => {
    for (let i = 0; i < 1000; i++) {
      raw += 0.75
      expect(Number.isInteger(clock.now())).toBe(true)
    }
    expect(clock.now()).toBe(750)
  })

  it('a host that sets it back loses no time that the timer measured', () => {
    clock.wakeDueAt(5000)
    raw += 2000
    expect(clock.now()).toBe(2000)
    raw -= 3600_000
    expect(clock.now()).toBe(2000)
    raw += 3000
    clock.noteWake()
    expect(clock.now()).toBe(5000)
  })

  it.each([
    [5000 + SLACK_MS - 1, 5000 + SLACK_MS - 1],
    [5000 + SLACK_MS, 5000 + SLACK_MS],
    [5000 + SLACK_MS + 1, 5000 + SLACK_MS],
    [3600_000, 5000 + SLACK_MS],
  ])('a step ahead of %i ms counts as %i, with a wake-up armed for 5,000', (step, counted) => {
    clock.wakeDueAt(5000)
    raw += step
    expect(clock.now()).toBe(counted)
    raw += 10
    expect(clock.now()).toBe(Math.min(counted + 10, 5000 + SLACK_MS))
  })

  it('a session cannot be made longer by setting the clock', () => {
    // Woken each second, the clock set back an hour before each wake-up.
    for (let due = 1000; due <= 900_000; due += 1000) {
      clock.wakeDueAt(due)
      raw += 1000 - 3600_000
      clock.noteWake()
      expect(clock.now()).toBe(due)
    }
  })

  it('never goes back, whatever the host does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean()), { maxLength: 50 }), (steps) => {
        raw = 0
        clock.reset(() => raw, SLACK_MS)
        let last = 0
        for (const [step, fires] of steps) {
          clock.wakeDueAt(last + 1000)
          raw += step
          if (fires) clock.noteWake()
          const now = clock.now()
          expect(now).toBeGreaterThanOrEqual(last)
          expect(now).toBeLessThanOrEqual(last + 1000 + SLACK_MS + (fires ? SLACK_MS + 1e9 : 0))
          last = now
        }
      }),
    )
  })

  it('a look that is due bounds a step ahead, as a wake-up does', () => {
    clock.wakeDueAt(600_000)
    clock.checkDueBy(31_000)
    raw += 3600_000
    expect(clock.now()).toBe(31_000 + SLACK_MS)
    clock.checkDueBy(NEVER)
    raw += 1000
    expect(clock.now()).toBe(31_000 + SLACK_MS + 1000)
  })

  it('what a timer has reached is not lost by a step back', () => {
    clock.wakeDueAt(600_000)
    raw -= 3600_000
    clock.noteReached(30_000)
    expect(clock.now()).toBe(30_000)
    clock.noteReached(20_000)
    expect(clock.now()).toBe(30_000)
  })

  it('a wake-up that is later than it could be does not set it back', () => {
    raw += 5000
    expect(clock.now()).toBe(5000)
    clock.wakeDueAt(-SLACK_MS)
    raw += 1
    expect(clock.now()).toBe(5000)
  })

  it('fired with nothing armed is no step', () => {
    clock.wakeDueAt(NEVER)
    clock.noteWake()
    expect(clock.now()).toBe(0)
  })
})
