// Builds what a board is flashed with, in every form: `npm run build`, or `npm run build -- --board puckjs2`, or a
// maker's own board by its file.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readFirmware } from './build/artifacts/firmware.ts'
import { artifacts } from './build/artifacts/index.ts'
import { findBoard } from './build/boards.ts'
import { bundle, SubsetError } from './build/bundle.ts'
import { readArguments, UsageError, unknownName } from './build/usage.ts'
import { boards } from './hal/boards/index.ts'
import { checkAll, compileRotation } from './programs/index.ts'
import { ProgramError } from './programs/language/compile.ts'

const root = import.meta.dirname

const HELP = `npm run build [-- --board NAME or FILE.json]         makes dist/NAME.js, and the same to paste or to drop on a
                                                    drive, for every board, or for one
npm run build -- --board NAME --firmware FILE.uf2   for a Pico: with Kaluma in the same file`

async function main() {
  const { values, positionals } = readArguments({ board: 'string', firmware: 'string', help: 'boolean' })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (positionals[0] !== undefined) throw unknownName('argument', positionals[0], ['--board', '--firmware', '--help'])
  const wanted = values.board === undefined ? Object.values(boards) : [findBoard(values.board)]
  const engine = readFirmware(values.firmware, wanted)

  checkAll()
  const programs = compileRotation()
  for (const board of wanted) {
    const code = await bundle(root, board, programs)
    for (const [name, content] of Object.entries(await artifacts(board, code, engine))) {
      const file = join(root, 'dist', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
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
