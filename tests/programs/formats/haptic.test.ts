// .haptic by its specification: what it calls invalid is refused, what only Meta's own loader takes is told.

import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { describe as describeImport, describeNotes, read } from './helpers.ts'

const ENVELOPES = 'signals.continuous.envelopes'
const AMPLITUDE = `${ENVELOPES}.amplitude`
const FREQUENCY = `${ENVELOPES}.frequency`
const LEGACY = "read by the legacy rules of Meta's loader"
const POINTS = [
  { time: 0, amplitude: 0.4 },
  { time: 1, amplitude: 0.4 },
]

const makeFile = (envelopes: object, fields: object = {}): string =>
  JSON.stringify({
    version: { major: 1, minor: 0, patch: 0 },
    metadata: {},
    signals: { continuous: { envelopes: { amplitude: POINTS, frequency: [], ...envelopes } } },
    ...fields,
  })

const makePoint = (emphasis: unknown) => makeFile({ amplitude: [POINTS[0], { ...POINTS[1], emphasis }] })

describe('is read without a word about', () => {
  it.each<[title: string, text: string]>([
    ['a null for an emphasis', makePoint(null)],
    ['a null for the frequency', makeFile({ frequency: null })],
    ['no frequency', makeFile({ frequency: undefined })],
    [
      'all metadata',
      makeFile({}, { metadata: { author: 'A', editor: 'E', source: '', project: 'P', tags: ['t'], description: 'D' } }),
    ],
    ['two points at one time', makeFile({ amplitude: [...POINTS, { time: 1, amplitude: 0 }] })],
  ])('%s', (_, text) => {
    const { segments, notes } = describeImport(read('haptic', text))
    expect(segments).toBe('40 for 1000, 0 for 60')
    expect(notes).toEqual(['end: the motor needs a rest: 60 ms added'])
  })
})

it('an emphasis as strong as its point is read', () => {
  expect(describeImport(read('haptic', makePoint({ amplitude: 0.4, frequency: 1 }))).segments).toBe(
    '40 for 1080, 0 for 60',
  )
})

describe('is refused:', () => {
  const points = (...list: [time: number, amplitude: number][]) =>
    makeFile({ amplitude: list.map(([time, amplitude]) => ({ time, amplitude })) })
  const pitches = (...list: [time: number, frequency: number][]) =>
    makeFile({ frequency: list.map(([time, frequency]) => ({ time, frequency })) })

  it.each<[title: string, text: string, message: string]>([
    ['one point', points([0, 0.5]), `${AMPLITUDE}: expected at least two points, got 1`],
    ['points that take no time', points([1, 0.5], [1, 0.6]), `${AMPLITUDE}: expected points that take time, got 0 s`],
    [
      'a time before the one before',
      points([0, 1], [2, 1], [1, 1]),
      `${AMPLITUDE}[2].time: expected 2 or more, as in the point before; got 1`,
    ],
    ['a time before 0', points([-1, 1], [2, 1]), `${AMPLITUDE}[0].time: expected a number from 0 to 86400, got -1`],
    [
      'an amplitude above 1',
      points([0, 1], [2, 1.01]),
      `${AMPLITUDE}[1].amplitude: expected a number from 0 to 1, got 1.01`,
    ],
    [
      'an emphasis weaker than its point',
      makePoint({ amplitude: 0.39, frequency: 1 }),
      `${AMPLITUDE}[1].emphasis.amplitude: expected at least 0.4, the amplitude of its point; got 0.39`,
    ],
    [
      'an emphasis without frequency',
      makePoint({ amplitude: 1 }),
      `${AMPLITUDE}[1].emphasis.frequency: expected a number, got nothing`,
    ],
    ['a frequency above 1', pitches([0, 1.1]), `${FREQUENCY}[0].frequency: expected a number from 0 to 1, got 1.1`],
    [
      'frequencies out of order',
      pitches([0.5, 0.2], [0.4, 0.2]),
      `${FREQUENCY}[1].time: expected 0.5 or more, as in the point before; got 0.4`,
    ],
    [
      'a frequency without a time',
      makeFile({ frequency: [{ frequency: 1 }] }),
      `${FREQUENCY}[0].time: expected a number, got nothing`,
    ],
    ['version 2', makeFile({}, { version: { major: 2, minor: 0, patch: 0 } }), 'version.major: expected 1, got 2'],
    [
      'a version of halves',
      makeFile({}, { version: { major: 1, minor: 0.5, patch: 0 } }),
      'version.minor: expected a whole number, got 0.5',
    ],
    ['null for metadata', makeFile({}, { metadata: null }), 'metadata: expected an object, got null'],
    [
      'a number for an author',
      makeFile({}, { metadata: { author: 1 } }),
      'metadata.author: expected a text, got a number',
    ],
    [
      'a number for a tag',
      makeFile({}, { metadata: { tags: ['a', 1] } }),
      'metadata.tags[1]: expected a text, got a number',
    ],
  ])('%s', (_, text, message) => {
    expect(() => read('haptic', text)).toThrow(new FormatError(message))
  })
})

describe('is read by legacy rules, and says so:', () => {
  it.each<[title: string, text: string, place: string, what: string]>([
    ['no metadata', makeFile({}, { metadata: undefined }), 'metadata', 'missing'],
    ['no minor version', makeFile({}, { version: { major: 1, patch: 0 } }), 'version.minor', 'missing'],
    ['no patch version', makeFile({}, { version: { major: 1, minor: 0 } }), 'version.patch', 'missing'],
    [
      'a frequency after the end',
      makeFile({ frequency: [{ time: 1.001, frequency: 0 }] }),
      `${FREQUENCY}[0].time`,
      'after the last point of the amplitude',
    ],
  ])('%s', (_, text, place, what) => {
    expect(describeNotes(read('haptic', text).notes)).toContain(`${place}: ${what}: ${LEGACY}`)
  })

  it('a frequency at the end is no such case', () => {
    const { notes } = read('haptic', makeFile({ frequency: [{ time: 1, frequency: 0 }] }))
    expect(describeNotes(notes).join()).not.toContain('legacy')
  })
})

it('keys of older tools are known, other keys are not', () => {
  const signals = { continuous: { envelopes: { amplitude: POINTS } }, impulses: [], smell: {} }
  const notes = describeNotes(read('haptic', makeFile({}, { signals })).notes)
  expect(notes).toContain("signals.impulses: ignored: Lofelt's beta had them, before emphasis")
  expect(notes).toContain('signals.smell: unknown key ignored')
})

it('a trailing comma is read, and told with its line', () => {
  const text = makeFile({}).replace('"metadata":{}', '"metadata":{\n"author": "A",}')
  expect(describeNotes(read('haptic', text).notes)[0]).toBe(
    'line 2: comma before a closing bracket ignored: JSON has none there',
  )
})
