// Gestures from the edges of a switch, with every duration at its limits.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as button from '../../src/button.ts'
import {
  LONG,
  LONG_MS,
  MULTI_GAP_MS,
  NO_GESTURE,
  PRESS_1,
  PRESS_2,
  PRESS_3,
  PRESS_4,
  PRESS_5,
  PRESS_STABLE_MS,
  RELEASE_STABLE_MS,
  SHORT_MAX_MS,
  STUCK,
  STUCK_MS,
} from '../../src/button.ts'
import { NEVER } from '../../src/time.ts'
import { type Edge, play, press } from './button-bench.ts'

describe('one press', () => {
  /** When a short press of `ms` becomes a gesture. */
  const gestureAt = (ms: number) => 1000 + ms + MULTI_GAP_MS + 1
  it.each([
    ['5 ms is short', PRESS_STABLE_MS, [[gestureAt(PRESS_STABLE_MS), PRESS_1]]],
    ['4 ms is no press', PRESS_STABLE_MS - 1, []],
    ['399 ms is short', SHORT_MAX_MS - 1, [[gestureAt(SHORT_MAX_MS - 1), PRESS_1]]],
    ['400 ms is short', SHORT_MAX_MS, [[gestureAt(SHORT_MAX_MS), PRESS_1]]],
    ['401 ms does nothing', SHORT_MAX_MS + 1, []],
    ['799 ms does nothing', LONG_MS - 1, []],
    ['800 ms is long, and fires while held', LONG_MS, [[1000 + LONG_MS, LONG]]],
    ['801 ms is long', LONG_MS + 1, [[1000 + LONG_MS, LONG]]],
    ['29,999 ms is long', STUCK_MS - 1, [[1000 + LONG_MS, LONG]]],
    [
      '30,000 ms is stuck',
      STUCK_MS,
      [
        [1000 + LONG_MS, LONG],
        [1000 + STUCK_MS, STUCK],
      ],
    ],
  ])('of %s', (_, ms, gestures) => {
    expect(play(press(1000, ms))).toEqual(gestures)
  })
})

describe('several presses', () => {
  const playTwo = (gap: number) => play([...press(1000, 100), ...press(1100 + gap, 100)])
  it.each([
    [MULTI_GAP_MS - 1, [PRESS_2]],
    [MULTI_GAP_MS, [PRESS_2]],
    [MULTI_GAP_MS + 1, [PRESS_1, PRESS_1]],
  ])('%i ms apart give the gestures %j', (gap, gestures) => {
    expect(playTwo(gap).map(([, gesture]) => gesture)).toEqual(gestures)
  })

  it.each([
    [1, [PRESS_1]],
    [2, [PRESS_2]],
    [3, [PRESS_3]],
    [4, [PRESS_4]],
    [5, [PRESS_5]],
    [6, []],
    [7, []],
  ])('in a row, %i of them, give the gestures %j', (count, gestures) => {
    const edges = Array.from({ length: count }, (_, i) => press(1000 + i * 250, 100)).flat()
    expect(play(edges).map(([, gesture]) => gesture)).toEqual(gestures)
  })

  it('that end with a long one give only the long one', () => {
    expect(play([...press(1000, 100), ...press(1200, 900)])).toEqual([[2000, LONG]])
  })

  it('that end with one between short and long give the short ones before', () => {
    expect(play([...press(1000, 100), ...press(1200, 500)]).map(([, g]) => g)).toEqual([PRESS_1])
  })
})

describe('a real switch', () => {
  /** Edges 2 ms apart, which end closed (1) or open (0). */
  const bounce = (at: number, level: number): Edge[] =>
    [0, 2, 4, 6, 8].map((ms, i) => [at + ms, i % 2 === 0 ? level : 1 - level] as const)

  it('that bounces on press and release gives one press', () => {
    expect(play([...bounce(1000, 1), ...bounce(1200, 0)]).map(([, g]) => g)).toEqual([PRESS_1])
  })

  it('that chatters at 50 Hz while held gives one long press', () => {
    const chatter = Array.from({ length: 100 }, (_, i) => [1020 + i * 10, i % 2] as const)
    expect(play([[1000, 1], ...chatter, [2100, 0]]).map(([, g]) => g)).toEqual([LONG])
  })

  it('that opens just before 800 ms gives a long press only if it closes again', () => {
    expect(play(press(1000, 799))).toEqual([])
    expect(play([...press(1000, 799), [1801, 1], [1900, 0]])).toEqual([[1801, LONG]])
  })

  it('works again after it was stuck', () => {
    const gestures = play([...press(1000, STUCK_MS + 5000), ...press(40_000, 100)])
    expect(gestures.map(([, g]) => g)).toEqual([LONG, STUCK, PRESS_1])
  })

  it('is not stuck at a press long after the last', () => {
    const gestures = play([...press(1000, 100), ...press(1000 + STUCK_MS + 1000, 100)])
    expect(gestures.map(([, g]) => g)).toEqual([PRESS_1, PRESS_1])
  })

  it.each([
    [STUCK_MS - 1, NO_GESTURE],
    [STUCK_MS, STUCK],
  ])(
    'that opens after %i ms, and may bounce yet, gives gesture %i: it is not stuck if it opens in time',
    (ms, gesture) => {
      play([[1000, 1]], 999 + ms)
      if (ms < STUCK_MS) button.noteEdge(0, 1000 + ms)
      expect(button.poll(1000 + STUCK_MS)).toBe(gesture)
    },
  )

  it('that reports an edge twice is measured from the first', () => {
    expect(
      play([
        [1000, 1],
        [1003, 1],
        [1000 + LONG_MS, 0],
      ]),
    ).toEqual([[1000 + LONG_MS, LONG]])
  })
})

