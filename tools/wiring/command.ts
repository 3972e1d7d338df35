// `unknot wiring BOARD`: the page and the circuit of a board, or of a maker's own.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { quoted } from '../../lib/command-line/out-file.ts'
import type { Terminal } from '../../lib/command-line/usage.ts'
import { PACKAGE, projectFolder } from '../../programs/project/folder.ts'
import { chooseBoard } from '../build/boards/project-board.ts'
import { drawCircuit } from './circuit/draw-circuit.ts'
import { getFileSource, isWired, makeBoardPage } from './page.ts'

/** Answers with the exit code. Throws UsageError. */
export async function wiring([named]: readonly string[], _: object, { print }: Terminal): Promise<number> {
  const board = chooseBoard(named, 'unknot wiring needs BOARD: its name (see unknot boards), or a file with your own')
  const folder = projectFolder()
  const docs = relative(join(folder, 'dist'), join(PACKAGE, 'docs/maker'))
  const source = { ...getFileSource(named), docs }
  const files: Record<string, string> = { [`dist/${board.name}.md`]: makeBoardPage(board, source) }
  if (isWired(board)) files[`dist/${board.name}.svg`] = drawCircuit(board)
  mkdirSync(join(folder, 'dist'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  print(`made ${Object.keys(files).join(', ')}`)
  print(`next: npx unknot build${named === undefined ? '' : ` --board ${quoted(named)}`}`)
  return 0
}
