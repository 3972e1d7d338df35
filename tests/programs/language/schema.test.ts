// The JSON Schema takes what the reader takes, and refuses mistakes.

import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SCHEMA } from '../../../programs/language/json/schema.ts'
import { toJson } from '../../../programs/language/json/write.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

const FIELDS = { name: 'x', title: 'X', serves: [], about: 'x', segments: [{ rest: '1 s' }] }
const isValid = new Ajv2020({ allErrors: true }).compile(SCHEMA)

it('the schema takes random programs', () => {
  fc.assert(
    fc.property(arbitraryProgram, (program) => {
      expect(isValid(JSON.parse(toJson(program))), JSON.stringify(isValid.errors)).toBe(true)
    }),
  )
})

it.each([
  ['a program without a title', { ...FIELDS, title: undefined }],
  ['a name with a space', { ...FIELDS, name: 'a b' }],
  ['a fifth part of the cycle', { ...FIELDS, serves: ['hope'] }],
  ['a program without segments', { ...FIELDS, segments: [] }],
  ['level 101', { ...FIELDS, segments: [{ hold: 101, time: '1 s' }] }],
  ['a negative time', { ...FIELDS, segments: [{ hold: 1, time: '-1 s' }] }],
  ['ten ticks', { ...FIELDS, segments: [{ cue: 10 }] }],
  ['an unknown field', { ...FIELDS, segments: [{ rest: '1 s', hard: true }] }],
])('the schema refuses %s', (_, json) => {
  expect(isValid(json)).toBe(false)
})
