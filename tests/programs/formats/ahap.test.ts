// Apple's AHAP, read and written.

import { expect, it } from 'vitest'
import { listPoints } from '../../../programs/language/curve.ts'
import { describe, getFormat, makeAhap, makeControl, makeEvent, makeHold, makeZigzag, read } from './helpers.ts'

const FULL = { HapticIntensity: 1 }
const REST_ADDED = 'end: the motor is still on: a rest of 60 ms added'

const makeTransient = (HapticIntensity: number) => {
  const { Event } = makeEvent(0, 0, { HapticIntensity })
  return { Event: { ...Event, EventType: 'HapticTransient' } }
}

it.each([
  [0.3, 0.9],
  [0.9, 0.3],
])('plays the stronger of transients of %d and %d at one time', (a, b) => {
  expect(describe(read('ahap', makeAhap([makeTransient(a), makeTransient(b)]))).segments).toBe('90 for 80, 0 for 60')
})

it('renders an attack times a rising control as a parabola, to within 1 level', () => {
  const entries = [makeEvent(0, 1, { HapticIntensity: 1, AttackTime: 1 }), makeControl(0, [0, 0], [1, 1])]
  const points = listPoints(read('ahap', makeAhap(entries)).program)
  for (const { ms, level } of points)
    if (ms < 1000) expect(Math.abs(level - ms ** 2 / 10_000), `${ms} ms`).toBeLessThan(1)
  expect(points.length).toBeGreaterThan(5)
})

it.each<[title: string, entries: object[], segments: string, notes: string[]]>([
  [
    'reads attack and release as straight ramps',
    [makeEvent(0, 2, { HapticIntensity: 0.6, AttackTime: 0.5, ReleaseTime: 0.4 })],
    'to 60 in 500, 60 for 1500, to 0 in 400',
    [],
  ],
  [
    'plays the stronger of two events',
    [makeEvent(0, 1, { HapticIntensity: 0.3 }), makeEvent(0.5, 1, { HapticIntensity: 0.7 })],
    '30 for 500, 70 for 500, 70 for 500, 0 for 60',
    [REST_ADDED],
  ],
  [
    'applies a parameter from its time on',
    [
      makeEvent(0, 2, FULL),
      { Parameter: { ParameterID: 'HapticIntensityControl', ParameterValue: 0.5, Time: 1 } },
      { Parameter: { ParameterID: 'HapticDecayTimeControl', ParameterValue: 0.5, Time: 1 } },
    ],
    '100 for 1000, 50 for 1000, 0 for 60',
    ['Pattern[2].Parameter: HapticDecayTimeControl ignored', REST_ADDED],
  ],
  [
    'follows the curve that began last, and keeps its last value',
    [makeEvent(0, 4, FULL), makeControl(0, [0, 0.5], [3, 0.5]), makeControl(1, [0, 0.2], [1, 0.4])],
    '50 for 1000, 21 for 80, to 40 in 920, 40 for 1000, 40 for 1000, 0 for 60',
    [REST_ADDED],
  ],
  [
    'clamps values out of range and ignores unknown events and keys',
    [makeEvent(0, 1, { HapticIntensity: 1.5, Sustained: 0 }), { Event: { EventType: 'Smell', Time: 0 }, Also: 1 }],
    '100 for 1000, 0 for 60',
    [
      'Pattern[0].Event.EventParameters[0].ParameterValue: 1.5 is out of range: 1 used',
      'Pattern[0].Event.EventParameters[1]: Sustained ignored',
      'Pattern[1].Also: unknown key ignored',
      'Pattern[1]: Smell ignored: the type is unknown',
      REST_ADDED,
    ],
  ],
  [
    'plays an event of 30 s in full',
    [makeEvent(0, 30, FULL), makeEvent(30, 1, { HapticIntensity: 0 })],
    '100 for 30000, 0 for 1000',
    [],
  ],
  [
    'cuts an event of 30.001 s to 30 s',
    [makeEvent(0, 30.001, FULL), makeEvent(30, 1, { HapticIntensity: 0 })],
    '100 for 30000, 0 for 1000',
    ['Pattern[0]: lasts 30.001 s: cut to the 30 s that Core Haptics plays'],
  ],
])('%s', (_, entries, segments, notes) => {
  expect(describe(read('ahap', makeAhap(entries)))).toEqual({ segments, notes })
})

interface Written {
  Pattern: Partial<ReturnType<typeof makeEvent> & ReturnType<typeof makeControl>>[]
}

it.each([
  [13, [15]],
  [14, [16]],
  [15, [16, 2]],
  [30, [16, 16, 2]],
])('writes %i corners as curves of %j points that share the point where they meet', (corners, counts) => {
  const { Pattern } = JSON.parse(getFormat('ahap').write!(makeZigzag(corners)).text) as Written
  const curves = Pattern.flatMap(({ ParameterCurve }) => ParameterCurve ?? [])
  expect(curves.map((curve) => curve.ParameterCurveControlPoints.length)).toEqual(counts)
  curves.slice(1).forEach((curve, i) => {
    const before = curves[i]!
    const joint = before.ParameterCurveControlPoints.at(-1)!
    expect(curve.Time).toBeCloseTo(before.Time + joint.Time)
    expect(curve.ParameterCurveControlPoints[0]).toEqual({ Time: 0, ParameterValue: joint.ParameterValue })
  })
})

it.each([
  [29_999, [29.999]],
  [30_000, [30]],
  [30_001, [30, 0.001]],
])('writes %i ms on as events of %j s', (ms, durations) => {
  const { Pattern } = JSON.parse(getFormat('ahap').write!(makeHold(ms)).text) as Written
  expect(Pattern.flatMap(({ Event }) => Event?.EventDuration ?? [])).toEqual(durations)
})
