// Makes docs/maker/unknot.schema.json, the JSON Schema of an unknot.json, from the table of its fields.

import { boards } from '../../hal/boards/index.ts'
import { SETTINGS } from '../../programs/project/read.ts'
import { MAX_ROTATION } from '../../programs/project/rotation.ts'
import { BOARD_SCHEMA } from '../build/boards/schema.ts'

const KINDS: Record<string, object> = {
  $schema: { type: 'string' },
  board: {
    anyOf: [
      { enum: Object.keys(boards) },
      { type: 'string', pattern: '[./\\\\]' },
      { type: 'object', properties: BOARD_SCHEMA.properties, required: ['like', 'name'], additionalProperties: false },
    ],
  },
  motor: (BOARD_SCHEMA.properties as Record<string, object>).motor!,
  rotation: {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    maxItems: MAX_ROTATION,
    uniqueItems: true,
  },
  break: { type: 'string', minLength: 1 },
  link: { type: 'boolean' },
}

export const PROJECT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A massager with unknot',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { about }]) => [name, { ...KINDS[name], description: about }]),
  ),
  required: Object.keys(SETTINGS).filter((name) => SETTINGS[name]!.isRequired),
  additionalProperties: false,
}

export const formatProjectSchema = (): string => `${JSON.stringify(PROJECT_SCHEMA, null, 2)}\n`
