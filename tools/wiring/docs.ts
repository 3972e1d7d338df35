// Makes every page, picture and schema in docs/ that comes from the profiles of the boards.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boards } from '../../hal/boards/index.ts'
import { formatBoardSchema } from '../build/boards/schema.ts'
import { drawCircuit } from './circuit/draw-circuit.ts'
import { isWired, makeBoardPage } from './page.ts'
import { fillTables, PAGES } from './tables.ts'

export const root = join(import.meta.dirname, '../..')

/** Contents by path from the root. */
export function makeBoardDocs(): Record<string, string> {
  const docs: Record<string, string> = { 'docs/maker/board.schema.json': formatBoardSchema() }
  for (const page of PAGES) docs[page] = fillTables(readFileSync(join(root, page), 'utf8'), page)
  for (const board of Object.values(boards)) {
    docs[`docs/maker/boards/${board.name}.md`] = makeBoardPage(board)
    if (isWired(board)) docs[`docs/maker/boards/${board.name}.svg`] = drawCircuit(board)
  }
  return docs
}
