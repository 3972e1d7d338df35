import { expect, it } from 'vitest'
import { inColumns } from '../../../lib/terminal/columns.ts'

const ROWS = [
  ['name', 'board', 'motor'],
  ['puckjs2', 'Puck.js 2', ''],
]

it.each([
  [80, ['name     board      motor', 'puckjs2  Puck.js 2']],
  [25, ['name     board      motor', 'puckjs2  Puck.js 2']],
  [24, ['name     board', 'puckjs2  Puck.js 2']],
  [17, ['name', 'puckjs2']],
  // The first column is always there.
  [3, ['name', 'puckjs2']],
])('%d columns hold what fits', (width, lines) => {
  expect(inColumns(ROWS, width)).toEqual(lines)
})
