// Builds one flashable file a board: `npm run build`, or `npm run build -- --board puckjs2`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundle, SubsetError } from './build/bundle.ts'
import { boards } from './hal/boards/index.ts'
import { compileRotation } from './programs/index.ts'
import { ProgramError } from './programs/language/compile.ts'
import { UsageError, unknownName } from './sim/nearest.ts'

const root = import.meta.dirname

async function main() {
  const { values, positionals } = parseArgs({
    options: { board: { type: 'string', multiple: true }, help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  })
  if (values.help)
    return console.log('npm run build [-- --board NAME]   makes dist/NAME.js for every board, or for one')
  for (const flag of Object.keys(values))
    if (!['board', 'help'].includes(flag)) throw unknownName('flag', `--${flag}`, ['--board', '--help'])
  if (positionals[0] !== undefined) throw unknownName('argument', positionals[0], ['--board', '--help'])

  const names = Object.keys(boards)
  const wanted = values.board?.map(String) ?? names
  for (const name of wanted) if (!boards[name]) throw unknownName('board', name, names)

  const programs = compileRotation()
  mkdirSync(`${root}/dist`, { recursive: true })
  for (const name of wanted) {
    const code = await bundle(root, name, programs)
    writeFileSync(`${root}/dist/${name}.js`, code)
    console.log(`${name}: ${Buffer.byteLength(code)} bytes`)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ProgramError || error instanceof SubsetError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
