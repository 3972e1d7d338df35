// The page and the circuit of a board, a maker's own too: `npm run wiring -- ./my-board.json`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArguments, UsageError } from '../../lib/command-line/usage.ts'
import { findBoard } from '../build/boards/find.ts'
import { drawCircuit } from './circuit/draw-circuit.ts'
import { root } from './docs.ts'
import { getFileSource, isWired, makeBoardPage } from './page.ts'

const HELP =
  'npm run wiring -- NAME or FILE.json   makes dist/NAME.md and dist/NAME.svg: the circuit, its parts and checks'

function main(): void {
  const { values, positionals } = readArguments({ help: 'boolean' })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (positionals.length !== 1) throw new UsageError(HELP)
  const [named] = positionals as [string]
  const board = findBoard(named)
  const to = join(root, 'dist', board.name)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(`${to}.md`, makeBoardPage(board, getFileSource(named)))
  if (isWired(board)) writeFileSync(`${to}.svg`, drawCircuit(board))
  console.log(`dist/${board.name}.md`)
}

try {
  main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
