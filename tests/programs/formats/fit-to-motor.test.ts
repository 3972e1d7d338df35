// An envelope becomes segments that a motor can follow, as strong over any second, and every change is noted.

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
const STEEP = "steeper than the governor's ramp of 5 ms a level: as steps, as strong in all"
const REST_ADDED = 'end: the motor needs a rest: 60 ms added'

describe('a waveform', () => {
  it.each<[title: string, text: string, segments: string, notes: string[]]>([
    [
      'of 79 ms on gets 80 ms of a little less',
      makeWaveform([79, 255], [200, 0]),
      '99 for 80, 0 for 199',
      ['timings[1]: on for 79 ms, too short for a motor: 80 ms of level 99, as strong in all'],
    ],
    ['of 80 ms on stays as it is', makeWaveform([80, 255], [200, 0]), '100 for 80, 0 for 200', []],
    ['of 81 ms on stays as it is', makeWaveform([81, 255], [200, 0]), '100 for 81, 0 for 200', []],
    [
      'of 30 ms on gets 80 ms of the same area',
      makeWaveform([30, 255], [200, 0]),
      '38 for 80, 0 for 150',
      ['timings[0]: on for 30 ms, too short for a motor: 80 ms of level 38, as strong in all'],
    ],
    [
      'with a gap of 59 ms gets one of 60 ms, and nothing comes later',
      makeWaveform([100, 255], [59, 0], [100, 255], [100, 0]),
      '100 for 99, 0 for 60, 100 for 100, 0 for 100',
      ['timings[0]: 1 ms of up to level 100 left out for a rest of 60 ms'],
    ],
    [
      'with a gap of 60 ms stays as it is',
      makeWaveform([100, 255], [60, 0], [100, 255], [100, 0]),
      '100 for 100, 0 for 60, 100 for 100, 0 for 100',
      [],
    ],
    [
      'with a gap of 40 ms between strong times loses it',
      makeWaveform([100, 255], [40, 0], [100, 255], [100, 0]),
      '100 for 100, 71 for 140, 0 for 100',
      ['timings[1]: off for 40 ms, too short for a motor: level 71 through it, as strong in all'],
    ],
    [
      'with gaps of 40 ms between weaker times keeps its rhythm: shorter and stronger',
      makeWaveform([100, 128], [40, 0], [100, 128], [40, 0]),
      '50 for 80, 0 for 60, 60 for 100, 0 for 60',
      [
        'timings[0]: 20 ms of up to level 50 left out for a rest of 60 ms',
        'timings[2]: level 60, for what the rest before it left out',
        'end: the motor needs a rest: 20 ms added',
      ],
    ],
    [
      'of two short times on near each other has one of the same area',
      makeWaveform([20, 255], [70, 0], [20, 255], [100, 0]),
      '36 for 110, 0 for 100',
      ['timings[0]: on for 40 ms, too short for a motor: 110 ms of level 36, as strong in all'],
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
      [REST_ADDED],
    ],
    [
      'of less than the weakest hold gets that, and is not refused',
      makeWaveform([1, 100], [200, 0]),
      '1 for 80, 0 for 121',
      [
        'timings[0]: less than level 1 for 80 ms in all, the least of a motor: so much is played',
        'timings[0]: on for 1 ms, too short for a motor: 80 ms of level 1, as strong in all',
      ],
    ],
  ])('%s', (_, text, segments, notes) => {
    expect(describeImport(read('android-json', text))).toEqual({ segments, notes })
  })
})

describe('an envelope', () => {
  it.each<[title: string, text: string, segments: string, notes: string[]]>([
    [
      'that rises 100 levels in 400 ms has steps',
      makeHaptic([0, 0], [0.4, 1], [2, 1], [3, 0]),
      '10 for 80, 30 for 80, 50 for 80, 70 for 80, 90 for 80, 100 for 1600, to 0 in 1000',
      [`${AMPLITUDE}[1]: ${STEEP}`],
    ],
    [
      'that falls 100 levels in 240 ms has steps, of 80 ms each',
      makeHaptic([0, 0.5], [1, 0.5], [1, 1], [1.24, 0], [2, 0]),
      '50 for 1000, 83 for 80, 50 for 80, 17 for 80, 0 for 760',
      [`${AMPLITUDE}[3]: ${STEEP}`],
    ],
    [
      'that jumps into a fall of 529 ms has steps: after a hold the ramp would be too steep',
      makeHaptic([0, 1], [0.529, 0], [2, 0.8], [3, 0]),
      '92 for 80, 77 for 80, 62 for 80, 47 for 80, 32 for 80, 17 for 80, 3 for 109, to 80 in 1411, to 0 in 1000',
      [
        `${AMPLITUDE}[1]: nearly as steep as the governor's ramp, after a jump: as steps, as strong in all`,
        `${AMPLITUDE}[1]: steps shorter than 80 ms joined: level 3`,
      ],
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
      '91 for 110, 0 for 390',
      [`${AMPLITUDE}[1]: steps shorter than 80 ms joined: level 91`],
    ],
    [
      'that jumps into a ramp holds its first 80 ms',
      makeHaptic([0, 0.8], [2, 0]),
      '78 for 80, to 74 in 80, to 0 in 1840',
      [`${AMPLITUDE}[1]: a jump into a ramp: its first 80 ms are a hold`],
    ],
    [
      'with points 40 ms apart has one line through them',
      makeHaptic([0, 0], [1, 0.5], [1.04, 0.53], [1.08, 0.5], [2, 0]),
      'to 48 in 960, to 53 in 80, to 48 in 80, to 0 in 880',
      [],
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
