// The format of a file is found by its name, or by its content where the name says too little.

import { expect, it } from 'vitest'
import { FormatError, findFormat } from '../../../programs/formats/index.ts'

it.each([
  ['a.AHAP', 'ahap'],
  ['a.haptic', 'haptic'],
  ['a.xml', 'android-xml'],
  ['a.csv', 'csv'],
  ['a.buzz', 'buzz'],
])('finds the format of %s by the name: %s', (file, name) => {
  expect(findFormat(file, '').name).toBe(name)
})

it.each([
  ['a.json', '[100]', 'web'],
  ['a.json', '100', 'web'],
  ['a.json', '{"timings": 3}', 'android-json'],
  ['a.json', '{"Pattern": 3}', 'ahap'],
  ['a.json', '{"signals": 3}', 'haptic'],
  ['a', '\uFEFF <vibration/>', 'android-xml'],
  ['a', '.-. :\n', 'buzz'],
])('finds the format of %s by its content %j: %s', (file, text, name) => {
  expect(findFormat(file, text).name).toBe(name)
})

it('lists the formats when neither name nor content is of one', () => {
  expect(() => findFormat('a.wav', 'RIFF')).toThrow(FormatError)
  expect(() => findFormat('a.wav', 'RIFF')).toThrow(
    /^expected one of the formats ahap \(\.ahap\), .*csv \(\.csv\); neither the name nor the text is of one$/,
  )
})
