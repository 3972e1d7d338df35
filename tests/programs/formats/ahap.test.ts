// Apple's AHAP, read and written.

import { expect, it } from 'vitest'
import { listPoints } from '../../../programs/language/curve.ts'
import { describe, getFormat, makeAhap, makeControl, makeEvent, makeHold, makeZigzag, read } from './helpers.ts'

const FULL = { HapticIntensity: 1 }
const REST_ADDED = 'end: the motor needs a rest: 60 ms added'

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

it('renders an attack of about 800 ms times a rising control as a parabola, to within 1 level', () => {
  const entries = [makeEvent(0, 1, { HapticIntensity: 1, AttackTime: 1 }), makeControl(0, [0, 0], [1, 1])]
  const points = listPoints(read('ahap', makeAhap(entries)).program)
  for (const { ms, level } of points) if (ms < 800) expect(Math.abs(level - ms ** 2 / 8000), `${ms} ms`).toBeLessThan(1)
  expect(points.length).toBeGreaterThan(5)
})

it.each<[title: string, entries: object[], segments: string, notes: string[]]>([
  [
    'reads attack and release as straight ramps, and tells that their times are an estimate',
    [makeEvent(0, 2, { HapticIntensity: 0.6, AttackTime: 0.9, ReleaseTime: 1 })],
    'to 60 in 617, 60 for 1383, to 0 in 800',
    [
      'Pattern[0]: AttackTime 0.9 read as 617 ms: an estimate, Apple tells no time',
      'Pattern[0]: ReleaseTime 1 read as 800 ms: an estimate, Apple tells no time',
    ],
  ],
  [
    'lets an event that is not sustained fall right after its attack',
    [makeEvent(0, 4, { HapticIntensity: 0.8, Sustained: 0, DecayTime: 1, ReleaseTime: 0.5 })],
    '76 for 80, to 65 in 80, to 0 in 720',
    [
      'Pattern[0]: ReleaseTime ignored: it is for events with Sustained 1',
      'Pattern[0]: DecayTime 1 read as 800 ms: an estimate, Apple tells no time',
      'Pattern[0]: Sustained 0: falls to 0 within 880 ms after its attack, an estimate',
      'Pattern[0]: a jump into a ramp: its first 80 ms are a hold',
      'Pattern[0]: points less than 80 ms apart joined: up to 4 levels off',
    ],
  ],
  [
    'ends an event that is not sustained with its duration at the latest',
    [makeEvent(0, 0.3, { HapticIntensity: 0.8, Sustained: 0, DecayTime: 1 })],
    '76 for 80, to 65 in 80, to 53 in 140, 0 for 60',
    [
      'Pattern[0]: DecayTime 1 read as 800 ms: an estimate, Apple tells no time',
      'Pattern[0]: Sustained 0: falls to 0 within 880 ms after its attack, an estimate',
      'Pattern[0]: a jump into a ramp: its first 80 ms are a hold',
      'Pattern[0]: points less than 80 ms apart joined: up to 4 levels off',
      REST_ADDED,
    ],
  ],
  [
    'plays the stronger of two events',
    [makeEvent(0, 1, { HapticIntensity: 0.3 }), makeEvent(0.5, 1, { HapticIntensity: 0.7 })],
    '30 for 500, 70 for 1000, 0 for 60',
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
    '50 for 1000, 21 for 80, to 23 in 80, to 40 in 840, 40 for 2000, 0 for 60',
    [REST_ADDED],
  ],
  [
    'clamps values out of range and ignores unknown events and keys',
    [makeEvent(0, 1, { HapticIntensity: 1.5, Colour: 0 }), { Event: { EventType: 'Smell', Time: 0 }, Also: 1 }],
    '100 for 1000, 0 for 60',
    [
      'Pattern[0].Event.EventParameters[0].ParameterValue: 1.5 is out of range: 1 used',
      'Pattern[0].Event.EventParameters[1]: Colour ignored',
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
