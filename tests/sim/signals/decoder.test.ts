// A stranger reads recorded light: each pattern has exactly one reading, and the decoder gives it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLight, findPatterns, LightDecoder, type LightEdge } from '../../../sim/signals/decoder.ts'
import { type Run, restMs, runsOf, SIGNALS } from '../../../src/signal-words.ts'
import { LOCKED, OFF, RUNNING, SERVICE, STATE_NAMES } from '../../../src/states.ts'
import { CHARACTER_MS, RECORDED } from './recorded-light.ts'

/** The changes of a timeline such as ▁▁█▁▁, which begins after a long time as it is at its start. */
function edgesOf(timeline: string): { edges: LightEdge[]; endMs: number } {
  const edges: LightEdge[] = []
  const levels = [...timeline].map((character) => character === '█')
  levels.forEach((isLit, i) => {
    if (isLit !== (levels[i - 1] ?? false)) edges.push({ ms: i * CHARACTER_MS, isLit })
  })
  return { edges, endMs: levels.length * CHARACTER_MS + 80 }
}

const says = (state: number, timeline: string): string[] => {
  const { edges, endMs } = edgesOf(timeline)
  return decodeLight(edges, state, endMs).map((reading) => reading.says)
}

it.each(RECORDED)('in the state %s, %s says only "%s"', (state, timeline, words) => {
  expect(says(STATE_NAMES.indexOf(state), timeline)).toEqual([words])
})

it('has at least twenty recordings', () => {
  expect(RECORDED.length).toBeGreaterThanOrEqual(20)
})

const PATTERNS = SIGNALS.flatMap((signal) =>
  signal.states.flatMap((state) => signal.numbers.map((number) => ({ signal, number, state }))),
)

/** Each time longer or shorter by up to a third, or late by up to 50 ms. */
const unsteady = (runs: readonly Run[]) =>
  fc
    .array(fc.record({ factor: fc.double({ min: 0.75, max: 1.33, noNaN: true }), lateMs: fc.nat(50) }), {
      minLength: runs.length,
      maxLength: runs.length,
    })
    .map((changes) =>
      runs.map(({ isLit, ms }, i) => ({ isLit, ms: ms * changes[i]!.factor + (ms < 100 ? changes[i]!.lateMs : 0) })),
    )

describe('a signal', () => {
  it('that an unsteady hand of time stretches still has one reading, and it is the right one', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...PATTERNS)
          .chain((pattern) => fc.tuple(fc.constant(pattern), unsteady(runsOf(pattern.signal.family, pattern.number)))),
        ([{ signal, number, state }, runs]) => {
          const found = findPatterns(state, runs)
          // 80 ms that are late by 50, and longer by a third, are no flicker any more.
          if (runs.some(({ ms }, i) => ms > runsOf(signal.family, number)[i]!.ms + 60 && ms < 200)) return
          expect(found.map((pattern) => [pattern.signal.name, pattern.number])).toEqual([[signal.name, number]])
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is read once the light has rested, and not before', () => {
    const decoder = new LightDecoder(OFF)
    decoder.setLight(true, 1000)
    decoder.setLight(false, 1240)
    expect(decoder.advance(decoder.nextAt - 1)).toBeUndefined()
    expect(decoder.advance(decoder.nextAt)?.says).toBe('charge 1 of 5')
    expect(decoder.nextAt).toBe(Number.POSITIVE_INFINITY)
  })

  it('that is cut in its first half by a change of state is not read', () => {
    const decoder = new LightDecoder(OFF)
    for (const [ms, isLit] of [
      [0, true],
      [240, false],
      [600, true],
      [840, false],
    ] as const)
      decoder.setLight(isLit, ms)
    decoder.setState(LOCKED, 900)
    decoder.setLight(true, 1200)
    decoder.setLight(false, 1440)
    expect(decoder.advance(9000)).toBeUndefined()
  })

  it('of another state is not read', () => {
    expect(says(OFF, '████████████▁▁█████▁▁█████████')).toEqual(['plan: a session is due'])
    expect(says(RUNNING, '████████████▁▁█████▁▁█████████')).toEqual(['strength 2'])
    expect(says(LOCKED, '▁▁▁▁▁▁▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁▁')).toEqual([])
  })
})

describe('the light between two signals', () => {
  it('is no spot 1 while the motor runs, though it is as long as a mark', () => {
    const program5 = '▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁'
    const program1 = '▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁'
    expect(says(RUNNING, `████████████${program5}████████████${program1}████████████`)).toEqual([
      'program 5',
      'program 1',
    ])
  })

  it('after dips is no long mark', () => {
    expect(says(OFF, '▁▁▁██████████▁▁███████████████▁▁▁▁▁▁▁▁▁▁▁▁')).toEqual(['plan: done for today'])
  })
})

it('says that a limit is a repeat, and a charge is none', () => {
  const repeated = (family: number, name: string, state: number) => {
    const signal = SIGNALS.find((one) => one.name === name)!
    const decoder = new LightDecoder(state)
    const rest = restMs(family)
    const repeats: boolean[] = []
    let ms = 5000
    for (let i = 0; i < 2; i++) {
      for (const run of runsOf(family, signal.numbers[0]!)) {
        decoder.setLight(run.isLit, ms)
        ms += run.ms
      }
      decoder.setLight(false, ms)
      ms += rest
      repeats.push(decoder.advance(ms)!.isRepeat)
    }
    return repeats
  }
  const find = (name: string) => SIGNALS.find((one) => one.name === name)!.family
  expect(repeated(find('refused battery'), 'refused battery', OFF)).toEqual([false, true])
  expect(repeated(find('service'), 'service', SERVICE)).toEqual([false, true])
  expect(repeated(find('charge'), 'charge', OFF)).toEqual([false, false])
})
