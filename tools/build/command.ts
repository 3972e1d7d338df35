// `unknot build`: makes the file that a board is flashed with, in every form the board can take it, for one board or all.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { barOn } from '../../lib/command-line/long-run.ts'
import { quoted } from '../../lib/command-line/out-file.ts'
import { FAILED, type Terminal } from '../../lib/command-line/usage.ts'
import type { CompiledRotation } from '../../programs/project/rotation.ts'
import { readFirmware } from './artifacts/firmware.ts'
import { RoomError } from './artifacts/flash-files.ts'
import { makeArtifacts } from './artifacts/index.ts'
import { findBoardWarnings } from './boards/check.ts'
import { findBoard } from './boards/find.ts'
import { bundle, bundleTrial, makeTrialBoard, SubsetError } from './bundle.ts'
import { checkDeviceCode } from './gate/device-code.ts'
import { storedCode } from './tokens.ts'

export interface BuildFlags {
  board?: string
  firmware?: string
  trial?: boolean
  link?: boolean
  text?: boolean
}

const ROOT = join(import.meta.dirname, '../..')

/** Where the sources are, and the folder in whose dist/ the files are written. */
export interface BuildFolders {
  root: string
  out: string
}

/** "dist/puckjs2.js (also .paste.txt, .hex, apps/)" */
function namesOf(board: Board, files: readonly string[]): string {
  const [code, ...others] = files
  const forms = others.map((file) =>
    file.startsWith(`${board.name}.`) ? file.slice(board.name.length) : `${file.split('/')[0]}/`,
  )
  const also = forms.length > 0 ? ` (also ${[...new Set(forms)].join(', ')})` : ''
  return `dist/${code}${also}`
}

/** Builds one board into dist/ in `out`. Answers with a line about it. Throws SubsetError. */
async function buildBoard(
  { root, out }: BuildFolders,
  board: Board,
  rotation: CompiledRotation,
  { trial: isTrial = false, text: isText = false }: BuildFlags,
  engine: Buffer | undefined,
): Promise<string> {
  const built = isTrial ? makeTrialBoard(board) : board
  const code = await (isTrial ? bundleTrial(root, board) : bundle(root, board, rotation))
  const stored = isText ? code : storedCode(built, code)
  const files = await makeArtifacts(built, code, engine, stored)
  for (const [name, content] of Object.entries(files)) {
    const file = join(out, 'dist', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return `${built.name}: ${stored.length} bytes in ${namesOf(built, Object.keys(files))}`
}

/**
 * Answers with the exit code: FAILED for a program or device code that breaks a rule, or a file that does not fit on its
 * board. Throws UsageError.
 */
export async function build(
  _: readonly string[],
  flags: BuildFlags,
  { print, complain, stderr }: Terminal,
  root = ROOT,
): Promise<number> {
  // Programs import device code, which may be unable to load where it breaks a rule.
  const findings = checkDeviceCode(root)
  if (findings.length > 0) {
    complain(new SubsetError(findings).message)
    return FAILED
  }
  const [{ checkAll, compiledRotation }, { projectFolder }, { findProjectBoard, withLink }, { ProgramError }] =
    await Promise.all([
      import('../../programs/index.ts'),
      import('../../programs/project/folder.ts'),
      import('./boards/project-board.ts'),
      import('../../programs/language/compile.ts'),
    ])
  const { board: named, firmware, trial = false, link } = flags
  const own = named === undefined ? findProjectBoard() : undefined
  const wanted = named !== undefined ? [findBoard(named)] : own ? [own] : Object.values(boards)
  const isOne = wanted.length === 1
  const engine = readFirmware(firmware, wanted)
  const flag = own ? '' : ` --board ${named === undefined ? 'NAME' : quoted(named)}`
  const next = `next: npx unknot flash${flag}${trial ? ' --trial' : ''}`
  const bar = barOn(stderr)
  let status = 0
  try {
    checkAll()
    const rotation = compiledRotation()
    const folders = { root, out: root === ROOT ? projectFolder() : root }
    for (const [i, board] of wanted.entries()) {
      bar.show(i / wanted.length, board.name)
      const line = await buildBoard(folders, withLink(board, link), rotation, flags, engine).catch((error: unknown) => {
        if (!(error instanceof RoomError)) throw error
        return error
      })
      bar.clear()
      if (line instanceof RoomError) {
        complain(line.message)
        status = FAILED
        continue
      }
      for (const warning of findBoardWarnings(board)) complain(`${board.name}: ${warning}`)
      // The last line of a single build has its size.
      print(!isOne ? line : `${line}; ${next}`)
    }
  } catch (error) {
    bar.clear()
    if (!(error instanceof ProgramError || error instanceof SubsetError)) throw error
    complain(error.message)
    return FAILED
  }
  if (!isOne) print(next)
  return status
}
