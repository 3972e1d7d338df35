// Android's vibration files, attribute by attribute: each is read, told, or refused as Android's own parser does.

import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { describeNotes, describeSegments, makeVibration, read } from './helpers.ts'

const ENTRY = '<waveform-entry durationMs="100" amplitude="255"/>'
const WAVEFORM = `<waveform-effect>${ENTRY}</waveform-effect>`
const TICK = '<primitive-effect name="tick"/>'
const makeEnvelope = (attributes: string, point: string) =>
  `<waveform-envelope-effect${attributes}><control-point ${point}/></waveform-envelope-effect>`
const makeBasic = (attributes: string, point: string) =>
  `<basic-envelope-effect${attributes}><control-point ${point}/>` +
  '<control-point intensity="0" sharpness="0" durationMs="500"/></basic-envelope-effect>'
const POINT = 'amplitude="0.5" frequencyHz="60" durationMs="400"'
const BASIC = 'intensity="0.5" sharpness="0.5" durationMs="400"'

describe('is read:', () => {
  it.each<[title: string, xml: string, segments: string]>([
    [
      'numbers as Java writes them',
      makeEnvelope('', 'amplitude="5e-1f" frequencyHz="+60.d" durationMs="+400"'),
      'to 50 in 400, 0 for 60',
    ],
    ['names in any case', '<predefined-effect name="Double_Click"/>', '75 for 80, 0 for 100, 75 for 80, 0 for 60'],
    [
      'a delay type in any case',
      `${TICK}<primitive-effect name="tick" delayMs="200" delayType="RELATIVE_START_OFFSET"/>`,
      '50 for 80, 0 for 120, 50 for 80, 0 for 60',
    ],
    [
      'characters by number',
      '<waveform-effect><waveform-entry durationMs="&#49;00" amplitude="&#x32;55"/></waveform-effect>',
      '100 for 100, 0 for 60',
    ],
    ['processing instructions', `<?a b?>${WAVEFORM}<?c?>`, '100 for 100, 0 for 60'],
  ])('%s', (_, xml, segments) => {
    expect(describeSegments(read('android-xml', makeVibration(xml)).program.segments)).toBe(segments)
  })

  it('a namespace', () => {
    const xml = `<vibration-effect xmlns="a" xmlns:b="c">${WAVEFORM}</vibration-effect>`
    expect(read('android-xml', xml).program.segments).toHaveLength(2)
  })
})

describe('is told:', () => {
  it.each<[title: string, xml: string, note: string]>([
    [
      'initialFrequencyHz',
      makeEnvelope(' initialFrequencyHz="60"', POINT),
      '<waveform-envelope-effect>: initialFrequencyHz ignored: a level has strength only',
    ],
    [
      'initialSharpness',
      makeBasic(' initialSharpness="0.5"', BASIC),
      '<basic-envelope-effect>: initialSharpness ignored: a level has strength only',
    ],
    ['frequencyHz', makeEnvelope('', POINT), '<control-point>: frequencyHz ignored: a level has strength only'],
    ['sharpness', makeBasic('', BASIC), '<control-point>: sharpness ignored: a level has strength only'],
    [
      'startTimeMs of an envelope',
      makeEnvelope(' startTimeMs="0"', POINT),
      '<waveform-envelope-effect>: startTimeMs ignored: one is played after the other',
    ],
    [
      'startTimeMs of an entry',
      WAVEFORM.replace('amplitude', 'startTimeMs="5" amplitude'),
      '<waveform-entry>: startTimeMs ignored: one is played after the other',
    ],
  ])('%s', (_, xml, note) => {
    expect(describeNotes(read('android-xml', makeVibration(xml)).notes)).toContain(`line 1, ${note}`)
  })

  it('the root of older files', () => {
    expect(describeNotes(read('android-xml', `<vibration>${WAVEFORM}</vibration>`).notes)).toContain(
      'line 1, <vibration>: read by the legacy rules: Android now has <vibration-effect>',
    )
  })
})

const ABOVE_0 = 'to be a number above 0'
const FROM_0_TO_1 = 'to be a number from 0 to 1'
const FROM_1 = `to be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`
const FROM_0 = 'to be a whole number from 0 to 2147483647'
const TOO = 'Android refuses it, too'

