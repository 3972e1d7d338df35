// Android's vibration files and waveform arrays, read and written.

import { expect, it } from 'vitest'
import { hold, ms, ramp, rest, s } from '../../../programs/language/write.ts'
import { makeProgram } from '../language/make-program.ts'
import { describe, describeNotes, getFormat, makeVibration, read } from './helpers.ts'

const CLICK = '<primitive-effect name="click"/>'
const CLICK_NOTE = 'line 1, <primitive-effect>: click differs from phone to phone: played as 80 ms of the same shape'
const REST_ADDED = 'end: the motor needs a rest: 60 ms added'

it.each<[title: string, xml: string, segments: string, notes: string[]]>([
  [
    'reads an envelope as ramps from control point to control point',
    makeVibration(
      '<basic-envelope-effect><control-point intensity="0.5" sharpness="0.3" durationMs="500"/>' +
        '<control-point intensity="0" sharpness="0.3" durationMs="1000"/></basic-envelope-effect>',
    ),
    'to 50 in 500, to 0 in 1000',
    ['line 1, <control-point>: sharpness ignored: a level has strength only'],
  ],
  [
    'plays a repeating effect for 2 min after its preamble',
    makeVibration(
      '<repeating-effect><preamble><waveform-entry durationMs="500" amplitude="51"/></preamble>' +
        '<repeating><waveform-entry durationMs="30000" amplitude="255"/></repeating></repeating-effect>',
    ),
    '20 for 500, 4x(100 for 30000), 0 for 60',
    ['line 1, <repeating>: repeats forever: played 4 times, 120 s', REST_ADDED],
  ],
  [
    'reads the first of several effects to choose from',
    `<vibration-select>${makeVibration(CLICK)}${makeVibration(CLICK)}</vibration-select>`,
    '100 for 80, 0 for 60',
    [CLICK_NOTE, REST_ADDED, 'line 1, <vibration-effect>: ignored, with all that follows: the first effect is read'],
  ],
  [
    'counts a relative delay from the start of the effect before',
    makeVibration(`${CLICK}<primitive-effect name="tick" delayMs="200" delayType="relative_start_offset"/>`),
    '100 for 80, 0 for 120, 50 for 80, 0 for 60',
    [
      CLICK_NOTE,
      'line 1, <primitive-effect>: tick differs from phone to phone: played as 80 ms of the same shape',
      REST_ADDED,
    ],
  ],
])('%s', (_, xml, segments, notes) => {
  expect(describe(read('android-xml', xml))).toEqual({ segments, notes })
})

it.each<[title: string, file: object, segments: string, notes: string[]]>([
  [
    'starts with off in a waveform without amplitudes',
    { timings: [100, 200, 100] },
    '0 for 100, 100 for 200, 0 for 100',
    ['timings: no amplitudes: level 100 used'],
  ],
  [
    'plays amplitude -1, the default of the phone, at level 100',
    { timings: [200, 100], amplitudes: [-1, 0] },
    '100 for 200, 0 for 100',
    ['amplitudes[0]: the default amplitude is up to the phone: level 100 used'],
  ],
  [
    'ignores a repeated end that is rounded to 0 ms',
    { timings: [100, 0.3], amplitudes: [255, 255], repeat: 1 },
    '100 for 100, 0 for 60',
    ['timings[1]: shorter than 1 ms: ignored', REST_ADDED],
  ],
  [
    'repeats a short end 255 times at most',
    { timings: [100, 80, 60], amplitudes: [255, 255, 0], repeat: 1 },
    '100 for 100, 255x(100 for 80, 0 for 60)',
    ['repeat: repeats forever: played 255 times, 35.7 s'],
  ],
])('%s', (_, file, segments, notes) => {
  expect(describe(read('android-json', JSON.stringify(file)))).toEqual({ segments, notes })
})

it('writes a ramp in equal steps, and joins steps of equal strength', () => {
  const program = makeProgram([hold(50, s(1)), hold(50, s(1)), ramp(100, ms(250)), rest(s(1))])
  const { text, notes } = getFormat('android-xml').write!(program)
  expect([...text.matchAll(/durationMs="(\d+)" amplitude="(\d+)"/g)].map(([, time, level]) => [time, level])).toEqual([
    ['2000', '128'],
    ['125', '159'],
    ['125', '223'],
    ['1000', '0'],
  ])
  expect(describeNotes(notes)).toEqual(['waveform-effect: ramps and waves become steps of 100 ms or a little more'])
})
