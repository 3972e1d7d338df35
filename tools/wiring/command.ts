// `unknot wiring BOARD`: the page and the circuit of a board, or of a maker's own.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quoted } from '../../lib/command-line/out-file.ts'
import type { Terminal } from '../../lib/command-line/usage.ts'
import { findBoard } from '../build/boards/find.ts'
import { drawCircuit } from './circuit/draw-circuit.ts'
import { root } from './docs.ts'
import { getFileSource, isWired, makeBoardPage } from './page.ts'

/** Answers with the exit code. Throws UsageError. */
export async function wiring([named]: readonly string[], _: object, { print }: Terminal): Promise<number> {
  const board = findBoard(named!)
  const files: Record<string, string> = { [`dist/${board.name}.md`]: makeBoardPage(board, getFileSource(named!)) }
  if (isWired(board)) files[`dist/${board.name}.svg`] = drawCircuit(board)
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
  print(`made ${Object.keys(files).join(', ')}`)
  print(`next: npx unknot build --board ${quoted(named!)}`)
  return 0
}
