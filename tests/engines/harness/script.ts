// JerryScript and Kaluma: engines that are given everything as one script.

import { bench, type Engine, halOf, type Part, RUN, standIns } from './engine.ts'
import { QUIET_MS, runProgram } from './process.ts'

/** The built file as it is, in the middle. A board that cannot start says so and stays dark. */
const scriptOf = (part: Part, own: string) => `${bench(part, own)}
var events = ${JSON.stringify(part.events)}
try {
${part.built}
} catch (error) {
  print('Uncaught ' + error)
}
${RUN}`

const scriptEngine = (
  name: string,
  program: string,
  runs: (hal: string) => boolean,
  own: (hal: string) => string,
): Engine => ({
  name,
  runs,

  async run(part) {
    const files = { 'run.js': scriptOf(part, own(halOf(part.board))) }
    const { printed } = await runProgram(program, { files, args: ['run.js'], quietMs: QUIET_MS })
    return printed
  },
})

/** The engine alone: with stand-ins it runs the files of every board. */
export const jerryScript = (program: string) => scriptEngine('JerryScript', program, () => true, standIns)

/** Its print ends no line. */
const LINES = 'var write = print; print = (line) => write(line + "\\n")'

/** Brings all that its own boards have. */
export const kaluma = (program: string) =>
  scriptEngine(
    'Kaluma',
    program,
    (hal) => hal === 'kaluma',
    () => LINES,
  )
