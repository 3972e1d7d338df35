// Counts what a script costs on the real Espruino, in instructions of the processor, with valgrind's callgrind.

import { flash } from '../espruino.ts'
import { runProgram } from '../process.ts'

/** Valgrind runs a program fifty times slower, and nothing is printed before its end. */
const QUIET_MS = 500_000
const PRINT =
  'print("cost " + JSON.stringify([at.wakes, at.steps, process.memory().usage, process.memory().total]));quit()'

/** The engine's own function by which the fakes call back. */
const COUNTED = '--toggle-collect=jswrap_array_forEach'

export interface Cost {
  instructions: number
  wakes: number
  steps: number
  /** Variables in use, and how many there are. */
  usage: number
  total: number
}

/** Runs `file` as a board does, from flash behind the fakes, and then `drive`. Without `counted` no instructions. */
export async function cost(program: string, fakes: string, file: string, drive: string, counted = true): Promise<Cost> {
  const files = { 'espruino.flash': flash({ '.boot0': fakes, '.bootcde': file }) }
  const args = ['-e', `${drive};${PRINT}`]
  const { printed } = counted
    ? await runProgram('valgrind', {
        files,
        args: ['--tool=callgrind', '--callgrind-out-file=/dev/null', COUNTED, program, ...args],
        quietMs: QUIET_MS,
      })
    : await runProgram(program, { files, args, quietMs: QUIET_MS })
  const answer = /^>?cost (.*)/m.exec(printed.replaceAll('\r', ''))
  const collected = /Collected : (\d+)/.exec(printed)
  if (!answer || (counted && !collected)) throw new Error(`no figures came:\n${printed.slice(-1500)}`)
  const [wakes, steps, usage, total] = JSON.parse(answer[1]!) as [number, number, number, number]
  return { instructions: Number(collected?.[1] ?? 0), wakes, steps, usage, total }
}