it('any edges give at most one gesture a press, and in the end no deadline', () => {
  const edges = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 0, max: 1 })), { maxLength: 60 })
    .map((steps) => {
      let at = 0
      return steps.map(([ms, level]) => {
        at += ms
        return [at, level] as const
      })
    })
  fc.assert(
    fc.property(edges, (list) => {
      const last = list.at(-1)?.[0] ?? 0
      const gestures = play([...list, [last + 1, 0]], last + 10_000)
      const closings = list.filter(([, level]) => level === 1).length
      expect(gestures.length).toBeLessThanOrEqual(closings)
      button.reset()
      for (const [at, level] of list) button.noteEdge(level, at)
      button.noteEdge(0, last + 1)
      for (let i = 0; i < 5; i++) button.poll(last + 1 + RELEASE_STABLE_MS + MULTI_GAP_MS + 1)
      expect(button.nextAt).toBe(NEVER)
    }),
  )
})

describe('a busy device', () => {
  const startHold = () => {
    button.reset()
    button.noteEdge(1, 1000)
    button.poll(1000 + PRESS_STABLE_MS)
  }

  // The device hears of the release only 50 ms later, and polls then.
  it.each([
    [LONG_MS - 40, NO_GESTURE],
    [LONG_MS - 1, NO_GESTURE],
    [LONG_MS, LONG],
    [LONG_MS + 1, LONG],
  ])('that hears late of a press of %i ms takes it for gesture %i, by the times of its edges', (ms, gesture) => {
    startHold()
    button.noteEdge(0, 1000 + ms)
    expect(button.poll(1000 + ms + 50)).toBe(gesture)
    expect(button.poll(1000 + ms + 50)).toBe(NO_GESTURE)
  })

  it('that hears of two presses at once counts both', () => {
    button.reset()
    for (const [at, level] of [
      [1000, 1],
      [1080, 0],
      [1200, 1],
      [1280, 0],
    ] as const)
      button.noteEdge(level, at)
    expect(button.poll(1280 + MULTI_GAP_MS + 1)).toBe(PRESS_2)
  })

  it('that waited for an edge, and got it, waits again the next time', () => {
    startHold()
    button.awaitEdge(1000 + LONG_MS)
    expect(button.isAwaitingEdge).toBe(true)
    button.noteEdge(0, 1000 + LONG_MS - 1)
    expect(button.isAwaitingEdge).toBe(false)
  })

  it('that starts has waited for no edge yet', () => {
    startHold()
    button.awaitEdge(1000 + LONG_MS)
    button.reset()
    expect(button.isAwaitingEdge).toBe(false)
  })

  it('waits for the edge, if the pin is open when the press would be long, and then looks again', () => {
    startHold()
    expect(button.longAt).toBe(1000 + LONG_MS)
    button.awaitEdge(1000 + LONG_MS)
    expect([button.nextAt, button.longAt]).toEqual([1002 + LONG_MS, 1002 + LONG_MS])
    button.noteEdge(0, 1000 + LONG_MS - 1)
    expect(button.longAt).toBe(NEVER)
    expect(button.poll(2000 + LONG_MS)).toBe(NO_GESTURE)
  })
})

describe('an edge that nobody reported', () => {
  it('makes a press that was held until its threshold neither long nor short', () => {
    button.reset()
    button.noteEdge(1, 1000)
    button.poll(1000 + PRESS_STABLE_MS)
    button.noteLostEdge(1000 + LONG_MS + 2)
    for (let now = 1000 + LONG_MS + 2; now < 3000; now += 5) expect(button.poll(now)).toBe(NO_GESTURE)
  })

  it('between two bounces does not end the press: the pin is looked at again until it is sure', () => {
    button.reset()
    button.noteEdge(1, 1000)
    button.noteLostEdge(1008)
    expect(button.nextAt).toBe(1058)
    button.noteLostEdge(1058)
    button.poll(1058 + PRESS_STABLE_MS)
    expect(button.poll(1058 + LONG_MS - 1)).toBe(NO_GESTURE)
    expect(button.poll(1058 + LONG_MS)).toBe(LONG)
  })

  it('has the pin looked at every 50 ms for a second, and no longer', () => {
    button.reset()
    button.noteEdge(1, 1000)
    button.noteLostEdge(1008)
    const polls: number[] = []
    for (; button.nextAt < NEVER; button.poll(polls.at(-1)!)) polls.push(button.nextAt)
    expect(polls).toEqual(Array.from({ length: 20 }, (_, i) => 1058 + i * 50))
  })
})
