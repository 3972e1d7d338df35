import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { totalMs } from '../../../programs/language/check.ts'
import { read, said, told } from './support.ts'

const steps = (...entries: [ms: number, amplitude: number][]) =>
  JSON.stringify({ timings: entries.map(([ms]) => ms), amplitudes: entries.map(([, a]) => a) })

const envelope = (...points: [s: number, amplitude: number][]) =>
  JSON.stringify({
    version: { major: 1, minor: 0, patch: 0 },
    signals: {
      continuous: { envelopes: { amplitude: points.map(([time, amplitude]) => ({ time, amplitude })) } },
    },
  })

describe('what a motor can follow', () => {
  it.each<[string, string, string, string[]]>([
    ['on for 79 ms', steps([79, 255], [200, 0]), '100 for 80, 0 for 199', ['timings[0] on for 79 ms widened to 80 ms']],
    ['on for 80 ms', steps([80, 255], [200, 0]), '100 for 80, 0 for 200', []],
    ['on for 81 ms', steps([81, 255], [200, 0]), '100 for 81, 0 for 200', []],
    [
      'a gap of 59 ms',
      steps([100, 255], [59, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      ['timings[1] gap of 59 ms widened to 60 ms; what follows comes 1 ms later'],
    ],
    [
      'a gap of 60 ms',
      steps([100, 255], [60, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      [],
    ],
    [
      'a gap of 30 ms',
      steps([100, 255], [30, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      ['timings[1] gap of 30 ms widened to 60 ms; what follows comes 30 ms later'],
    ],
    [
      'a gap of 29 ms',
      steps([100, 255], [29, 0], [100, 255], [100, 0]),
      '100 for 100, 100 for 129, 0 for 100',
      ['timings[1] gap of 29 ms closed'],
    ],
    [
      'short and close',
      steps([20, 255], [70, 0], [20, 255], [100, 0]),
      '100 for 80, 0 for 60, 100 for 80, 0 for 60',
      [
        'timings[0] on for 20 ms widened to 80 ms; what follows comes 50 ms later',
        'timings[2] on for 20 ms widened to 80 ms; what follows comes 20 ms later',
      ],
    ],
    [
      'steps too short',
      steps([20, 255], [500, 128], [100, 0]),
      '63 for 80, 50 for 440, 0 for 100',
      ['timings[0] steps shorter than 80 ms joined to level 63'],
    ],
    [
      'weaker than level 1',
      steps([200, 255], [200, 1]),
      '100 for 200, 0 for 200',
      ['timings[1] is weaker than level 1: off'],
    ],
    ['an open end', steps([200, 255]), '100 for 200, 0 for 60', ['the end is not at rest: a rest of 60 ms added']],
    [
      'a ramp of 499 ms',
      envelope([0, 0], [0.499, 1], [2, 0]),
      '100 for 499, to 0 in 1501',
      ["signals.continuous.envelopes.amplitude[1] 100 levels in 499 ms are steeper than the governor's ramp: a jump"],
    ],
    ['a ramp of 500 ms', envelope([0, 0], [0.5, 1], [2, 0]), 'to 100 in 500, to 0 in 1500', []],
    ['a ramp of 501 ms', envelope([0, 0], [0.501, 1], [2, 0]), 'to 100 in 501, to 0 in 1499', []],
    [
      'a pulse with sharp edges',
      envelope([0, 0], [0.01, 1], [0.1, 1], [0.11, 0], [0.5, 0]),
      '100 for 110, 0 for 390',
      [
        "signals.continuous.envelopes.amplitude[1] 100 levels in 10 ms are steeper than the governor's ramp: a jump",
        "signals.continuous.envelopes.amplitude[3] 100 levels in 10 ms are steeper than the governor's ramp: a jump",
      ],
    ],
    [
      'a jump into a ramp',
      envelope([0, 0.8], [2, 0]),
      '78 for 80, to 0 in 1920',
      ['signals.continuous.envelopes.amplitude[1] a jump into a ramp: its first 80 ms are held'],
    ],
    [
      'points too near',
      envelope([0, 0], [1, 0.5], [1.04, 0.53], [1.08, 0.5], [2, 0]),
      'to 50 in 1000, 50 for 80, to 0 in 920',
      ['signals.continuous.envelopes.amplitude[2] points nearer than 80 ms joined: up to 3 levels off'],
    ],
  ])('%s', (_, text, segments, notes) => {
    const found = read(text.includes('timings') ? 'android-json' : 'haptic', text)
    expect(told(found)).toEqual(notes)
    expect(said(found.program.segments)).toBe(segments)
  })
})

describe('a session', () => {
  it.each([
    [899_939, 899_999, false],
    [899_940, 900_000, false],
    [899_941, 900_000, true],
    [86_400_000, 900_000, true],
  ])('of %i ms on takes %i ms', (ms, total, cut) => {
    const found = read('web', `[${ms}]`)
    expect(totalMs(found.program.segments)).toBe(total)
    expect(told(found).includes('the end is after 15 min, the longest session: cut there')).toBe(cut)
  })

  it('cuts ramps where they are', () => {
    const { program } = read('haptic', envelope([0, 0], [1800, 1], [1800, 0]))
    expect(said(program.segments)).toBe('to 49 in 899940, 0 for 60')
  })
})

describe('how much', () => {
  const many = (n: number) => JSON.stringify(Array.from({ length: n }, () => 100))
  it.each([
    ['web', many(4096), many(4097), 'the list has 4097 entries, more than 4096'],
    [
      'haptic',
      envelope(...Array.from({ length: 4096 }, (_, i): [number, number] => [i, 0.5])),
      envelope(...Array.from({ length: 4097 }, (_, i): [number, number] => [i, 0.5])),
      'signals.continuous.envelopes.amplitude has 4097 points, more than 4096',
    ],
    ['buzz', '.'.repeat(4096), '.'.repeat(4097), 'the pattern has 4097 characters, more than 4096'],
    ['web', `[100${' '.repeat(1e7 - 5)}]`, `[100${' '.repeat(1e7 - 4)}]`, 'the text is longer than 10 MB'],
    ['web', `${'['.repeat(16)}1`, `${'['.repeat(17)}1`, 'line 1 nests deeper than 16'],
  ])('%s', (name, fits, more, message) => {
    const complaint = (text: string) => {
      try {
        read(name, text)
        return ''
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
        return (error as FormatError).message
      }
    }
    expect(complaint(fits)).not.toContain('more than')
    expect(complaint(fits)).not.toMatch(/longer|deeper/)
    expect(complaint(more)).toBe(message)
  })
})
