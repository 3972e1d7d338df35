// Presses around a change of state: those meant for the state that is over do nothing, those meant for the new one count.

import { describe, expect, it } from 'vitest'
import * as button from '../../src/button.ts'
import {
  CHANGE_LAG_MS,
  LATE_PRESS_MS,
  LONG,
  LONG_MS,
  MULTI_GAP_MS,
  PRESS_1,
  PRESS_2,
  PRESS_3,
  STUCK,
  STUCK_MS,
} from '../../src/button.ts'
import { NEVER } from '../../src/time.ts'
import { type Act, type Edge, play, press, presses } from './button-bench.ts'

/** A session ends at `at`, or something else that the owner did not do. */
const endState = (at: number): Act => [at, (now) => button.dropPresses(now + LATE_PRESS_MS)]
/** A nudge ends at `at`. */
const endNudge = (at: number): Act => [at, (now) => button.dropPresses(now, true)]
/** A charger ends or begins a state at `at`. */
const plugCharger = (at: number): Act => [at, (now) => button.dropPresses(now - CHANGE_LAG_MS)]
/** A gesture changes the state at `at`. */
const changeState = (at: number): Act => [
  at,
  (now) => {
    button.dropPresses(now + LATE_PRESS_MS)
    button.acceptPresses(now)
  },
]
/** A gesture does something in the state. */
const stayInState = (at: number): Act => [at, button.acceptPresses]

const play1 = (edges: Edge[], act: Act) => play(edges, 100_000, [act])
const gesturesOf = (edges: Edge[], act: Act) => play1(edges, act).map(([, gesture]) => gesture)

describe('after the end of a state', () => {
  it.each([
    ['before the end', -1, []],
    ['just after it', LATE_PRESS_MS - 1, []],
    ['later', LATE_PRESS_MS, [[1000 + LATE_PRESS_MS + LONG_MS, LONG]]],
    ['later still', LATE_PRESS_MS + 1, [[1001 + LATE_PRESS_MS + LONG_MS, LONG]]],
  ])('a hold that begins %s (%i ms) gives the gestures %j', (_, afterMs, gestures) => {
    expect(play1(press(1000 + afterMs, 2000), endState(1000))).toEqual(gestures)
  })

  it.each([
    [LATE_PRESS_MS - 1, []],
    [LATE_PRESS_MS, [PRESS_1]],
    [LATE_PRESS_MS + 1, [PRESS_1]],
  ])('a short press that begins %i ms later gives the gestures %j', (afterMs, gestures) => {
    expect(gesturesOf(press(1000 + afterMs, 100), endState(1000))).toEqual(gestures)
  })

  it('a short press does nothing, with all that continue it', () => {
    const three = [...press(1000, 100), ...press(1250, 100), ...press(1500, 100)]
    expect(play1(three, endState(1000))).toEqual([])
    const later = press(1600 + MULTI_GAP_MS + 1, 100)
    expect(play1([...three, ...later], endState(1000))).toEqual([[1701 + 2 * MULTI_GAP_MS + 1, PRESS_1]])
  })

  it.each([
    ['before its first press', 999, []],
    ['while the first is held', 1050, []],
    ['between the two', 1150, []],
    ['while the second is held', 1250, []],
    ['while it waits for a third', 1300 + MULTI_GAP_MS, []],
    ['when two presses are complete', 1300 + MULTI_GAP_MS + 1, [PRESS_2]],
  ])('two presses give nothing more, if it comes %s', (_, at, gestures) => {
    expect(gesturesOf(presses(1000, 2), endState(at))).toEqual(gestures)
  })

  it('a press can still be stuck', () => {
    expect(play1(press(1000, STUCK_MS), endState(1000))).toEqual([[1000 + STUCK_MS, STUCK]])
  })

  it('a hold begins when the contact is stable, not at its first bounce', () => {
    const bouncing: Edge[] = [
      [990, 1],
      [992, 0],
      [1000 + LATE_PRESS_MS - 1, 1],
      [3000, 0],
    ]
    expect(play1(bouncing, endState(1000))).toEqual([])
  })
})

