// Each sample file becomes the program that it should.

import { expect, it } from 'vitest'
import { findFormat } from '../../../programs/formats/index.ts'
import { describe, getFormat, getSample } from './helpers.ts'

const AMPLITUDE = 'signals.continuous.envelopes.amplitude'

it.each<[file: string, segments: string, notes: string[]]>([
  [
    'spring.ahap',
    '90 for 80, 0 for 420, 80 for 500, to 0 in 1500',
    [
      'Pattern[0].Event.EventParameters[1]: sharpness ignored: a level has strength only',
      'Pattern[0]: transient lengthened to 80 ms',
      'Pattern[3]: AudioCustom ignored: the device has no loudspeaker',
    ],
  ],
  [
    'swell.haptic',
    'to 40 in 1000, 40 for 1000, 90 for 80, 40 for 920, to 10 in 1500, 0 for 500',
    [
      `${AMPLITUDE}[2].emphasis: frequency of emphasis ignored: a level has strength only`,
      `${AMPLITUDE}[2].emphasis: emphasis lengthened to 80 ms`,
      'signals.continuous.envelopes.frequency: ignored: a level has strength only',
    ],
  ],
  [
    'steps.xml',
    '50 for 500, 100 for 200, 0 for 300, 120x(50 for 80, 0 for 920)',
    [
      'line 6, <waveform-entry>: the default amplitude is up to the phone: level 100 used',
      'line 9, <waveform-entry>: on for 40 ms, too short for a motor: 80 ms of level 50, as strong in all',
      'line 8, <repeating>: repeats forever: played 120 times, 120 s',
    ],
  ],
  [
    'knock.xml',
    '100 for 80, 0 for 200, 25 for 80, 0 for 60',
    [
      'line 1, <vibration>: read by the legacy rules: Android now has <vibration-effect>',
      'line 2, <primitive-effect>: click differs from phone to phone: played as 80 ms of the same shape',
      'line 3, <primitive-effect>: tick differs from phone to phone: played as 80 ms of the same shape',
      'end: the motor needs a rest: 60 ms added',
    ],
  ],
  ['pair.json', '100 for 300, 0 for 100, 50 for 300, 0 for 700', []],
  [
    'short-short-tick.json',
    '100 for 300, 0 for 100, 100 for 300, 0 for 100, 38 for 80, 0 for 60',
    [
      '[0]: no strength in the list: level 100 used',
      '[4]: on for 30 ms, too short for a motor: 80 ms of level 38, as strong in all',
      'end: the motor needs a rest: 60 ms added',
    ],
  ],
  ['knock.buzz', '25 for 100, 0 for 100, 25 for 500, 0 for 100, 25 for 100, 0 for 200, 100 for 500, 0 for 100', []],
])('%s becomes the program that it should', (file, segments, notes) => {
  const text = getSample(file)
  expect(describe(findFormat(file, text).read(text, file))).toEqual({ segments, notes })
})

it('the program is named after the file, and has the title and description in the file', () => {
  const { program } = getFormat('ahap').read(getSample('spring.ahap'), '7 Spring Rolls for the Neck')
  expect([program.name, program.title, program.about]).toEqual([
    'spring-rolls-for',
    'Spring',
    'A knock, and a hum that fades.',
  ])
})

it('a file name without letters gives the name "imported"', () => {
  expect(getFormat('buzz').read('.', '77').program.name).toBe('imported')
})
