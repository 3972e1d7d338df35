// The simulator's command line: a live screen in a terminal, a demonstration as text where there is none,
// and scenarios from files.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readArguments, type Screen, UsageError, unknownName } from '../build/usage.ts'
import { compileRotation, rotation } from '../programs/index.ts'
import type { MotorProfile } from '../src/motor.ts'
import { demo } from './demo.ts'
import { runLive } from './live.ts'
import { RecordFile } from './record-file.ts'
import { ScenarioError } from './script/parse.ts'
import { MOTORS, runScenario } from './script/play.ts'
import { ExpectationError } from './script/step.ts'

const HELP = `npm start                     live screen in a terminal; a demonstration as text anywhere else
npm run sim -- FILE...        play scenarios (see docs/scenarios.md)
  --json                      print the trace, one JSON object a line
  --motor massager|coin       which motor the fake board has (massager)
  --demo                      the demonstration, in a terminal too
  --record FILE               write what happens in the live screen as a scenario
  --seed NUMBER               of all chance in the live screen (1)
`

const FLAGS = {
  json: 'boolean',
  demo: 'boolean',
  help: 'boolean',
  motor: 'string',
  record: 'string',
  seed: 'string',
} as const

/** The files a mistyped name may have meant: those beside it, and the scenarios of the project. */
function neighbours(file: string): string[] {
  const folders = [dirname(file), 'sim/scenarios']
  return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
}

function readScenario(file: string): string {
  if (!existsSync(file)) throw unknownName('file', file, neighbours(file), basename)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

/** Plays scenario files; 1 if an expectation failed. */
function playScenarios(
  files: readonly string[],
  json: boolean,
  motor: MotorProfile,
  { print, complain }: Screen,
): number {
  const names = rotation.map((program) => program.name)
  const programs = compileRotation()
  let exitCode = 0
  for (const file of files) {
    const text = readScenario(file)
    try {
      const trace = json ? (line: object) => print(JSON.stringify(line)) : undefined
      const result = runScenario(text, { programs, names, motor, ...(trace && { trace }) })
      if (!json) print(`${file}: ${result.expectations} expectations met, ${result.simulatedMs / 1000} s played`)
    } catch (error) {
      if (error instanceof ScenarioError) throw new UsageError(`${file}: ${error.message}`)
      if (!(error instanceof ExpectationError)) throw error
      complain(`${file}: ${error.message}`)
      exitCode = 1
    }
  }
  return exitCode
}

/** Chance has 32 bits of it. */
const MAX_SEED = 2 ** 32 - 1

function readSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(seed <= MAX_SEED)) throw new UsageError(`--seed is a whole number from 0 to ${MAX_SEED}, not "${text}"`)
  return seed
}

/** What of this process the live screen needs. */
export type Terminal = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'env'>

async function answer(args: readonly string[], screen: Screen, { stdin, stdout, env }: Terminal): Promise<number> {
  const { values, positionals: files } = readArguments(FLAGS, args)
  const name = values.motor ?? 'massager'
  const motor = MOTORS[name]
  if (!motor) throw unknownName('motor', name, Object.keys(MOTORS))
  if (values.help) {
    screen.print(HELP)
    return 0
  }
  if (files.length > 0) return playScenarios(files, Boolean(values.json), motor, screen)
  if (values.json) throw new UsageError('--json needs a scenario: npm run sim -- FILE --json')
  if (values.demo || !stdin.isTTY || !stdout.isTTY || env.TERM === 'dumb') {
    if (values.record !== undefined) throw new UsageError('--record needs a terminal: it records the live screen')
    demo(compileRotation(), screen.print)
    return 0
  }
  const record = values.record === undefined ? undefined : new RecordFile(values.record)
  const options = { programs: compileRotation(), rotation, motor, seed: readSeed(values.seed ?? '1') }
  return runLive(options, { input: stdin, output: stdout, env }, record)
}

/** Runs a command line; answers with the exit code: 0, 1 for an expectation that failed, 2 for a mistake in what was typed. */
export async function command(args: readonly string[], screen: Screen, terminal: Terminal): Promise<number> {
  try {
    return await answer(args, screen, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    screen.complain(error.message)
    return 2
  }
}
