// The engines' programs: ESPRUINO, JERRY and KALUMA name Linux builds of them. A file that is named must be there, be that
// engine, and be of a version that is known to work.

import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../../lib/command-line/usage.ts'
import { linesOf } from './play.ts'
import { HangError, runProgram } from './run-program.ts'

/** An engine says its version in a moment; a busy machine takes longer. */
const ANSWER_MS = 60_000

/** The question for the version. The sum in it tells an answer from an echo. */
const QUESTION = 'print("unknot " + (40 + 2) + " " + process.version)'
const ANSWER = 'unknot 42 '

export interface EngineProgram {
  name: string
  /** The environment variable with its path. */
  variable: string
  /** How it is asked for its version, and where in its answer the version is. */
  args: readonly string[]
  files: Record<string, string>
  version: RegExp
  /** The oldest version that is known to work, and the first that is not. */
  from: string
  before?: string
}

export const ENGINE_PROGRAMS: readonly EngineProgram[] = [
  {
    name: 'Espruino',
    variable: 'ESPRUINO',
    args: ['-e', QUESTION],
    files: {},
    version: new RegExp(`^${ANSWER}(\\d+v.*)`),
    from: '2v27',
  },
  {
    name: 'JerryScript',
    variable: 'JERRY',
    args: ['--version'],
    files: {},
    version: /^Version: (.*) \([0-9a-f]*\)/,
    from: '3.0.0',
  },
  {
    name: 'Kaluma',
    variable: 'KALUMA',
    args: ['ask.js'],
    files: { 'ask.js': QUESTION },
    version: new RegExp(`^${ANSWER}(\\d+\\.\\d+\\.\\d+.*)`),
    from: '1.2.1',
    // Swallows every exception that no code catches.
    before: '1.3.0',
  },
]

/** 2v29.277 and 1.2.1 as numbers; undefined for what is no version. */
const parseVersion = (version: string): number[] | undefined =>
  /^\d+([v.]\d+)+$/.test(version) ? version.split(/[v.]/).map(Number) : undefined

/** Negative if `a` is older. A missing number counts as 0. */
function compareVersions(a: readonly number[], b: readonly number[]): number {
  const differences = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) - (b[i] ?? 0))
  return differences.find((difference) => difference !== 0) ?? 0
}

/** The full path of the program at `named`, if it is this engine. Throws UsageError with one sentence. */
export async function checkEngine(
  engine: EngineProgram,
  named: string,
  answerMs = ANSWER_MS,
  variable = engine.variable,
): Promise<string> {
  const { name, args, files, version, from, before } = engine
  const program = resolve(named)
  const refuse = (why: string) => new UsageError(`${variable} must name a Linux build of ${name}: ${named} ${why}`)

  const stats = statSync(program, { throwIfNoEntry: false })
  if (!stats) throw refuse('is not there')
  try {
    accessSync(program, constants.X_OK)
  } catch {
    throw refuse('cannot be run')
  }
  if (!stats.isFile()) throw refuse('is no file')

  let printed: string
  try {
    printed = (await runProgram(program, { files, args, quietMs: answerMs })).printed
  } catch (error) {
    if (!(error instanceof HangError)) throw error
    throw refuse(error.message)
  }
  const found = linesOf(printed).flatMap((line) => version.exec(line)?.[1] ?? [])[0]
  if (found === undefined) throw refuse(`is not ${name}`)
  const numbers = parseVersion(found)
  const range = before ? `${from} is known to work, and not ${before}` : `${from} is the oldest known to work`
  if (!numbers) throw refuse(`says version ${found}, and ${range}`)
  const isOlder = compareVersions(numbers, parseVersion(from)!) < 0
  if (isOlder || (before && compareVersions(numbers, parseVersion(before)!) >= 0))
    throw refuse(`is version ${found}, and ${range}`)
  return program
}

/** What Linux builds of Espruino differ in, as far as a test depends on it. */
export interface EspruinoBuild {
  pages: number
  pageBytes: number
}

// The sum in it tells an answer from an echo.
const BUILD_QUESTION =
  '(p=>print("unknot "+(40+2),require("Storage").getStats().totalBytes/p,p))(require("Flash").getPage(0x10000000).length);quit()'

/** Asks a build of Espruino. Throws UsageError if it does not answer. */
export async function askEspruino(program: string): Promise<EspruinoBuild> {
  const { printed } = await runProgram(program, { files: {}, args: ['-e', BUILD_QUESTION], quietMs: ANSWER_MS })
  const [, pages, pageBytes] = linesOf(printed).flatMap((line) => /^unknot 42 (\d+) (\d+)$/.exec(line) ?? [])
  if (!pages || !pageBytes)
    throw new UsageError(
      `ESPRUINO must name a Linux build of Espruino with storage: ${program} does not tell its pages`,
    )
  return { pages: Number(pages), pageBytes: Number(pageBytes) }
}

const describePages = ({ pages, pageBytes }: EspruinoBuild): string => `${pages} of ${pageBytes / 1024} KB`

/** What a build lacks for a test that needs the storage of a board; undefined if it has that storage. */
export function lacksStorageOf(board: string, needed: EspruinoBuild, build: EspruinoBuild): string | undefined {
  if (build.pages === needed.pages && build.pageBytes === needed.pageBytes) return undefined
  return `needs ${needed.pages} pages of ${needed.pageBytes / 1024} KB as on a ${board}; this build has ${describePages(build)}`
}

/** Paths of the engines that the environment names, by the engine's name. */
export async function findEngines(environment: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const paths: Record<string, string> = {}
  for (const engine of ENGINE_PROGRAMS) {
    const named = environment[engine.variable]
    if (named) paths[engine.name] = await checkEngine(engine, named)
  }
  return paths
}
