import { describe, expect, it } from 'vitest'
import { formatFor, type Note } from '../../../programs/formats/index.ts'
import knot from '../../../programs/knot.ts'
import { points } from '../../../programs/language/curve.ts'
import { hold, ms, type Program, ramp, rest, type Segment, s } from '../../../programs/language/write.ts'
import { named, read, said, sample, told } from './support.ts'

const A = 'signals.continuous.envelopes.amplitude'

describe('a sample becomes', () => {
  it.each<[string, string, string[]]>([
    [
      'spring.ahap',
      '90 for 80, 0 for 420, 80 for 500, to 0 in 1500',
      [
        'Pattern[0].Event.EventParameters[1] sharpness is left out: the level carries strength only',
        'Pattern[0] transient widened to 80 ms',
        'Pattern[3] AudioCustom is left out: there is no loudspeaker',
      ],
    ],
    [
      'swell.haptic',
      'to 40 in 1000, 40 for 1000, 90 for 80, 40 for 920, to 10 in 1500, 0 for 500',
      [
        `${A}[2].emphasis frequency of emphasis is left out: the level carries strength only`,
        `${A}[2].emphasis emphasis widened to 80 ms`,
        'signals.continuous.envelopes.frequency is left out: the level carries strength only',
      ],
    ],
    [
      'steps.xml',
      '50 for 500, 100 for 200, 0 for 300, 120x(100 for 80, 0 for 920)',
      [
        "line 6, <waveform-entry> the phone's own strength: level 100 taken",
        'line 9, <waveform-entry> on for 40 ms widened to 80 ms',
        'line 8, <repeating> repeats for ever: played 120 times, 120 s',
      ],
    ],
    [
      'knock.xml',
      '100 for 80, 0 for 200, 25 for 80, 0 for 60',
      [
        "line 2, <primitive-effect> click is the phone maker's own: played as 80 ms of the same shape",
        "line 3, <primitive-effect> tick is the phone maker's own: played as 80 ms of the same shape",
        'the end is not at rest: a rest of 60 ms added',
      ],
    ],
    ['pair.json', '100 for 300, 0 for 100, 50 for 300, 0 for 700', []],
    [
      'short-short-tick.json',
      '100 for 300, 0 for 100, 100 for 300, 0 for 100, 100 for 80, 0 for 60',
      [
        '[0] the list says no strength: level 100 taken',
        '[4] on for 30 ms widened to 80 ms',
        'the end is not at rest: a rest of 60 ms added',
      ],
    ],
    ['knock.buzz', '25 for 100, 0 for 100, 25 for 500, 0 for 100, 25 for 100, 0 for 200, 100 for 500, 0 for 100', []],
  ])('%s', (file, segments, notes) => {
    const text = sample(file)
    const found = formatFor(file, text).read!(text, file)
    expect({ segments: said(found.program.segments), notes: told(found) }).toEqual({ segments, notes })
  })
})

const event = (Time: number, EventDuration: number, values: Record<string, number>) => ({
  Event: {
    Time,
    EventType: 'HapticContinuous',
    EventDuration,
    EventParameters: Object.entries(values).map(([ParameterID, ParameterValue]) => ({ ParameterID, ParameterValue })),
  },
})
const control = (Time: number, ...points: [number, number][]) => ({
  ParameterCurve: {
    ParameterID: 'HapticIntensityControl',
    Time,
    ParameterCurveControlPoints: points.map(([Time, ParameterValue]) => ({ Time, ParameterValue })),
  },
})
const full = { HapticIntensity: 1 }

