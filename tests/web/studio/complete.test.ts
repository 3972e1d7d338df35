// Completion from the schema: what may stand at a place, marked with | in the text.

import { expect, it } from 'vitest'
import { completionsAt } from '../../../web/studio/complete.ts'

const labelsAt = (marked: string): string[] => {
  const offset = marked.indexOf('|')
  return completionsAt(marked.replace('|', ''), offset, ['knot', 'calm']).options.map(({ label }) => label)
}

it.each([
  ['fields of a program', '{ "na|" }', ['"name"']],
  ['fields that are missing', '{ "name": "x", "title": "y", "|" }', ['"about"', '"serves"', '"segments"', '"onSpot"']],
  ['nothing for a text of the maker', '{ "name": "|" }', []],
  ['parts of the cycle', '{ "serves": ["f|"] }', ['"flow"']],
  ['words of a segment', '{ "segments": [{ "re|" }] }', ['"rest"', '"repeat"', '"breath"']],
  ['the other field of a hold', '{ "segments": [{ "hold": 40, "|" }] }', ['"time"']],
  ['times', '{ "segments": [{ "hold": 40, "time": | }] }', ['"30 s"', '"2 min"', '"500 ms"']],
  ['shapes of a wave', '{ "segments": [{ "wave": "s|" }] }', ['"sine"', '"saw"', '"square"']],
  ['programs to play', '{ "segments": [{ "play": "|" }] }', ['"knot"', '"calm"']],
  ['words in a repeat', '{ "segments": [{ "repeat": 2, "segments": [{ "cu|" }] }] }', ['"cue"']],
  ['nothing where no field has such letters', '{ "segments": [{ "zzz|" }] }', []],
  ['nothing in a place that is not known', '{ "nonsense": { "|" } }', []],
  ['words where it is nested as deep as a parser goes', `${'{"segments":['.repeat(499)}{ "cu|"`, ['"cue"']],
  ['nothing where it is nested deeper', `${'{"segments":['.repeat(500)}{ "cu|"`, []],
])('offers %s', (_, marked, labels) => {
  expect(labelsAt(marked)).toEqual(labels)
})

it('offers whole segments between segments, each of which is a valid one to begin with', () => {
  const { options } = completionsAt('{ "segments": [  ] }', 16, [])
  const hold = options.find(({ label }) => label === '"hold"')!
  expect(hold.insert).toBe('{ "hold": "40 Hz", "time": "30 s" }')
  for (const { insert } of options) JSON.parse(insert)
})

it('replaces the quotes around what is typed', () => {
  const { from, to } = completionsAt('{ "na" }', 5, [])
  expect([from, to]).toEqual([2, 6])
})
