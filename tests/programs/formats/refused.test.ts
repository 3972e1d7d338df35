// A file that cannot be read is refused in one sentence: where, what was expected, and what came.

import { expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { getSample, makeVibration, read } from './helpers.ts'

function changeSample(file: string, from: string, to: string): string {
  const text = getSample(file)
  expect(text).toContain(from)
  return text.replace(from, to)
}
const AMPLITUDE = 'signals.continuous.envelopes.amplitude'
const NO_VALUE = 'expected a value; got the end of the file'

const REFUSED: Record<string, [text: string, message: string][]> = {
  web: [
    ['', `line 1, column 1: ${NO_VALUE}`],
    ['[100,\n', `line 2, column 1: ${NO_VALUE}`],
    ['[100 200]', 'line 1, column 6: expected "," or a closing bracket; got "200"'],
    ['[]', 'list: expected at least one time, got none'],
    ['[100, -1]', '[1]: expected a number from 0 to 86400000, got -1'],
    ['[100, 1e999]', '[1]: expected a finite number, got one that is too large'],
    ['[100, "1"]', '[1]: expected a number, got a string'],
    ['[[100]]', '[0]: expected a number, got a list'],
    ['0', 'expected a pattern that turns the motor on, got only rests'],
    ['[1\0]', 'line 1: expected UTF-8, got a NUL character: save the file as UTF-8'],
    ['\uFFFD\uFFFD[1]', 'line 1: expected UTF-8, got other bytes: save the file as UTF-8'],
  ],
  ahap: [
    [changeSample('spring.ahap', '1.0,\n  "Meta', '2,\n  "Meta'), 'Version: expected 1, got 2'],
    ['{"Pattern": []}', 'Pattern: expected at least one entry, got none'],
    ['{"Pattern": [{}]}', 'Pattern[0]: expected one of Event, Parameter, ParameterCurve; got 0'],
    [
      changeSample('spring.ahap', '"Time": 0.5', '"Time": -0.5'),
      'Pattern[1].Event.Time: expected a number from 0 to 86400, got -0.5',
    ],
    [
      changeSample('spring.ahap', '"EventDuration": 2.0,', ''),
      'Pattern[1].Event.EventDuration: expected a number, got nothing',
    ],
    [
      changeSample('spring.ahap', '"Time": 2.0', '"Time": 0.4'),
      'Pattern[2].ParameterCurve.ParameterCurveControlPoints[2].Time: expected 0.5 or more, as in the point before; got 0.4',
    ],
  ],
  haptic: [
    [changeSample('swell.haptic', '"major": 1', '"major": 2'), 'version.major: expected 1, got 2'],
    [
      changeSample('swell.haptic', '"time": 2.0', '"time": 0.5'),
      `${AMPLITUDE}[2].time: expected 1 or more, as in the point before; got 0.5`,
    ],
    [
      changeSample('swell.haptic', '0.4 },', '1.1 },'),
      `${AMPLITUDE}[1].amplitude: expected a number from 0 to 1, got 1.1`,
    ],
    [
      changeSample('swell.haptic', ', "frequency": 0.5', ''),
      `${AMPLITUDE}[2].emphasis.frequency: expected a number, got nothing`,
    ],
    ['{"version": {"major": 1}}', 'signals: expected an object, got nothing'],
  ],
  'android-json': [
    ['{"timings": []}', 'timings: expected at least one time, got none'],
    ['{"timings": [1, 2], "amplitudes": [1]}', 'amplitudes: expected 2, one for each of timings; got 1'],
    ['{"timings": [100], "amplitudes": [256]}', 'amplitudes[0]: expected a number from -1 to 255, got 256'],
    ['{"timings": [100], "amplitudes": [-0.5]}', 'amplitudes[0]: expected -1 or a number from 0 to 255, got -0.5'],
    ['{"timings": [0, 100], "repeat": 2}', 'repeat: expected a number from -1 to 1, got 2'],
    ['{"timings": [0, 100], "repeat": 0.5}', 'repeat: expected a whole number, got 0.5'],
    ['{"timings": [0, 100, 0], "repeat": 2}', 'repeat: expected a repeat that takes time, got one of 0 ms'],
  ],
  'android-xml': [
    ['\n<other/>', 'line 2, <other>: expected one of vibration-effect, vibration-select as the root element'],
    ['<vibration-effect/>', 'line 1, <vibration-effect>: expected an effect, got none'],
    [
      changeSample('steps.xml', 'durationMs="200"', 'durationMs="NaN"'),
      'line 6, <waveform-entry>: expected durationMs to be a whole number from 0 to 2147483647, got "NaN"',
    ],
    [
      changeSample('steps.xml', ' amplitude="128"', ''),
      'line 5, <waveform-entry>: expected amplitude to be a whole number from 0 to 255, got none',
    ],
    [
      changeSample('steps.xml', '"128"', '"256"'),
      'line 5, <waveform-entry>: expected amplitude to be a whole number from 0 to 255, got "256"',
    ],
    [
      makeVibration('<waveform-effect><waveform-entry durationMs="0" amplitude="1"/></waveform-effect>'),
      'line 1, <waveform-entry>: expected entries of more than 0 ms, got 0 ms',
    ],
    [
      makeVibration('<predefined-effect name="lick"/>'),
      'line 1, <predefined-effect>: expected name to be one of tick, click, heavy_click, double_click; got "lick"',
    ],
    [makeVibration('<vendor-effect/>'), 'line 1, <vendor-effect>: holds data that only phones of one maker can read'],
    [makeVibration('<constructor/>'), 'line 1, <constructor>: expected an effect, got an unknown element'],
  ],
  buzz: [
    ['\n', 'expected a pattern such as ".-. =", got an empty file'],
    ['   ', 'expected a pattern that turns the motor on, got only rests'],
  ],
}

const cases = Object.entries(REFUSED).flatMap(([format, list]) =>
  list.map(([text, message]): [string, string, string] => [format, message, text]),
)

it.each(cases)('%s says "%s"', (format, message, text) => {
  expect(() => read(format, text)).toThrow(new FormatError(message))
})

it('a number of 100,000 digits and a letter is refused at once', () => {
  const entry = `<waveform-entry durationMs="${'1'.repeat(100_000)}x" amplitude="1"/>`
  expect(() => read('android-xml', makeVibration(`<waveform-effect>${entry}</waveform-effect>`))).toThrow(
    /^line 1, <waveform-entry>: expected durationMs to be a whole number from 0 to 2147483647, got "1+…$/,
  )
})