describe('AHAP', () => {
  const knock = (HapticIntensity: number) => {
    const { Event } = event(0, 0, { HapticIntensity })
    return { Event: { ...Event, EventType: 'HapticTransient' } }
  }
  it.each([
    [0.3, 0.9],
    [0.9, 0.3],
  ])('the stronger of transients of %d and %d at one time', (a, b) => {
    const found = read('ahap', JSON.stringify({ Version: 1, Pattern: [knock(a), knock(b)] }))
    expect(said(found.program.segments)).toBe('90 for 80, 0 for 60')
  })

  it('an attack times a rising curve is a parabola', () => {
    const Pattern = [event(0, 1, { HapticIntensity: 1, AttackTime: 1 }), control(0, [0, 0], [1, 1])]
    const { program } = read('ahap', JSON.stringify({ Version: 1, Pattern }))
    for (const point of points(program)) {
      if (point.ms < 1000) expect(Math.abs(point.level - point.ms ** 2 / 10_000), `${point.ms} ms`).toBeLessThan(1)
    }
    expect(points(program).length).toBeGreaterThan(5)
  })

  it.each<[string, object[], string, string[]]>([
    [
      'attack and release',
      [event(0, 2, { HapticIntensity: 0.6, AttackTime: 0.5, ReleaseTime: 0.4 })],
      'to 60 in 500, 60 for 1500, to 0 in 400',
      [],
    ],
    [
      'the stronger of two events',
      [event(0, 1, { HapticIntensity: 0.3 }), event(0.5, 1, { HapticIntensity: 0.7 })],
      '30 for 500, 70 for 500, 70 for 500, 0 for 60',
      ['the end is not at rest: a rest of 60 ms added'],
    ],
    [
      'a parameter from its time on',
      [
        event(0, 2, full),
        { Parameter: { ParameterID: 'HapticIntensityControl', ParameterValue: 0.5, Time: 1 } },
        { Parameter: { ParameterID: 'HapticDecayTimeControl', ParameterValue: 0.5, Time: 1 } },
      ],
      '100 for 1000, 50 for 1000, 0 for 60',
      ['Pattern[2].Parameter HapticDecayTimeControl is left out', 'the end is not at rest: a rest of 60 ms added'],
    ],
    [
      'the curve that began last, and its last value after it',
      [event(0, 4, full), control(0, [0, 0.5], [3, 0.5]), control(1, [0, 0.2], [1, 0.4])],
      '50 for 1000, 21 for 80, to 40 in 920, 40 for 1000, 40 for 1000, 0 for 60',
      ['the end is not at rest: a rest of 60 ms added'],
    ],
    [
      'what is out of range or unknown',
      [event(0, 1, { HapticIntensity: 1.5, Sustained: 0 }), { Event: { EventType: 'Smell', Time: 0 }, Also: 1 }],
      '100 for 1000, 0 for 60',
      [
        'Pattern[0].Event.EventParameters[0].ParameterValue 1.5 is out of range: 1 taken',
        'Pattern[0].Event.EventParameters[1] Sustained is left out',
        'Pattern[1].Also is not known and left out',
        'Pattern[1] Smell is left out: the type is not known',
        'the end is not at rest: a rest of 60 ms added',
      ],
    ],
    ['an event of 30 s', [event(0, 30, full), event(30, 1, { HapticIntensity: 0 })], '100 for 30000, 0 for 1000', []],
    [
      'of more',
      [event(0, 30.001, full), event(30, 1, { HapticIntensity: 0 })],
      '100 for 30000, 0 for 1000',
      ['Pattern[0] lasts 30.001 s: cut to the 30 s that Core Haptics plays'],
    ],
  ])('%s', (_, Pattern, segments, notes) => {
    const found = read('ahap', JSON.stringify({ Version: 1, Pattern }))
    expect({ segments: said(found.program.segments), notes: told(found) }).toEqual({ segments, notes })
  })
})

const xml = (inside: string) => `<vibration-effect>${inside}</vibration-effect>`
const CLICK = '<primitive-effect name="click"/>'

describe('Android', () => {
  it.each<[string, string, string, string[]]>([
    [
      'an envelope',
      xml(
        '<basic-envelope-effect><control-point intensity="0.5" sharpness="0.3" durationMs="500"/>' +
          '<control-point intensity="0" sharpness="0.3" durationMs="1000"/></basic-envelope-effect>',
      ),
      'to 50 in 500, to 0 in 1000',
      ['line 1, <control-point> sharpness is left out: the level carries strength only'],
    ],
    [
      'a repeating effect',
      xml(
        '<repeating-effect><preamble><waveform-entry durationMs="500" amplitude="51"/></preamble>' +
          '<repeating><waveform-entry durationMs="30000" amplitude="255"/></repeating></repeating-effect>',
      ),
      '20 for 500, 4x(100 for 30000), 0 for 60',
      ['line 1, <repeating> repeats for ever: played 4 times, 120 s', 'the end is not at rest: a rest of 60 ms added'],
    ],
    [
      'the first of several',
      `<vibration-select>${xml(CLICK)}${xml(CLICK)}</vibration-select>`,
      '100 for 80, 0 for 60',
      [
        'line 1, <vibration-effect> and what follows is left out: the first is read',
        "line 1, <primitive-effect> click is the phone maker's own: played as 80 ms of the same shape",
        'the end is not at rest: a rest of 60 ms added',
      ],
    ],
    [
      'a delay from the start of the one before',
      xml(`${CLICK}<primitive-effect name="tick" delayMs="200" delayType="relative_start_offset"/>`),
      '100 for 80, 0 for 120, 50 for 80, 0 for 60',
      [
        "line 1, <primitive-effect> click is the phone maker's own: played as 80 ms of the same shape",
        "line 1, <primitive-effect> tick is the phone maker's own: played as 80 ms of the same shape",
        'the end is not at rest: a rest of 60 ms added',
      ],
    ],
  ])('%s', (_, text, segments, notes) => {
    const found = read('android-xml', text)
    expect({ segments: said(found.program.segments), notes: told(found) }).toEqual({ segments, notes })
  })

  it.each<[string, object, string, string[]]>([
    [
      'no amplitudes: off first',
      { timings: [100, 200, 100] },
      '0 for 100, 100 for 200, 0 for 100',
      ['timings say no strength: level 100 taken'],
    ],
    [
      "the phone's own strength",
      { timings: [200, 100], amplitudes: [-1, 0] },
      '100 for 200, 0 for 100',
      ["amplitudes[0] the phone's own strength: level 100 taken"],
    ],
    [
      'a round that takes no time',
      { timings: [100, 0.3], amplitudes: [255, 255], repeat: 1 },
      '100 for 100, 0 for 60',
      ['timings[1] is shorter than 1 ms: left out', 'the end is not at rest: a rest of 60 ms added'],
    ],
    [
      'a repeat as often as can be',
      { timings: [100, 80, 60], amplitudes: [255, 255, 0], repeat: 1 },
      '100 for 100, 255x(100 for 80, 0 for 60)',
      ['repeat repeats for ever: played 255 times, 35.7 s'],
    ],
  ])('%s', (_, file, segments, notes) => {
    const found = read('android-json', JSON.stringify(file))
    expect({ segments: said(found.program.segments), notes: told(found) }).toEqual({ segments, notes })
  })
})

