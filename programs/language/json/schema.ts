// The JSON Schema of a program, for editors and other tools.

import { MAX_LEVEL, MAX_TICKS } from '../../../src/program/format.ts'
import { MAX_REPEATS } from '../limits.ts'
import { CYCLE_PARTS, WAVE_SHAPES } from '../write.ts'
import { type FieldKind, WORDS } from './words.ts'

const TYPES: Record<FieldKind, object> = {
  level: {
    oneOf: [
      { type: 'integer', minimum: 0, maximum: MAX_LEVEL },
      { type: 'string', pattern: '^\\d+(\\.\\d+)? ?Hz$' },
    ],
  },
  time: { type: 'string', pattern: '^\\d+(\\.\\d+)? ?(ms|s|min)$' },
  count: { type: 'integer', minimum: 1, maximum: MAX_REPEATS },
  segments: { type: 'array', minItems: 1, items: { $ref: '#/$defs/segment' } },
  shape: { enum: WAVE_SHAPES },
  program: { type: 'string' },
}

/** A wave has either a period, or a rise and a fall. */
const OPTIONAL = ['period', 'rise', 'fall']

const segments = Object.entries(WORDS).map(([word, { fields, about }]) => ({
  description: about,
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([field, kind]) => [
      field,
      word === 'cue' ? { type: 'integer', minimum: 1, maximum: MAX_TICKS } : { $ref: `#/$defs/${kind}` },
    ]),
  ),
  required: Object.keys(fields).filter((field) => !OPTIONAL.includes(field)),
  additionalProperties: false,
}))

export const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A program of unknot',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    name: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,15}$' },
    title: { type: 'string', minLength: 1 },
    about: { type: 'string', minLength: 1 },
    serves: { type: 'array', items: { enum: CYCLE_PARTS } },
    segments: TYPES.segments,
    onSpot: {
      const: true,
      description: 'For one spot at a time: the device counts the time there and then goes on to the next spot.',
    },
  },
  required: ['name', 'title', 'about', 'serves', 'segments'],
  additionalProperties: false,
  $defs: { ...TYPES, segment: { oneOf: segments } },
}

/** The schema as the text of its file. */
export const writeSchema = (): string => `${JSON.stringify(SCHEMA, null, 2)}\n`
