// Counts the processor instructions of a script on the real Espruino, with valgrind's callgrind.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { flash } from '../harness/espruino.ts'
import { type Ended, runProgram } from '../harness/run-program.ts'

/** Valgrind runs a program fifty times slower, and a phase prints only at its end. */
const QUIET_MS = 500_000
/** The engine's functions with which the fakes call callbacks, and end a phase. */
const CALLBACK = 'jswrap_array_forEach'
const PHASE = 'jswrap_array_reverse'

/** The cost of one phase of a run. */
export interface Cost {
  instructions: number
  /** Calls of each timer's function, in the order in which they were first set. */
  calls: number[]
  /** Variables in use at the end, and the most at any call of the engine since the run began. */
  usage: number
  most: number
}

interface Run {
  fakes: string
  file: string
  /** The code of each phase. */
  phases: readonly string[]
}

function ended(command: string, args: readonly string[], { fakes, file, phases }: Run): Promise<Ended> {
  const drive = phases.map((phase) => `${phase};at.tell();`).join('')
  return runProgram(command, {
    files: { 'espruino.flash': flash({ '.boot0': fakes, '.bootcde': file }) },
    args: [...args, '-e', `${drive}quit()`],
    quietMs: QUIET_MS,
  })
}

async function run(command: string, args: readonly string[], what: Run): Promise<Cost[]> {
  const { phases } = what
  const { printed } = await ended(command, args, what)
  const told = [...printed.replaceAll('\r', '').matchAll(/^>?cost (.*)/gm)]
  if (told.length !== phases.length) throw new Error(`no figures came:\n${printed.slice(-1500)}`)
  return told.map(([, line]) => ({ instructions: 0, ...(JSON.parse(line!) as Omit<Cost, 'instructions'>) }))
}

/** Instructions that `file` takes at power-up. */
export async function bootCost(espruino: string, fakes: string, file: string): Promise<number> {
  const total = async (of: string) => {
    const args = ['--tool=callgrind', '--callgrind-out-file=/dev/null', espruino]
    const { printed } = await ended('valgrind', args, { fakes, file: of, phases: [] })
    return Number(/Collected : (\d+)/.exec(printed)![1])
  }
  return (await total(file)) - (await total(''))
}

/** Runs `file` from flash after the fakes, as a board does, and counts variables only. */
export const variables = (espruino: string, what: Run): Promise<Cost[]> => run(espruino, [], what)

/** The same, and counts the instructions of the callbacks in each phase. */
export async function cost(espruino: string, what: Run): Promise<Cost[]> {
  const folder = await mkdtemp(join(tmpdir(), 'unknot-bench-'))
  try {
    const args = [
      `--callgrind-out-file=${join(folder, 'part')}`,
      `--toggle-collect=${CALLBACK}`,
      `--dump-before=${PHASE}`,
    ]
    const costs = await run('valgrind', ['--tool=callgrind', ...args, espruino], what)
    const parts = (await readdir(folder)).filter((name) => name.startsWith('part.'))
    for (const part of parts) {
      const text = await readFile(join(folder, part), 'utf8')
      const of = costs[Number(part.slice('part.'.length)) - 1]
      if (of) of.instructions = Number(/^(?:totals|summary): (\d+)/m.exec(text)![1])
    }
    return costs
  } finally {
    await rm(folder, { recursive: true })
  }
}