const written = (segments: Segment[]): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
})
const zigzag = (corners: number) =>
  written([...Array.from({ length: corners }, (_, i) => ramp(i % 2 === 0 ? 60 : 20, ms(1000))), ramp(0, s(1))])
const texts = (notes: readonly Note[]) => notes.map(({ place, text }) => `${place} ${text}`)

describe('written', () => {
  it.each([
    [13, [15]],
    [14, [16]],
    [15, [16, 2]],
    [30, [16, 16, 2]],
  ])('AHAP curves of %i corners have %j points, the joint in both', (corners, counts) => {
    const { Pattern } = JSON.parse(named('ahap').write!(zigzag(corners)).text) as {
      Pattern: { ParameterCurve?: ReturnType<typeof control>['ParameterCurve'] }[]
    }
    const curves = Pattern.flatMap(({ ParameterCurve }) => ParameterCurve ?? [])
    expect(curves.map((c) => c.ParameterCurveControlPoints.length)).toEqual(counts)
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
  ])('AHAP events of %i ms take %j s', (long, durations) => {
    const { text } = named('ahap').write!(written([hold(50, ms(long)), rest(ms(500))]))
    const { Pattern } = JSON.parse(text) as { Pattern: Partial<ReturnType<typeof event>>[] }
    expect(Pattern.flatMap(({ Event }) => Event?.EventDuration ?? [])).toEqual(durations)
  })

  it.each([
    [10_000, [10_000]],
    [10_001, [10_000, 0, 1]],
    [50_000, [10_000, 0, 10_000, 0, 10_000, 0, 10_000, 0, 10_000]],
    [50_001, [10_000, 0, 10_000, 0, 10_000, 0, 10_000, 0, 10_000]],
  ])('Web Vibration has %i ms as %j', (long, list) => {
    const { text, notes } = named('web').write!(written([hold(50, ms(long)), rest(ms(500))]))
    expect(JSON.parse(text)).toEqual(list)
    expect(texts(notes).slice(1)).toEqual(
      long > 50_000 ? ['[9] cut here, after 50 s of 50.001 s: a browser takes 10 entries of 10 s'] : [],
    )
  })

  it('Web Vibration keeps a rhythm of strong and weak, and begins with on', () => {
    const { text } = named('web').write!(
      written([rest(ms(100)), hold(80, s(1)), hold(39, s(1)), hold(40, s(1)), rest(s(1))]),
    )
    expect(JSON.parse(text)).toEqual([0, 100, 1000, 1000, 1000])
  })

  it('Android XML has equal steps, and joins what is equal', () => {
    const { text, notes } = named('android-xml').write!(
      written([hold(50, s(1)), hold(50, s(1)), ramp(100, ms(250)), rest(s(1))]),
    )
    expect([...text.matchAll(/durationMs="(\d+)" amplitude="(\d+)"/g)].map(([, t, a]) => [t, a])).toEqual([
      ['2000', '128'],
      ['125', '159'],
      ['125', '223'],
      ['1000', '0'],
    ])
    expect(texts(notes)).toEqual([
      'waveform-effect has steps only: ramps and waves are steps of 100 ms or a little more',
    ])
  })

  it('CSV has every point', () => {
    const { text } = named('csv').write!(knot)
    expect(text.split('\n').slice(0, 4)).toEqual(['ms,level', '0,0', '3000,68', '78000,68'])
    expect(text.endsWith(',0\n')).toBe(true)
  })
})

it('the program has the name of the file as a word, and the words of the file', () => {
  const { program } = named('ahap').read!(sample('spring.ahap'), '7 Spring Rolls for the Neck')
  expect([program.name, program.title, program.about]).toEqual([
    'spring-rolls-for',
    'Spring',
    'A knock, and a hum that fades.',
  ])
  expect(named('buzz').read!('.', '77').program.name).toBe('imported')
})

it('many changes of a kind are told by number', () => {
  const found = read('web', JSON.stringify(Array.from({ length: 100 }, () => 70)))
  expect(found.notes).toHaveLength(23)
  expect(texts(found.notes).at(-1)).toBe('[98] and 30 more up to here: short times on widened')
})

it('shows no more of a file than a line', () => {
  const found = read('android-json', `{"timings": [0, 100], "a\\n${'b'.repeat(1000)}": 1}`)
  expect(found.notes[0]!.place).toMatch(/^a b+…$/)
  expect(found.notes[0]!.place).toHaveLength(241)
})
