// JerryScript and Kaluma: engines that get everything as one script.

import { benchScripts, builtinFakes, type Engine, halOf, type PowerCycle, START_BENCH } from './engine.ts'
import { QUIET_MS, runProgram } from './run-program.ts'

/** The built file, unchanged, in the middle. A board that cannot start prints the error and stays dark. */
const scriptOf = (cycle: PowerCycle, engineCode: string) => `${benchScripts(cycle, engineCode).join('\n')}
var events = ${JSON.stringify(cycle.events)}
try {
${cycle.built}
} catch (error) {
  print('Uncaught ' + error)
}
${START_BENCH}`

const scriptEngine = (
  name: string,
  program: string,
  runs: (hal: string) => boolean,
  engineCodeFor: (hal: string) => string,
): Engine => ({
  name,
  runs,

  async run(cycle) {
    const files = { 'run.js': scriptOf(cycle, engineCodeFor(halOf(cycle.board))) }
    const { printed } = await runProgram(program, { files, args: ['run.js'], quietMs: QUIET_MS })
    return printed
  },
})

/** The engine alone: with fakes of the built-in functions it runs the files of every board. */
export const jerryScript = (program: string) => scriptEngine('JerryScript', program, () => true, builtinFakes)

/** Kaluma's print ends no line. */
const LINES = 'var write = print; print = (line) => write(line + "\\n")'

/** Has all functions of its own boards. */
export const kaluma = (program: string) =>
  scriptEngine(
    'Kaluma',
    program,
    (hal) => hal === 'kaluma',
    () => LINES,
  )
