// The simulator's command line: a live screen in a terminal, a demonstration as text where there is none,
// and scenarios from files.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readArguments, UsageError, unknownName } from '../build/usage.ts'
import { coinMotor, massagerMotor } from '../hal/boards/motors.ts'
import { compileRotation, rotation } from '../programs/index.ts'
import type { MotorProfile } from '../src/motor.ts'
import { demo } from './demo.ts'
import { runLive } from './live.ts'
import { ExpectationError, runScenario, ScenarioError } from './scenario.ts'

const MOTORS: Record<string, MotorProfile> = { massager: massagerMotor, coin: coinMotor }

const HELP = `npm start                     live screen in a terminal; a demonstration as text anywhere else
npm run sim -- FILE...        play scenarios (see docs/scenarios.md)
  --json                      print the trace, one JSON object a line
  --motor massager|coin       which motor the fake board has (massager)
  --demo                      the demonstration, in a terminal too
`

const FLAGS = { json: 'boolean', demo: 'boolean', help: 'boolean', motor: 'string' } as const

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
function playScenarios(files: readonly string[], json: boolean, motor: MotorProfile): number {
  const names = rotation.map((program) => program.name)
  const programs = compileRotation()
  let exitCode = 0
  for (const file of files) {
    const text = readScenario(file)
    try {
      const trace = json ? (line: object) => console.log(JSON.stringify(line)) : undefined
      const result = runScenario(text, { programs, names, motor, ...(trace && { trace }) })
      if (!json) console.log(`${file}: ${result.expectations} expectations met, ${result.simulatedMs / 1000} s played`)
    } catch (error) {
      if (error instanceof ScenarioError) throw new UsageError(`${file}: ${error.message}`)
      if (!(error instanceof ExpectationError)) throw error
      console.error(`${file}: ${error.message}`)
      exitCode = 1
    }
  }
  return exitCode
}

async function main(): Promise<number> {
  const { values, positionals: files } = readArguments(FLAGS)
  const name = values.motor ?? 'massager'
  const motor = MOTORS[name]
  if (!motor) throw unknownName('motor', name, Object.keys(MOTORS))
  if (values.help) {
    console.log(HELP)
    return 0
  }
  if (files.length > 0) return playScenarios(files, Boolean(values.json), motor)
  if (values.json) throw new UsageError('--json needs a scenario: npm run sim -- FILE --json')
  const { stdin, stdout, env } = process
  if (values.demo || !stdin.isTTY || !stdout.isTTY || env.TERM === 'dumb') {
    demo(compileRotation(), (line) => console.log(line))
    return 0
  }
  return runLive({ programs: compileRotation(), rotation, motor }, { input: stdin, output: stdout, env })
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