it.each([
  [CHANGE_LAG_MS + 1, []],
  [CHANGE_LAG_MS, [PRESS_1]],
  [CHANGE_LAG_MS - 1, [PRESS_1]],
  [1, [PRESS_1]],
  [0, [PRESS_1]],
])('a press that begins %i ms before the device hears of a charger gives the gestures %j', (ms, gestures) => {
  expect(gesturesOf(press(1000 - ms, 100), plugCharger(1000))).toEqual(gestures)
})

describe('the time at which a press is long, for which the motor is turned off,', () => {
  const longAtAfter = (edges: Edge[], until: number, act: Act) => {
    play(edges, until, [act])
    return button.longAt
  }

  it.each([
    [-1, NEVER],
    [0, 1000 + LATE_PRESS_MS + LONG_MS],
    [1, 1001 + LATE_PRESS_MS + LONG_MS],
  ])('is known only of a press that may be long: one that begins %i ms after the old state has %d', (ms, longAt) => {
    const beganAt = 1000 + LATE_PRESS_MS + ms
    expect(longAtAfter([[beganAt, 1]], beganAt + 100, endState(1000))).toBe(longAt)
  })

  it.each([
    ['before it is long', LONG_MS - 1, 1000 + LONG_MS],
    ['once it was long', LONG_MS, NEVER],
    ['later', LONG_MS + 1, NEVER],
    ['while it is stuck', STUCK_MS, NEVER],
  ])('is the right one %s, %i ms after it began', (_, ms, longAt) => {
    expect(longAtAfter([[1000, 1]], 1000 + ms, endState(0))).toBe(longAt)
  })

  it('stays unknown while an edge is waited for, where no press is held', () => {
    play(press(1000, 100), 1100)
    button.awaitEdge(1125)
    expect([button.nextAt, button.longAt]).toEqual([1127, NEVER])
  })
})

describe('after a nudge that ends while its first press is held', () => {
  it.each([
    [1, [PRESS_1]],
    [2, []],
    [3, []],
  ])('%i presses give the gestures %j: one may be the answer, more were meant for the nudge', (count, gestures) => {
    expect(gesturesOf(presses(1000, count), endNudge(1050))).toEqual(gestures)
  })

  it.each([1, 2, 3])('%i presses later count again', (count) => {
    const later = presses(9000, count)
    expect(gesturesOf([...presses(1000, 1), ...later], endNudge(1050))).toEqual([PRESS_1, count])
    expect(gesturesOf([...presses(1000, 2), ...later], endNudge(1050))).toEqual([count])
    // A long press is no answer.
    expect(gesturesOf([...press(1000, 1500), ...later], endNudge(1500))).toEqual([count])
  })

  it('presses that begin later are not limited', () => {
    expect(gesturesOf(presses(1001, 3), endNudge(1000))).toEqual([PRESS_3])
  })
})

describe('after a gesture', () => {
  it.each([
    ['changes the state', -1, changeState, []],
    ['changes the state', 0, changeState, [PRESS_1]],
    ['changes the state', 1, changeState, [PRESS_1]],
    ['changes nothing', -1, stayInState, [PRESS_1]],
    ['changes nothing', 0, stayInState, [PRESS_1]],
  ])('that %s, a press that begins %i ms later is the new one', (_, ms, act, gestures) => {
    expect(gesturesOf(press(1000 + ms, 100), act(1000))).toEqual(gestures)
  })

  it.each([
    ['before the change', -1, []],
    ['at the change', 0, []],
    ['when its late presses are over', LATE_PRESS_MS, [PRESS_1]],
    ['later', LATE_PRESS_MS + 1, [PRESS_1]],
  ])('a press that begins %s is held while a gesture is handled: the gestures are %j', (_, ms, gestures) => {
    const beganAt = 1000 + ms
    const acts = [endState(1000), stayInState(beganAt + 50)]
    expect(play(press(beganAt, 100), 100_000, acts).map(([, gesture]) => gesture)).toEqual(gestures)
  })

  it('a press that was long does not spend the next, though a busy device hears of both at once', () => {
    play([[1000, 1]], 1000 + LONG_MS, [changeState(1000 + LONG_MS)])
    button.noteEdge(0, 2000)
    button.noteEdge(1, 2100)
    button.noteEdge(0, 2200)
    expect(button.poll(2200 + MULTI_GAP_MS)).toBe(button.NO_GESTURE)
    expect(button.poll(2200 + MULTI_GAP_MS + 1)).toBe(PRESS_1)
  })
})
