// The table of signals: no two of a state can be mistaken, and none takes long to say its number.

import { describe, expect, it } from 'vitest'
import * as faults from '../../src/faults.ts'
import * as governor from '../../src/motor/governor.ts'
import { type Run, restMs, runsOf, SIGNALS } from '../../src/signal-words.ts'
import { COUNT, FLICKER, LIMIT } from '../../src/signals.ts'
import { FAULT, OFF, RUNNING, SERVICE, STATE_NAMES } from '../../src/states.ts'

const ALL = SIGNALS.flatMap((signal) => signal.numbers.map((number) => ({ ...signal, number })))
/** Two times that a person tells apart without a clock. */
const CLEAR_FACTOR = 2.5
const LONGEST_MS = 8000

const isClear = (a: number, b: number): boolean => Math.max(a / b, b / a) >= CLEAR_FACTOR

/** Whether two signals differ in a count, in what is lit, or in a clear factor of a time. */
const differ = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length !== b.length || a.some(({ isLit, ms }, i) => isLit !== b[i]!.isLit || isClear(ms, b[i]!.ms))

const signalsIn = (state: number) => ALL.filter(({ states }) => states.includes(state))

describe.each(STATE_NAMES.map((name, state) => [name, state] as const))('in the state %s', (_, state) => {
  it('no two signals can be mistaken for each other', () => {
    const here = signalsIn(state)
    expect(here.length).toBeGreaterThan(0)
    for (const [i, a] of here.entries())
      for (const b of here.slice(i + 1))
        expect(differ(runsOf(a.family, a.number), runsOf(b.family, b.number)), `${a.name} and ${b.name}`).toBe(true)
  })
})

it.each(ALL.map((signal) => [`${signal.name} ${signal.number}`, signal] as const))(
  '%s is said within 8 s',
  (_, signal) => {
    const runs = runsOf(signal.family, signal.number)
    expect(restMs(signal.family) + runs.reduce((sum, { ms }) => sum + ms, 0)).toBeLessThanOrEqual(LONGEST_MS)
  },
)

it('every signal has a name of its own, and words', () => {
  expect(new Set(SIGNALS.map(({ name }) => name)).size).toBe(SIGNALS.length)
  for (const { says, numbers } of SIGNALS) {
    expect(says).not.toBe('')
    if (numbers.length > 1) expect(says).toContain('#')
  }
})

describe('has a signal in', () => {
  const numbersOf = (family: number, state: number) =>
    signalsIn(state)
      .filter((signal) => signal.family === family)
      .map(({ number }) => number)

  it('off and in service mode, for every limit that refuses', () => {
    const limits = Object.entries(governor).flatMap(([name, value]) => (name.startsWith('STOP_') ? [value] : []))
    expect(limits).toHaveLength(6)
    expect(numbersOf(LIMIT, OFF)).toEqual(expect.arrayContaining(limits))
    expect(numbersOf(LIMIT, SERVICE)).toEqual(expect.arrayContaining(limits))
  })

  it('a session, for every limit that makes it softer', () => {
    const { STOP_BATTERY, STOP_HEAT, STOP_STALL, STOP_HAND } = governor
    expect(numbersOf(LIMIT, RUNNING)).toEqual([STOP_BATTERY, STOP_HEAT, STOP_STALL, STOP_HAND])
  })

  it('fault, for every fault', () => {
    expect(numbersOf(FLICKER, FAULT)).toEqual(expect.arrayContaining(Object.values(faults)))
  })

  it('off, for every charge and a host that is accepted, and in a session for nine programs', () => {
    expect(numbersOf(COUNT, OFF).sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(numbersOf(COUNT, RUNNING)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
