// A program in its three forms, as written, as JSON and as bytes: none loses anything of another.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programs, rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { DecompileError, decompile, isOnSpot } from '../../programs/language/decompile.ts'
import { fromJson, JsonError, toJson } from '../../programs/language/json.ts'
import { SCHEMA, schemaText } from '../../programs/language/schema.ts'
import { level, ms, type Program, type Segment, uneven } from '../../programs/language/write.ts'
import { BAD_CHECKSUM } from '../../src/program/format.ts'
import { run, toSvg } from '../../tools/program/drawing/index.ts'
import { programsPage } from '../../tools/program/page.ts'
import { arbitraryProgram } from '../support/arbitrary.ts'

const docs = join(import.meta.dirname, '../../docs/maker')
const find = (name: string) => programs.find((one) => one.name === name)

/** The same, with what it plays of others in its place. */
const flat = (segments: readonly Segment[]): Segment[] =>
  segments.flatMap((one) =>
    one.kind === 'play'
      ? flat(one.program.segments)
      : one.kind === 'repeat'
        ? [{ ...one, segments: flat(one.segments) }]
        : [one],
  )

describe('bytes', () => {
  it('of random programs are read back as they were written', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(decompile(compile(program))).toEqual(program.segments)
      }),
    )
  })

  it.each(programs)('of $name too, and compile to themselves', (program) => {
    const segments = decompile(compile(program))
    expect(segments).toEqual(flat(program.segments))
    expect(compile({ ...program, segments })).toBe(compile(program))
  })

  it('say whether it is for one spot at a time', () => {
    const onSpot = programs.filter((program) => isOnSpot(compile(program)))
    expect(onSpot.map(({ name }) => name)).toEqual(['knot'])
  })

  it('of all eleven take less than 1 KB', () => {
    expect(programs).toHaveLength(11)
    expect(programs.reduce((sum, program) => sum + compile(program).length, 0)).toBeLessThan(1024)
  })

  it('that are none are refused with the reason', () => {
    const bytes = compile(programs[0]!)
    expect(() => decompile(`${bytes.slice(0, -1)}\x7f`)).toThrow(new DecompileError(BAD_CHECKSUM))
  })
})

describe('JSON', () => {
  it('of random programs compiles to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(compile(fromJson(toJson(program)))).toBe(compile(program))
      }),
    )
  })

  it.each(programs)('of $name too, with what it plays by name', (program) => {
    expect(fromJson(toJson(program), find)).toEqual(program)
  })

  it.each(['sine', 'triangle', 'square'] as const)('of an uneven %s wave, cut off in a period', (shape) => {
    const segments = [uneven(level(3), level(20), ms(700), ms(801), ms(5000), shape)]
    const program: Program = { ...programs[0]!, segments }
    expect(fromJson(toJson(program)).segments).toEqual(segments)
  })

  const base = { name: 'x', title: 'X', serves: [], about: 'x', segments: [{ rest: '1 s' }] }
  const text = (segment: unknown) => JSON.stringify({ ...base, segments: [segment] })
  let deep: unknown = { rest: '1 s' }
  for (let i = 0; i < 100; i++) deep = { repeat: 1, segments: [deep] }

  it.each([
    ['', 'the file: is no JSON: '],
    ['[]', 'the file: is not one object'],
    ['null', 'the file: is not one object'],
    [JSON.stringify({ ...base, name: 3 }), 'name: 3 is not a text'],
    [JSON.stringify({ ...base, serves: 'flow' }), 'serves: "flow" is not a list'],
    [JSON.stringify({ ...base, length: 3 }), 'length: is no field of a program; those are name, title'],
    [JSON.stringify({ ...base, segments: undefined }), 'segments: nothing is not a list of segments'],
    [text(null), 'segments[0]: null is not a segment'],
    [text({ stay: 50 }), 'segments[0]: has none of the words hold, rest'],
    [text({ hold: 50, tme: '1 s' }), 'segments[0]: "hold" has no field "tme"; it has hold, time'],
    [text({ hold: 50, time: 1000 }), 'segments[0].time: 1000 is not a time: a text like'],
    [text({ hold: 50, time: '-1 s' }), 'segments[0].time: "-1 s" is not a time'],
    [text({ hold: 50, time: '1 h' }), 'segments[0].time: "1 h" is not a time'],
    [text({ hold: 50 }), 'segments[0].time: nothing is not a time'],
    [text({ hold: '50', time: '1 s' }), 'segments[0].hold: "50" is not a level'],
    [text({ hold: 50.5, time: '1 s' }), 'segments[0].hold: 50.5 is not a level'],
    [text({ hold: null, time: '1 s' }), 'segments[0].hold: null is not a level'],
    [text({ wave: 'round', low: 1, high: 2, period: '1 s', time: '1 s' }), 'segments[0].wave: "round" is not "sine"'],
    [text({ play: 'nobody' }), 'segments[0].play: "nobody" is no program that is known here'],
    [text({ repeat: 2, segments: [{ hold: 5 }] }), 'segments[0].segments[0].time: nothing is not a time'],
    [text({ repeat: 2, segments: 3 }), 'segments[0].segments: 3 is not a list of segments'],
    [text(deep), 'nests deeper than 16'],
    [' '.repeat(10_000_001), 'the file: is larger than 10 MB'],
  ])('%.60s', (json, message) => {
    expect(() => fromJson(json)).toThrow(JsonError)
    expect(() => fromJson(json)).toThrow(message)
  })

  const valid = new Ajv2020({ allErrors: true }).compile(SCHEMA)

  it('of random programs is what the schema says', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(valid(JSON.parse(toJson(program))), JSON.stringify(valid.errors)).toBe(true)
      }),
    )
  })

  it.each([
    ['no title', { ...base, title: undefined }],
    ['a name with blanks', { ...base, name: 'a b' }],
    ['a fifth part', { ...base, serves: ['hope'] }],
    ['no segments', { ...base, segments: [] }],
    ['level 101', { ...base, segments: [{ hold: 101, time: '1 s' }] }],
    ['a negative time', { ...base, segments: [{ hold: 1, time: '-1 s' }] }],
    ['ten ticks', { ...base, segments: [{ cue: 10 }] }],
    ['a field too many', { ...base, segments: [{ rest: '1 s', hard: true }] }],
  ])('with %s is not', (_, json) => {
    expect(valid(json)).toBe(false)
  })

  it('whatever is written, it is a program or a JsonError', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => text(JSON.parse(json))),
        ),
        (json) => {
          try {
            fromJson(json)
          } catch (error) {
            expect(error).toBeInstanceOf(JsonError)
          }
        },
      ),
    )
  })
})

describe('docs, made from the code', () => {
  it.each([
    ['programs.md', () => programsPage(programs, rotation)],
    ['program.schema.json', schemaText],
    ...programs.map((one): [string, () => string] => [`programs/${one.name}.svg`, () => toSvg(one, run(one))]),
  ])('%s is not stale (npm run docs)', (file, text) => {
    expect(readFileSync(join(docs, file), 'utf8')).toBe(text())
  })
})

it('docs/contributor/program-format.md shows the bytes of break as they are', () => {
  const page = readFileSync(join(docs, '../contributor/program-format.md'), 'utf8')
  const [, block] = /<!-- bytes: break -->\n```\n([^`]*)```/.exec(page)!
  const shown = block!.split('\n').map((line) => line.slice(0, 21).replaceAll(' ', ''))
  expect(shown.join('')).toBe(Buffer.from(compile(find('break')!), 'latin1').toString('hex'))
})
