// Which engines are at hand: ESPRUINO, JERRY and KALUMA name Linux builds of them. One that is named must be there,
// be that engine, and be of a version that is known to work.

import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../../lib/command-line/usage.ts'
import type { Engine } from './engine.ts'
import { espruino } from './espruino.ts'
import { linesOf } from './play.ts'
import { HangError, runProgram } from './process.ts'
import { jerryScript, kaluma } from './script.ts'

/** Saying one's version takes a moment. */
const ANSWER_MS = 5000

/** What each is asked. A sum in it tells an answer from an echo. */
const ASK = 'print("unknot " + (40 + 2) + " " + process.version)'
const ANSWER = 'unknot 42 '

export interface Known {
  name: string
  variable: string
  at: (program: string) => Engine
  /** How it is asked for its version, and what it says to that. */
  args: readonly string[]
  files: Record<string, string>
  says: RegExp
  /** What is known to work: from this on, up to but without that. Nobody has tried others. */
  from: string
  before?: string
}

export const KNOWN: readonly Known[] = [
  {
    name: 'Espruino',
    variable: 'ESPRUINO',
    at: espruino,
    args: ['-e', ASK],
    files: {},
    says: new RegExp(`^${ANSWER}(\\d+v.*)`),
    from: '2v27',
  },
  {
    name: 'JerryScript',
    variable: 'JERRY',
    at: jerryScript,
    args: ['--version'],
    files: {},
    says: /^Version: (.*) \([0-9a-f]+\)/,
    from: '3.0.0',
  },
  {
    name: 'Kaluma',
    variable: 'KALUMA',
    at: kaluma,
    args: ['ask.js'],
    files: { 'ask.js': ASK },
    says: new RegExp(`^${ANSWER}(\\d+\\.\\d+\\.\\d+.*)`),
    from: '1.2.1',
    // Swallows every exception that nobody caught.
    before: '1.3.0',
  },
]

/** 2v29.277 and 1.2.1 as numbers; undefined for what is no version. */
const parse = (version: string): number[] | undefined =>
  /^\d+([v.]\d+)+$/.test(version) ? version.split(/[v.]/).map(Number) : undefined

/** Negative if `a` is older. What one of them does not say counts as 0. */
function compare(a: readonly number[], b: readonly number[]): number {
  const differs = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) - (b[i] ?? 0))
  return differs.find((difference) => difference !== 0) ?? 0
}

/** The full path of a program that is this engine. Throws UsageError with one sentence. */
export async function checked(known: Known, named: string, answerMs = ANSWER_MS): Promise<string> {
  const { name, variable, args, files, says, from, before } = known
  const program = resolve(named)
  const fail = (why: string) => new UsageError(`${variable} must name a Linux build of ${name}: ${named} ${why}`)

  const stats = statSync(program, { throwIfNoEntry: false })
  if (!stats) throw fail('is not there')
  try {
    accessSync(program, constants.X_OK)
  } catch {
    throw fail('cannot be run')
  }
  if (!stats.isFile()) throw fail('is no file')

  let printed: string
  try {
    printed = (await runProgram(program, { files, args, quietMs: answerMs })).printed
  } catch (error) {
    if (!(error instanceof HangError)) throw error
    throw fail(error.message)
  }
  const version = linesOf(printed).flatMap((line) => says.exec(line)?.[1] ?? [])[0]
  if (version === undefined) throw fail(`is not ${name}`)
  const numbers = parse(version)
  const range = before ? `${from} is known to work, and not ${before}` : `${from} is the oldest known to work`
  if (!numbers) throw fail(`says version ${version}, and ${range}`)
  if (compare(numbers, parse(from)!) < 0 || (before && compare(numbers, parse(before)!) >= 0))
    throw fail(`is version ${version}, and ${range}`)
  return program
}

/** Names and paths of the engines that are at hand. */
export async function programsIn(environment: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const programs: Record<string, string> = {}
  for (const known of KNOWN) {
    const named = environment[known.variable]
    if (named) programs[known.name] = await checked(known, named)
  }
  return programs
}
