// `unknot build`: makes the file that a board is flashed with, in every form the board can take it, for one board or all.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { barOn } from '../../lib/command-line/long-run.ts'
import { quoted } from '../../lib/command-line/out-file.ts'
import { FAILED, type Terminal } from '../../lib/command-line/usage.ts'
import { readFirmware } from './artifacts/firmware.ts'
import { makeArtifacts } from './artifacts/index.ts'
import { findBoardWarnings } from './boards/check.ts'
import { findBoard } from './boards/find.ts'
import { bundle, bundleTrial, makeTrialBoard, SubsetError } from './bundle.ts'
import { checkDeviceCode } from './gate/device-code.ts'

export interface BuildFlags {
  board?: string
  firmware?: string
  trial?: boolean
}

const ROOT = join(import.meta.dirname, '../..')

/** "dist/puckjs2.js (also .paste.txt, .hex, apps/)" */
function namesOf(board: Board, files: readonly string[]): string {
  const [code, ...others] = files
  const forms = others.map((file) =>
    file.startsWith(`${board.name}.`) ? file.slice(board.name.length) : `${file.split('/')[0]}/`,
  )
  const also = forms.length > 0 ? ` (also ${[...new Set(forms)].join(', ')})` : ''
  return `dist/${code}${also}`
}

/** Builds one board into dist/ in `root`. Answers with a line about it. Throws SubsetError. */
async function buildBoard(
  root: string,
  board: Board,
  programs: readonly string[],
  isTrial: boolean,
  engine: Buffer | undefined,
): Promise<string> {
  const built = isTrial ? makeTrialBoard(board) : board
  const code = await (isTrial ? bundleTrial(root, board) : bundle(root, board, programs))
  const files = await makeArtifacts(built, code, engine)
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, 'dist', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return `${built.name}: ${Buffer.byteLength(code)} bytes in ${namesOf(built, Object.keys(files))}`
}

/** Answers with the exit code: FAILED for a program or device code that breaks a rule. Throws UsageError. */
export async function build(
  _: readonly string[],
  { board: named, firmware, trial = false }: BuildFlags,
  { print, complain, stderr }: Terminal,
  root = ROOT,
): Promise<number> {
  const wanted = named === undefined ? Object.values(boards) : [findBoard(named)]
  const engine = readFirmware(firmware, wanted)
  const next = `next: npx unknot flash --board ${named === undefined ? 'NAME' : quoted(named)}${trial ? ' --trial' : ''}`
  const findings = checkDeviceCode(root)
  if (findings.length > 0) {
    complain(new SubsetError(findings).message)
    return FAILED
  }
  // Programs import device code, which may be unable to load where it breaks a rule.
  const { checkAll, compileRotation } = await import('../../programs/index.ts')
  const { ProgramError } = await import('../../programs/language/compile.ts')
  const bar = barOn(stderr)
  try {
    checkAll()
    const programs = compileRotation()
    for (const [i, board] of wanted.entries()) {
      bar.show(i / wanted.length, board.name)
      const line = await buildBoard(root, board, programs, trial, engine)
      bar.clear()
      for (const warning of findBoardWarnings(board)) complain(`${board.name}: ${warning}`)
      // The last line of a single build has its size.
      print(named === undefined ? line : `${line}; ${next}`)
    }
  } catch (error) {
    bar.clear()
    if (!(error instanceof ProgramError || error instanceof SubsetError)) throw error
    complain(error.message)
    return FAILED
  }
  if (named === undefined) print(next)
  return 0
}
