// Everything of the documents that is made from the profiles of boards, by its path from the root.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boards } from '../../hal/boards/index.ts'
import { boardSchemaText } from '../build/boards/schema.ts'
import { circuit } from './circuit.ts'
import { boardPage, isWired } from './page.ts'
import { PAGES, withTables } from './tables.ts'

export const root = join(import.meta.dirname, '../..')

export function boardDocs(): Record<string, string> {
  const docs: Record<string, string> = { 'docs/maker/board.schema.json': boardSchemaText() }
  for (const page of PAGES) docs[page] = withTables(readFileSync(join(root, page), 'utf8'), page)
  for (const board of Object.values(boards)) {
    docs[`docs/maker/boards/${board.name}.md`] = boardPage(board)
    if (isWired(board)) docs[`docs/maker/boards/${board.name}.svg`] = circuit(board)
  }
  return docs
}
