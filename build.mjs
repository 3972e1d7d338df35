// Builds one flashable file a board: `npm run build`, or `npm run build -- --board puckjs2`, or a maker's own by its file.

import { mkdirSync, writeFileSync } from 'node:fs'
import { findBoard } from './build/boards.ts'
import { bundle, SubsetError } from './build/bundle.ts'
import { readArguments, UsageError, unknownName } from './build/usage.ts'
import { boards } from './hal/boards/index.ts'
import { checkAll, compileRotation } from './programs/index.ts'
import { ProgramError } from './programs/language/compile.ts'

const root = import.meta.dirname

async function main() {
  const { values, positionals } = readArguments({ board: 'string', help: 'boolean' })
  if (values.help) {
    console.log('npm run build [-- --board NAME or FILE.json]   makes dist/NAME.js for every board, or for one')
    return
  }
  if (positionals[0] !== undefined) throw unknownName('argument', positionals[0], ['--board', '--help'])
  const wanted = values.board === undefined ? Object.values(boards) : [findBoard(values.board)]

  checkAll()
  const programs = compileRotation()
  mkdirSync(`${root}/dist`, { recursive: true })
  for (const board of wanted) {
    const code = await bundle(root, board, programs)
    writeFileSync(`${root}/dist/${board.name}.js`, code)
    console.log(`${board.name}: ${Buffer.byteLength(code)} bytes`)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ProgramError || error instanceof SubsetError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