describe('is refused:', () => {
  it.each<[title: string, xml: string, reason: string]>([
    [
      'a child in a primitive',
      `<primitive-effect name="tick">${TICK}</primitive-effect>`,
      '<primitive-effect>: expected no element in <primitive-effect>, got one',
    ],
    [
      'a child in a predefined effect',
      `<predefined-effect name="tick">${TICK}</predefined-effect>`,
      '<primitive-effect>: expected no element in <predefined-effect>, got one',
    ],
    [
      'a child in an entry',
      `<waveform-effect><waveform-entry durationMs="1" amplitude="1">${TICK}</waveform-entry></waveform-effect>`,
      '<primitive-effect>: expected no element in <waveform-entry>, got one',
    ],
    [
      'a child in a control point',
      `<waveform-envelope-effect><control-point ${POINT}>${TICK}</control-point></waveform-envelope-effect>`,
      '<primitive-effect>: expected no element in <control-point>, got one',
    ],
    [
      'another child of an envelope',
      `<waveform-envelope-effect>${TICK}</waveform-envelope-effect>`,
      '<primitive-effect>: expected only <control-point> here',
    ],
    [
      'frequencyHz 0',
      makeEnvelope('', POINT.replace('60', '0')),
      `<control-point>: expected frequencyHz ${ABOVE_0}, got "0"`,
    ],
    [
      'initialFrequencyHz of letters',
      makeEnvelope(' initialFrequencyHz="abc"', POINT),
      `<waveform-envelope-effect>: expected initialFrequencyHz ${ABOVE_0}, got "abc"`,
    ],
    [
      'initialFrequencyHz 0',
      makeEnvelope(' initialFrequencyHz="0"', POINT),
      `<waveform-envelope-effect>: expected initialFrequencyHz ${ABOVE_0}, got "0"`,
    ],
    [
      'initialSharpness above 1',
      makeBasic(' initialSharpness="1.1"', BASIC),
      `<basic-envelope-effect>: expected initialSharpness ${FROM_0_TO_1}, got "1.1"`,
    ],
    [
      'sharpness below 0',
      makeBasic('', BASIC.replace('sharpness="0.5"', 'sharpness="-1"')),
      `<control-point>: expected sharpness ${FROM_0_TO_1}, got "-1"`,
    ],
    [
      'amplitude NaN',
      makeEnvelope('', POINT.replace('0.5', 'NaN')),
      `<control-point>: expected amplitude ${FROM_0_TO_1}, got "NaN"`,
    ],
    [
      'a control point of 0 ms',
      makeEnvelope('', POINT.replace('400', '0')),
      `<control-point>: expected durationMs ${FROM_1}, got "0"`,
    ],
    [
      'a basic envelope that ends on',
      `<basic-envelope-effect><control-point ${BASIC}/></basic-envelope-effect>`,
      '<control-point>: expected intensity 0 at the end, got 0.5',
    ],
    [
      'a scale above 1',
      '<primitive-effect name="tick" scale="1.5"/>',
      `<primitive-effect>: expected scale ${FROM_0_TO_1}, got "1.5"`,
    ],
    [
      'a delay below 0',
      '<primitive-effect name="tick" delayMs="-1"/>',
      `<primitive-effect>: expected delayMs ${FROM_0}, got "-1"`,
    ],
    [
      'an empty delay type',
      '<primitive-effect name="tick" delayType=""/>',
      '<primitive-effect>: expected delayType to be one of pause, relative_start_offset; got ""',
    ],
    [
      'a hidden attribute',
      '<predefined-effect name="tick" fallback="true"/>',
      `<predefined-effect>: expected only name in <predefined-effect>, got fallback: ${TOO}`,
    ],
    [
      'an unknown attribute of an entry',
      `<waveform-effect>${ENTRY.replace('/>', ' x="1"/>')}</waveform-effect>`,
      `<waveform-entry>: expected only durationMs, amplitude, startTimeMs in <waveform-entry>, got x: ${TOO}`,
    ],
    [
      'an attribute of a waveform',
      WAVEFORM.replace('effect>', 'effect x="1">'),
      `<waveform-effect>: expected no attribute in <waveform-effect>, got x: ${TOO}`,
    ],
    [
      'an attribute of a repeat',
      `<waveform-effect><repeating x="1">${ENTRY}</repeating></waveform-effect>`,
      `<repeating>: expected no attribute in <repeating>, got x: ${TOO}`,
    ],
    [
      'an empty preamble',
      `<repeating-effect><preamble/><repeating>${TICK}</repeating></repeating-effect>`,
      '<preamble>: expected an effect, got none',
    ],
    [
      'a waveform in a repeating effect',
      `<repeating-effect><repeating>${WAVEFORM}</repeating></repeating-effect>`,
      '<waveform-effect>: expected an effect, got an unknown element',
    ],
    [
      'a preamble of 0 ms',
      `<repeating-effect><preamble>${ENTRY.replace('100', '0')}</preamble><repeating>${TICK}</repeating></repeating-effect>`,
      '<waveform-entry>: expected entries of more than 0 ms, got 0 ms',
    ],
    [
      'data of a phone maker',
      '<vendor-effect> c29tZQ== </vendor-effect>',
      '<vendor-effect>: holds data that only phones of one maker can read',
    ],
  ])('%s', (_, xml, reason) => {
    expect(() => read('android-xml', makeVibration(xml))).toThrow(new FormatError(`line 1, ${reason}`))
  })

  it('a mistake in an effect that is not chosen', () => {
    const xml = `<vibration-select>${makeVibration(TICK)}\n${makeVibration('<predefined-effect/>')}</vibration-select>`
    expect(() => read('android-xml', xml)).toThrow('line 2, <predefined-effect>: expected name to be one of')
  })
})
