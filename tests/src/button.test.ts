// Gestures from the edges of a switch, with every duration at its limits.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as button from '../../src/button.ts'
import {
  LATE_PRESS_MS,
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

type Edge = readonly [at: number, level: number]
type Gesture = readonly [at: number, gesture: number]

/** Plays edges as the core does: it polls at each deadline and at each edge, in order. */
function play(edges: readonly Edge[], until = 100_000, sessionEndAt?: number): Gesture[] {
  button.reset()
  if (sessionEndAt !== undefined) button.dropPresses(sessionEndAt + LATE_PRESS_MS)
  const gestures: Gesture[] = []
  const poll = (now: number) => {
    for (let g = button.poll(now); g !== NO_GESTURE; g = button.poll(now)) gestures.push([now, g])
  }
  const runTo = (to: number) => {
    for (let at = button.nextAt, last = -1; at <= to; at = button.nextAt) {
      expect(at, 'a deadline moves on').toBeGreaterThan(last)
      last = at
      poll(at)
    }
  }
  for (const [at, level] of edges) {
    runTo(at)
    poll(at)
    button.noteEdge(level, at)
    poll(at)
  }
  runTo(until)
  return gestures
}

/** Edges of a press of `ms` from `at` on. */
const press = (at: number, ms: number): Edge[] => [
  [at, 1],
  [at + ms, 0],
]

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

describe('after dropPresses(), as at the end of a session,', () => {
  it.each([
    ['before the end', -1, []],
    ['just after it', LATE_PRESS_MS - 1, []],
    ['later', LATE_PRESS_MS, [[1000 + LATE_PRESS_MS + LONG_MS, LONG]]],
    ['later still', LATE_PRESS_MS + 1, [[1001 + LATE_PRESS_MS + LONG_MS, LONG]]],
  ])('a hold that begins %s (%i ms) gives the gestures %j', (_, afterMs, gestures) => {
    expect(play(press(1000 + afterMs, 2000), 100_000, 1000)).toEqual(gestures)
  })

  it('a short press does nothing, with all that continue it', () => {
    const three = [...press(1000, 100), ...press(1250, 100), ...press(1500, 100)]
    expect(play(three, 100_000, 1000)).toEqual([])
    const later = press(1600 + MULTI_GAP_MS + 1, 100)
    expect(play([...three, ...later], 100_000, 1000)).toEqual([[1701 + 2 * MULTI_GAP_MS + 1, PRESS_1]])
  })

  it('a press can still be stuck', () => {
    expect(play(press(1000, STUCK_MS), 100_000, 1000)).toEqual([[1000 + STUCK_MS, STUCK]])
  })

  it('a hold begins when the contact is stable, not at its first bounce', () => {
    const bouncing: Edge[] = [
      [990, 1],
      [992, 0],
      [1000 + LATE_PRESS_MS - 1, 1],
      [3000, 0],
    ]
    expect(play(bouncing, 100_000, 1000)).toEqual([])
  })
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
    expect(button.nextAt).toBeLessThanOrEqual(1058)
    button.noteLostEdge(1058)
    button.poll(1058 + PRESS_STABLE_MS)
    expect(button.poll(1058 + LONG_MS - 1)).toBe(NO_GESTURE)
    expect(button.poll(1058 + LONG_MS)).toBe(LONG)
  })

  it('is not waited for without end', () => {
    button.reset()
    button.noteEdge(1, 1000)
    button.noteLostEdge(1008)
    let polls = 0
    for (; button.nextAt < NEVER; polls++) button.poll(button.nextAt)
    expect(polls).toBeGreaterThan(10)
    expect(polls).toBeLessThan(100)
  })
})

it('presses of a nudge that end it do not limit what is pressed later', () => {
  button.reset()
  button.noteEdge(1, 1000)
  button.poll(1000 + PRESS_STABLE_MS)
  button.dropPresses(1500, true)
  const gestures: number[] = []
  const runTo = (to: number) => {
    while (button.nextAt <= to) {
      const gesture = button.poll(button.nextAt)
      if (gesture !== NO_GESTURE) gestures.push(gesture)
    }
  }
  runTo(2500)
  button.noteEdge(0, 2500)
  for (const at of [9000, 9200]) {
    runTo(at)
    button.noteEdge(1, at)
    runTo(at + 100)
    button.noteEdge(0, at + 100)
  }
  runTo(20_000)
  expect(gestures).toEqual([PRESS_2])
})
