// A program as JSON loses nothing, and a text that is not a program is refused with its place.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programs } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { JsonError } from '../../../programs/language/json/error.ts'
import { fromJson } from '../../../programs/language/json/read.ts'
import { toJson } from '../../../programs/language/json/write.ts'
import { level, ms, type Program, uneven } from '../../../programs/language/write.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

const findProgram = (name: string) => programs.find((program) => program.name === name)

describe('JSON', () => {
  it('of random programs compiles to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(compile(fromJson(toJson(program)))).toBe(compile(program))
      }),
    )
  })

  it.each(programs)('of $name gives the same program, and names the programs it plays', (program) => {
    expect(fromJson(toJson(program), findProgram)).toEqual(program)
  })

  it.each(['sine', 'triangle', 'square'] as const)('keeps an uneven %s wave that ends within a period', (shape) => {
    const segments = [uneven(level(3), level(20), ms(700), ms(801), ms(5000), shape)]
    const program: Program = { ...programs[0]!, segments }
    expect(fromJson(toJson(program)).segments).toEqual(segments)
  })
})

const FIELDS = { name: 'x', title: 'X', serves: [], about: 'x', segments: [{ rest: '1 s' }] }
const makeText = (segment: unknown) => JSON.stringify({ ...FIELDS, segments: [segment] })

let nested: unknown = { rest: '1 s' }
for (let i = 0; i < 100; i++) nested = { repeat: 1, segments: [nested] }

describe('refuses', () => {
  it.each([
    ['an empty text', '', 'the file: expected a value; got the end of the file'],
    ['a list', '[]', 'the file: expected an object, got []'],
    ['null', 'null', 'the file: expected an object, got null'],
    ['a name that is a number', JSON.stringify({ ...FIELDS, name: 3 }), 'name: expected a text, got 3'],
    ['serves that is a text', JSON.stringify({ ...FIELDS, serves: 'flow' }), 'serves: expected a list, got "flow"'],
    [
      'a field that programs do not have',
      JSON.stringify({ ...FIELDS, length: 3 }),
      'length: expected only the fields name, title, serves, about, segments, onSpot; got "length"',
    ],
    [
      'a program without segments',
      JSON.stringify({ ...FIELDS, segments: undefined }),
      'segments: expected a list of segments, got nothing',
    ],
    [
      'onSpot that is false',
      JSON.stringify({ ...FIELDS, onSpot: false }),
      'onSpot: expected true or no such field, got false',
    ],
    ['a segment that is null', makeText(null), 'segments[0]: expected a segment, which is an object; got null'],
    [
      'a word that is not one of the language',
      makeText({ stay: 50 }),
      'segments[0]: expected one of the words hold, rest, ramp, ease, wave, breath, pulse, repeat, play, cue; got {"stay":50}',
    ],
    [
      'a field that the word does not have',
      makeText({ hold: 50, tme: '1 s' }),
      'segments[0].tme: expected for "hold" only the fields hold, time; got "tme"; did you mean "time"?',
    ],
    [
      'a time without a unit',
      makeText({ hold: 50, time: 1000 }),
      'segments[0].time: expected a time: a text like "75 s", "3 min" or "500 ms"; got 1000',
    ],
    ['a negative time', makeText({ hold: 50, time: '-1 s' }), 'segments[0].time: expected a time: '],
    ['a time in hours', makeText({ hold: 50, time: '1 h' }), 'segments[0].time: expected a time: '],
    ['a hold without a time', makeText({ hold: 50 }), '"500 ms"; got nothing'],
    [
      'a level that is a text',
      makeText({ hold: '50', time: '1 s' }),
      'segments[0].hold: expected a level: a whole number from 0 to 100, or a text like "47 Hz"; got "50"',
    ],
    ['half a level', makeText({ hold: 50.5, time: '1 s' }), '"47 Hz"; got 50.5'],
    ['a level that is null', makeText({ hold: null, time: '1 s' }), '"47 Hz"; got null'],
    [
      'an unknown shape',
      makeText({ wave: 'round', low: 1, high: 2, period: '1 s', time: '1 s' }),
      'segments[0].wave: expected "sine", "triangle", "saw", "square"; got "round"',
    ],
    [
      'an unknown program',
      makeText({ play: 'nobody' }),
      'segments[0].play: expected the name of a known program, got "nobody"',
    ],
    [
      'a mistake inside a repeat, with its path',
      makeText({ repeat: 2, segments: [{ hold: 5 }] }),
      'segments[0].segments[0].time: expected a time: ',
    ],
    [
      'a repeat of a number',
      makeText({ repeat: 2, segments: 3 }),
      'segments[0].segments: expected a list of segments, got 3',
    ],
    ['segments 100 deep', makeText(nested), ': expected segments at most 16 deep, got one more'],
    ['more than 10 MB', ' '.repeat(10_000_001), 'the file: expected at most 10 MB, got more'],
  ])('%s', (_, json, message) => {
    expect(() => fromJson(json)).toThrow(JsonError)
    expect(() => fromJson(json)).toThrow(message)
  })
})

it('any text is a program or a JsonError', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => makeText(JSON.parse(json))),
  )
  fc.assert(
    fc.property(text, (json) => {
      try {
        fromJson(json)
      } catch (error) {
        expect(error).toBeInstanceOf(JsonError)
      }
    }),
  )
})
