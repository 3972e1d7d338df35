// `unknot init FOLDER`: makes a folder for a massager of one's own.

import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { boards } from '../../hal/boards/index.ts'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { quoted } from '../../lib/command-line/out-file.ts'
import { FAILED, type Terminal, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { PACKAGE, PROJECT_FILE } from '../../programs/project/folder.ts'
import { makeFiles } from './template.ts'

/** What a new folder may have already. */
const IGNORED = ['.git', '.DS_Store']

/** Why files cannot be made there, or undefined. */
function findObstacle(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  if (!statSync(folder).isDirectory()) return `${folder} is a file`
  const [first] = readdirSync(folder).filter((name) => !IGNORED.includes(name))
  return first === undefined ? undefined : `${folder} is not empty: it has ${first}`
}

/** Returns the exit code. Throws UsageError with every mistake. */
export async function init(
  [folder]: readonly string[],
  { board = 'pico' }: { board?: string },
  { print, complain }: Terminal,
): Promise<number> {
  const known = Object.keys(boards)
  const mistakes: string[] = []
  const obstacle = findObstacle(folder!)
  if (obstacle) mistakes.push(`${obstacle}; expected a new or an empty folder, and nothing was written`)
  if (!known.includes(board)) mistakes.push(unknownName('board', board, known).message)
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
  const path = resolve(folder!)
  const name =
    basename(path)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-') || 'my-massager'
  const files = makeFiles({ name, board, unknot: relative(path, PACKAGE).replaceAll('\\', '/') })
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text, { flag: 'wx' })
    }
  } catch (error) {
    complain(`cannot write ${folder}: ${fileErrorReason(error)}`)
    return FAILED
  }
  print(
    `made ${join(folder!, PROJECT_FILE)} and ${Object.keys(files).length - 1} more files for ${boards[board]!.title}`,
  )
  print(`next: cd ${quoted(folder!)} && npm install && npm test && npm start`)
  return 0
}
