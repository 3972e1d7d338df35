// Builds what a board is flashed with, in every form: `npm run build`, or `npm run build -- --board puckjs2`.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { artifacts } from './build/artifacts/index.ts'
import { Uf2Error } from './build/artifacts/uf2.ts'
import { bundle, SubsetError } from './build/bundle.ts'
import { readArguments, UsageError, unknownName } from './build/usage.ts'
import { boards } from './hal/boards/index.ts'
import { checkAll, compileRotation } from './programs/index.ts'
import { ProgramError } from './programs/language/compile.ts'

const root = import.meta.dirname

const HELP = `npm run build [-- --board NAME]                      makes dist/NAME.js, and the same to paste or to drop on a
                                                    drive, for every board, or for one
npm run build -- --board NAME --firmware FILE.uf2   for a Pico: with Kaluma in the same file`

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${/** @type {NodeJS.ErrnoException} */ (error).code}`)
  }
}

async function main() {
  const { values, positionals } = readArguments({ board: 'string', firmware: 'string', help: 'boolean' })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (positionals[0] !== undefined) throw unknownName('argument', positionals[0], ['--board', '--firmware', '--help'])
  const names = Object.keys(boards)
  if (values.board !== undefined && !boards[values.board]) throw unknownName('board', values.board, names)
  const wanted = Object.values(boards).filter(({ name }) => values.board === undefined || name === values.board)
  if (values.firmware !== undefined && (wanted.length > 1 || wanted[0]?.engine !== 'kaluma'))
    throw new UsageError('--firmware needs a board with Kaluma: --board pico')
  const engine = values.firmware === undefined ? undefined : read(values.firmware)

  checkAll()
  const programs = compileRotation()
  for (const board of wanted) {
    const code = await bundle(root, board, programs)
    const files = await artifacts(board, code, engine).catch((error) => {
      throw error instanceof Uf2Error ? new UsageError(`${values.firmware} ${error.message}`) : error
    })
    for (const [name, content] of Object.entries(files)) {
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
