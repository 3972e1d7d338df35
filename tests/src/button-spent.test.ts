// A press that has done what it does, or that was meant for a state that is over, is spent: while it is held nothing
// starts, however its contact chatters and whichever of its edges the device misses.

import { beforeEach, describe, expect, it } from 'vitest'
import * as button from '../../src/button.ts'
import {
  LATE_PRESS_MS,
  LONG,
  LONG_MS,
  NO_GESTURE,
  PRESS_STABLE_MS,
  RELEASE_STABLE_MS,
  STUCK,
  STUCK_MS,
} from '../../src/button.ts'

const DOWN_AT = 1000
let gestures: number[]

function pollTo(from: number, to: number): void {
  for (let now = from; now <= to; now++) {
    const gesture = button.poll(now)
    if (gesture !== NO_GESTURE) gestures.push(gesture)
  }
}

/** The button closes at DOWN_AT, and is polled until `to`. */
function hold(to: number): void {
  button.noteEdge(1, DOWN_AT)
  pollTo(DOWN_AT, to)
}

const SPENT_BY: readonly (readonly [string, number, readonly number[], () => void])[] = [
  ['it was long', LONG_MS, [LONG], () => {}],
  ['it is stuck', STUCK_MS, [LONG, STUCK], () => {}],
  ['the state has ended', 500, [], () => button.dropPresses(DOWN_AT + 500 + LATE_PRESS_MS)],
  ['a nudge has ended', 500, [], () => button.dropPresses(DOWN_AT + 500, true)],
  [
    'a gesture has changed the state',
    500,
    [],
    () => {
      button.dropPresses(DOWN_AT + 500 + LATE_PRESS_MS)
      button.acceptPresses(DOWN_AT + 500)
    },
  ],
]

beforeEach(() => {
  button.reset()
  gestures = []
})

describe.each(SPENT_BY)('a press that is spent because %s', (_, ms, before, spend) => {
  const spentAt = DOWN_AT + ms
  beforeEach(() => {
    hold(spentAt)
    spend()
    expect(button.isSpent()).toBe(true)
    gestures = gestures.slice(before.length)
  })

  it('goes on, if an opening that nobody reported is seen, and a closing soon after', () => {
    button.noteLostEdge(spentAt + 100)
    pollTo(spentAt + 100, spentAt + 100 + RELEASE_STABLE_MS - 1)
    button.noteLostEdge(spentAt + 100 + RELEASE_STABLE_MS)
    expect(button.isSpent()).toBe(true)
    pollTo(spentAt + 100 + RELEASE_STABLE_MS, spentAt + 100 + 2 * LONG_MS)
    expect(gestures).toEqual([])
  })

  it.each([
    [-1, []],
    [0, [LONG]],
    [1, [LONG]],
  ])('ends if it is seen open until %i ms after the time of a release: then a long press gives %j', (more, then) => {
    const closedAt = spentAt + 100 + RELEASE_STABLE_MS + more
    button.noteLostEdge(spentAt + 100)
    pollTo(spentAt + 100, closedAt)
    button.noteEdge(1, closedAt)
    pollTo(closedAt, closedAt + Math.max(LONG_MS, LATE_PRESS_MS))
    // The first press after the end of a state may have been meant for it.
    const isLate = closedAt < spentAt + LATE_PRESS_MS && _ === 'the state has ended'
    expect(gestures).toEqual(isLate ? [] : then)
  })
})

it('a press that is new is not spent, and neither is an open button', () => {
  expect(button.isSpent()).toBe(false)
  hold(DOWN_AT + LONG_MS - 1)
  expect(button.isSpent()).toBe(false)
  button.noteEdge(0, DOWN_AT + LONG_MS - 1)
  pollTo(DOWN_AT + LONG_MS, DOWN_AT + LONG_MS + RELEASE_STABLE_MS)
  expect(button.isSpent()).toBe(false)
})

it('a press that begins in the time after a state is spent from its beginning', () => {
  button.dropPresses(DOWN_AT + 1)
  hold(DOWN_AT + PRESS_STABLE_MS - 1)
  expect(button.isSpent()).toBe(false)
  pollTo(DOWN_AT + PRESS_STABLE_MS, DOWN_AT + PRESS_STABLE_MS)
  expect(button.isSpent()).toBe(true)
})
