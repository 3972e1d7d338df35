// `npm run build`: makes what a board is flashed with, in every form, for every board, for one, or for a maker's own.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { boards } from '../../hal/boards/index.ts'
import { readArguments, type Screen, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { readFirmware } from './artifacts/firmware.ts'
import { artifacts } from './artifacts/index.ts'
import { findBoard } from './boards/find.ts'
import { bundle, bundleTrial, SubsetError, trialOf } from './bundle.ts'
import { checkDeviceCode } from './gate/device-code.ts'

const HELP = `npm run build [-- --board NAME or FILE.json]         makes dist/NAME.js, and the same to paste or to drop on a
                                                    drive, for every board, or for one
npm run build -- --board NAME --firmware FILE.uf2   for a Pico: with Kaluma in the same file
npm run build -- --trial [--board NAME]             makes dist/NAME-trial.js, which tries a board before the firmware`

const FLAGS = { board: 'string', firmware: 'string', trial: 'boolean', help: 'boolean' } as const

async function build(root: string, args: readonly string[], { print }: Screen): Promise<void> {
  const { values, positionals } = readArguments(FLAGS, args)
  if (values.help) return print(HELP)
  if (positionals[0] !== undefined)
    throw unknownName('argument', positionals[0], ['--board', '--firmware', '--trial', '--help'])
  const wanted = values.board === undefined ? Object.values(boards) : [findBoard(values.board)]
  const engine = readFirmware(values.firmware, wanted)

  const findings = checkDeviceCode(root)
  if (findings.length > 0) throw new SubsetError(findings)
  // Not before: programs import device code, which may be unable to load where it breaks a rule.
  const { checkAll, compileRotation } = await import('../../programs/index.ts')
  checkAll()
  const programs = compileRotation()
  for (const one of wanted) {
    const board = values.trial ? trialOf(one) : one
    const code = await (values.trial ? bundleTrial(root, one) : bundle(root, one, programs))
    for (const [name, content] of Object.entries(await artifacts(board, code, engine))) {
      const file = join(root, 'dist', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    print(`${board.name}: ${Buffer.byteLength(code)} bytes`)
  }
}

/** Runs a command line, with dist/ in `root`; answers with the exit code. */
export async function command(root: string, args: readonly string[], screen: Screen): Promise<number> {
  try {
    await build(root, args, screen)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SubsetError)) {
      const { ProgramError } = await import('../../programs/language/compile.ts')
      if (!(error instanceof ProgramError)) throw error
    }
    screen.complain((error as Error).message)
    return error instanceof UsageError ? 2 : 1
  }
}
