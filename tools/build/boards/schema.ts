// Makes docs/maker/board.schema.json, the JSON Schema of a maker's own board, from the table of its fields.

import { boards } from '../../../hal/boards/index.ts'
import { BOARD_FIELDS } from './fields.ts'
import { objectSchema } from './kinds.ts'

const fields = objectSchema(BOARD_FIELDS) as { properties: object }

export const BOARD_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A board for unknot',
  ...fields,
  properties: {
    $schema: { type: 'string' },
    ...fields.properties,
    like: { description: BOARD_FIELDS.like!.about, enum: Object.keys(boards) },
  },
}

export const formatBoardSchema = (): string => `${JSON.stringify(BOARD_SCHEMA, null, 2)}\n`
