// An envelope becomes segments that a motor can follow, and every change is noted.

import { describe, expect, it } from 'vitest'
import { sumMs } from '../../../programs/language/timing.ts'
import {
  describe as describeImport,
  describeNotes,
  describeSegments,
  makeHaptic,
  makeWaveform,
  read,
} from './helpers.ts'

const AMPLITUDE = 'signals.continuous.envelopes.amplitude'

describe('a waveform', () => {
  it.each<[title: string, text: string, segments: string, notes: string[]]>([
    [
      'of 79 ms on is lengthened to 80 ms',
      makeWaveform([79, 255], [200, 0]),
      '100 for 80, 0 for 199',
      ['timings[0]: on for 79 ms lengthened to 80 ms'],
    ],
    ['of 80 ms on stays as it is', makeWaveform([80, 255], [200, 0]), '100 for 80, 0 for 200', []],
    ['of 81 ms on stays as it is', makeWaveform([81, 255], [200, 0]), '100 for 81, 0 for 200', []],
    [
      'with a gap of 59 ms gets one of 60 ms',
      makeWaveform([100, 255], [59, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      ['timings[1]: gap of 59 ms lengthened to 60 ms; the rest comes 1 ms later'],
    ],
    [
      'with a gap of 60 ms stays as it is',
      makeWaveform([100, 255], [60, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      [],
    ],
    [
      'with a gap of 30 ms gets one of 60 ms',
      makeWaveform([100, 255], [30, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      ['timings[1]: gap of 30 ms lengthened to 60 ms; the rest comes 30 ms later'],
    ],
    [
      'with a gap of 29 ms loses it',
      makeWaveform([100, 255], [29, 0], [100, 255], [100, 0]),
      '100 for 100, 100 for 129, 0 for 100',
      ['timings[1]: gap of 29 ms closed'],
    ],
    [
      'of short times on takes time from the gaps, down to 60 ms',
      makeWaveform([20, 255], [70, 0], [20, 255], [100, 0]),
      '100 for 80, 0 for 60, 100 for 80, 0 for 60',
      [
        'timings[0]: on for 20 ms lengthened to 80 ms; the rest comes 50 ms later',
        'timings[2]: on for 20 ms lengthened to 80 ms; the rest comes 20 ms later',
      ],
    ],
    [
      'with a step of 20 ms gets one of 80 ms of the mean level',
      makeWaveform([20, 255], [500, 128], [100, 0]),
      '63 for 80, 50 for 440, 0 for 100',
      ['timings[0]: steps shorter than 80 ms joined: level 63'],
    ],
    [
      'weaker than level 1 is off',
      makeWaveform([200, 255], [200, 1]),
      '100 for 200, 0 for 200',
      ['timings[1]: weaker than level 1: off'],
    ],
    [
      'that ends with the motor on gets a rest of 60 ms',
      makeWaveform([200, 255]),
      '100 for 200, 0 for 60',
      ['end: the motor is still on: a rest of 60 ms added'],
    ],
  ])('%s', (_, text, segments, notes) => {
    expect(describeImport(read('android-json', text))).toEqual({ segments, notes })
  })
})

describe('an envelope', () => {
  it.each<[title: string, text: string, segments: string, notes: string[]]>([
    [
      'that rises 100 levels in 499 ms jumps',
      makeHaptic([0, 0], [0.499, 1], [2, 0]),
      '100 for 499, to 0 in 1501',
      [`${AMPLITUDE}[1]: 100 levels in 499 ms are steeper than the governor's ramp: a jump`],
    ],
    [
      'that rises 100 levels in 500 ms has a ramp',
      makeHaptic([0, 0], [0.5, 1], [2, 0]),
      'to 100 in 500, to 0 in 1500',
      [],
    ],
    [
      'that rises 100 levels in 501 ms has a ramp',
      makeHaptic([0, 0], [0.501, 1], [2, 0]),
      'to 100 in 501, to 0 in 1499',
      [],
    ],
    [
      'with a pulse of sharp edges keeps the length of the pulse',
      makeHaptic([0, 0], [0.01, 1], [0.1, 1], [0.11, 0], [0.5, 0]),
      '100 for 110, 0 for 390',
      [
        `${AMPLITUDE}[1]: 100 levels in 10 ms are steeper than the governor's ramp: a jump`,
        `${AMPLITUDE}[3]: 100 levels in 10 ms are steeper than the governor's ramp: a jump`,
      ],
    ],
    [
      'that jumps into a ramp holds its first 80 ms',
      makeHaptic([0, 0.8], [2, 0]),
      '78 for 80, to 0 in 1920',
      [`${AMPLITUDE}[1]: a jump into a ramp: its first 80 ms are a hold`],
    ],
    [
      'with points 40 ms apart has one line through them',
      makeHaptic([0, 0], [1, 0.5], [1.04, 0.53], [1.08, 0.5], [2, 0]),
      'to 50 in 1000, 50 for 80, to 0 in 920',
      [`${AMPLITUDE}[2]: points less than 80 ms apart joined: up to 3 levels off`],
    ],
  ])('%s', (_, text, segments, notes) => {
    expect(describeImport(read('haptic', text))).toEqual({ segments, notes })
  })
})

describe('a session', () => {
  const CUT = 'end: longer than 15 min, the longest session: cut there'

  it.each([
    [899_939, 899_999],
    [899_940, 900_000],
  ])('holds %i ms on and a rest: %i ms', (ms, total) => {
    const { program, notes } = read('web', `[${ms}]`)
    expect(sumMs(program.segments)).toBe(total)
    expect(describeNotes(notes)).not.toContain(CUT)
  })

  it.each([899_941, 86_400_000])('of %i ms on is cut to 15 min', (ms) => {
    const { program, notes } = read('web', `[${ms}]`)
    expect(sumMs(program.segments)).toBe(900_000)
    expect(describeNotes(notes)).toContain(CUT)
  })

  it('cuts a ramp at the level that it has there', () => {
    const { program } = read('haptic', makeHaptic([0, 0], [1800, 1], [1800, 0]))
    expect(describeSegments(program.segments)).toBe('to 49 in 899940, 0 for 60')
  })
})
