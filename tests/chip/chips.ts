// The boards of this run with an emulated chip: KALUMA_UF2 and ESPRUINO_UF2 name the binaries of the engines.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { compiledRotation, rotation } from '../../programs/index.ts'
import { findBoardOf, readEngine } from '../../sim/chip/board/flash-image.ts'
import { bundle } from '../../tools/build/bundle.ts'
import { storedCode } from '../../tools/build/tokens.ts'

const root = join(import.meta.dirname, '../..')

/** The names of the rotation, in order. */
export const names = rotation.map((program) => program.name)

export interface Chip {
  board: Board
  uf2: Buffer
  code: string
}

async function chipOf(file: string): Promise<Chip> {
  const uf2 = readFileSync(file)
  const name = findBoardOf(readEngine(uf2))
  if (name === undefined) throw new Error(`${file} has no engine that is known here`)
  const board = boards[name]!
  return { board, uf2, code: storedCode(board, await bundle(root, board, compiledRotation())) }
}

/** By the variable that names the binary; undefined if it is not set, or empty. */
export const CHIPS: readonly (readonly [variable: string, load: (() => Promise<Chip>) | undefined])[] = [
  'KALUMA_UF2',
  'ESPRUINO_UF2',
].map((variable) => {
  const file = process.env[variable]
  return [variable, file ? () => chipOf(file) : undefined] as const
})
