// Makes docs/maker/board.schema.json, the JSON Schema of a maker's own board, from the table of its fields.

import { boards } from '../../../hal/boards/index.ts'
import { BOARD_FIELDS } from './fields.ts'

export const BOARD_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A board for unknot',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...Object.fromEntries(
      Object.entries(BOARD_FIELDS).map(([name, { kind, about }]) => [name, { description: about, ...kind.schema }]),
    ),
    like: { description: BOARD_FIELDS.like!.about, enum: Object.keys(boards) },
  },
  required: Object.keys(BOARD_FIELDS).filter((name) => BOARD_FIELDS[name]!.isRequired),
  additionalProperties: false,
}

export const formatBoardSchema = (): string => `${JSON.stringify(BOARD_SCHEMA, null, 2)}\n`
