import { expect, it } from 'vitest'
import { FormatError, formatFor } from '../../../programs/formats/index.ts'
import { read, sample } from './support.ts'

const changed = (file: string, from: string, to: string) => {
  const text = sample(file)
  expect(text).toContain(from)
  return text.replace(from, to)
}
const effect = (inside: string) => `<vibration-effect>${inside}</vibration-effect>`
const A = 'signals.continuous.envelopes.amplitude'

const refused: [format: string, text: string, message: string][] = [
  ['web', '', 'line 1 is not JSON: something is missing or too much there'],
  ['web', '[100,\n', 'line 2 is not JSON: something is missing or too much there'],
  ['web', '[]', 'the list is empty'],
  ['web', '[100, -1]', '[1] is -1, not from 0 to 86400000'],
  ['web', '[100, 1e999]', '[1] is not a finite number'],
  ['web', '[100, "1"]', '[1] is a string, not a number'],
  ['web', '[[100]]', '[0] is a list, not a number'],
  ['web', '0', 'the pattern never turns the motor on'],
  ['web', '[1\0]', 'line 1 has a NUL character: save the file as UTF-8'],
  ['web', '\uFFFD\uFFFD[1]', 'line 1 has bytes that are no UTF-8: save the file as UTF-8'],
  ['ahap', changed('spring.ahap', '1.0,\n  "Meta', '2,\n  "Meta'), 'Version is 2: only version 1 is known'],
  ['ahap', '{"Pattern": []}', 'Pattern is empty'],
  ['ahap', '{"Pattern": [{}]}', 'Pattern[0] has 0 of Event, Parameter, ParameterCurve, not one'],
  ['ahap', changed('spring.ahap', '"Time": 0.5', '"Time": -0.5'), 'Pattern[1].Event.Time is -0.5, not from 0 to 86400'],
  [
    'ahap',
    changed('spring.ahap', '"EventDuration": 2.0,', ''),
    'Pattern[1].Event.EventDuration is missing, not a number',
  ],
  [
    'ahap',
    changed('spring.ahap', '"Time": 2.0', '"Time": 0.4'),
    'Pattern[2].ParameterCurve.ParameterCurveControlPoints[2].Time is 0.4, before the point before it',
  ],
  ['haptic', changed('swell.haptic', '"major": 1', '"major": 2'), 'version.major is 2: only version 1 is known'],
  ['haptic', changed('swell.haptic', '"time": 2.0', '"time": 0.5'), `${A}[2].time is 0.5, before the point before it`],
  ['haptic', changed('swell.haptic', '0.4 },', '1.1 },'), `${A}[1].amplitude is 1.1, not from 0 to 1`],
  ['haptic', changed('swell.haptic', ', "frequency": 0.5', ''), `${A}[2].emphasis.frequency is missing, not a number`],
  ['haptic', '{"version": {"major": 1}}', 'signals is missing, not an object'],
  ['android-json', '{"timings": []}', 'timings is empty'],
  [
    'android-json',
    '{"timings": [1, 2], "amplitudes": [1]}',
    'amplitudes has 1 entries and timings 2: they must be as many',
  ],
  ['android-json', '{"timings": [100], "amplitudes": [256]}', 'amplitudes[0] is 256, not from -1 to 255'],
  ['android-json', '{"timings": [100], "amplitudes": [-0.5]}', 'amplitudes[0] is -0.5, not -1 or from 0 to 255'],
  ['android-json', '{"timings": [0, 100], "repeat": 2}', 'repeat is 2, not from -1 to 1'],
  ['android-json', '{"timings": [0, 100, 0], "repeat": 2}', 'repeat repeats nothing for ever'],
  ['android-xml', '', 'line 1 has no element'],
  ['android-xml', '<?xml version="1.0" encoding="UTF-16"?><vibration/>', 'line 1 says encoding UTF-16, not UTF-8'],
  ['android-xml', '<!DOCTYPE x []><vibration/>', 'line 1 is not XML'],
  ['android-xml', '\n<other/>', 'line 2, <other>, is none of vibration-effect, vibration, vibration-select'],
  ['android-xml', '<vibration/>', 'line 1, <vibration>, is empty'],
  ['android-xml', '<vibration>', 'line 1 ends before <vibration> is closed'],
  ['android-xml', '<vibration></other>', 'line 1 closes <other>, which is not open'],
  ['android-xml', '<vibration/>text', 'line 1 has something that is no element'],
  ['android-xml', `${'<a>'.repeat(9)}`, 'line 1 nests deeper than 8'],
  [
    'android-xml',
    changed('steps.xml', 'durationMs="200"', 'durationMs="NaN"'),
    'line 6, <waveform-entry>, has durationMs="NaN", not a whole number from 0 to 86400000',
  ],
  ['android-xml', changed('steps.xml', ' amplitude="128"', ''), 'line 5, <waveform-entry>, has no amplitude'],
  [
    'android-xml',
    changed('steps.xml', '"128"', '"256"'),
    'line 5, <waveform-entry>, has amplitude="256", not a whole number from 0 to 255',
  ],
  [
    'android-xml',
    effect('<waveform-effect><waveform-entry durationMs="0" amplitude="1"/></waveform-effect>'),
    'line 1, <waveform-effect>, takes 0 ms',
  ],
  [
    'android-xml',
    effect('<predefined-effect name="lick"/>'),
    'line 1, <predefined-effect>, has name="lick", none of tick, click, heavy_click, double_click',
  ],
  ['android-xml', effect('<vendor-effect/>'), 'line 1, <vendor-effect>, is not known here'],
  ['android-xml', effect('<constructor/>'), 'line 1, <constructor>, is not known here'],
  ['android-xml', '<vibration a="&x;"/>', 'line 1 has an entity that is not known'],
  ['buzz', '\n', 'the pattern is empty'],
  ['buzz', '   ', 'the pattern never turns the motor on'],
]

it.each(refused.map(([name, text, message]) => [name, message, text] as const))('%s: %s', (name, message, text) => {
  expect(() => read(name, text)).toThrow(new FormatError(message))
})

it.each([
  ['a.AHAP', '', 'ahap'],
  ['a.haptic', '', 'haptic'],
  ['a.xml', '', 'android-xml'],
  ['a.csv', '', 'csv'],
  ['a.buzz', '', 'buzz'],
  ['a.json', '[100]', 'web'],
  ['a.json', '100', 'web'],
  ['a.json', '{"timings": 3}', 'android-json'],
  ['a.json', '{"Pattern": 3}', 'ahap'],
  ['a.json', '{"signals": 3}', 'haptic'],
  ['a', '\uFEFF <vibration/>', 'android-xml'],
  ['a', '.-. :\n', 'buzz'],
])('%s with %s is %s', (file, text, name) => {
  expect(formatFor(file, text).name).toBe(name)
})

it('names what is known when it knows nothing', () => {
  expect(() => formatFor('a.wav', 'RIFF')).toThrow(
    /^neither the name nor the text .*: ahap \(\.ahap\), .*csv \(\.csv\)$/,
  )
  expect(() => formatFor('a.wav', 'RIFF')).toThrow(FormatError)
})
