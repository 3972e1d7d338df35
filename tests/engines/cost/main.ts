// `npm run bench:engines`: the cost of the firmware on the real engines, compared with two simple players that a maker might
// write. ESPRUINO names a Linux build of Espruino, best with the 2,630 variables of a Puck.js; KALUMA names one of Kaluma.
// If ESPRUINO is a script, ESPRUINO_COUNTED names the build on which valgrind counts instructions. The figures go into
// figures.json, from which `npm run docs` makes the tables of docs/contributor/cost.md.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from 'terser'
import { boards } from '../../../hal/boards/index.ts'
import { UsageError } from '../../../lib/command-line/usage.ts'
import { compiledRotation, rotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, type Program, program, ramp, s, wave } from '../../../programs/language/write.ts'
import { bundle } from '../../../tools/build/bundle.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import { endWithNpm } from '../../support/end-with-npm.ts'
import { checkEngine, ENGINE_PROGRAMS } from '../harness/engine-programs.ts'
import { bootCost, type Cost, cost, variables } from './callgrind.ts'
import { COUNTED_VARIABLE, countedProgram } from './counted-program.ts'
import { bytesOfAll, type EngineRow, readFigures, writeFigures } from './figures.ts'
import { heap } from './heap.ts'

const root = join(import.meta.dirname, '../../..')
const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
const BOARD = 'joltjs'
/** The board with the fewest variables. */
const SMALL_BOARD = 'puckjs2'
const SESSIONS = 1000

/** A minute: 10 s of ramp, 20 s of hold, 30 waves of a second. The simple players play the same. */
const curve: Program = program({
  name: 'curve',
  title: 'The measured curve',
  serves: ['flow'],
  about: 'For the bench.',
  segments: [ramp(40, s(10)), hold(40, s(20)), wave(40, 100, s(1), s(30)), ramp(0, s(1))],
})

const millions = (instructions: number) => `${(instructions / 1e6).toFixed(instructions < 10e6 ? 2 : 0)} M`
/** Prints a line when it is known, as the whole table takes minutes. */
const print = (what: string, figure: string, note = '') =>
  console.log(`${what.padEnd(40)}  ${figure.padStart(11)}  ${note}`.trimEnd())

const { engines } = readFigures()
const rows: Record<string, EngineRow> = { ...engines.rows }

/** Records and prints a figure. */
function row(what: string, amount: number, unit: 'instructions' | 'variables' | 'B', note?: string): void {
  rows[what] = { amount, ...(note !== undefined && { note }) }
  print(what, unit === 'instructions' ? millions(amount) : `${amount} ${unit}`, note)
}

/** The firmware's wake-ups by kind: deadlines of the core, sensor checks, and steps of waves and ramps. */
const kinds = ([deadlines = 0, checks = 0, steps = 0]: readonly number[]) =>
  `${deadlines} deadlines, ${checks} sensor checks, ${steps} steps`

const STARTED = 'unlock();edge(true);runTo(6900);edge(false)'
/** When the motor starts. */
const BEGAN_MS = 6800
const at = (ms: number) => `runTo(${BEGAN_MS + ms - 1})`

/** Instructions are counted on `counted`; variables are those of `espruino`. */
async function espruinoRows(espruino: string, counted: { program: string; note: string }): Promise<void> {
  const fakes = text('fakes.js')
  const fileWith = async (programs: readonly Program[], name = BOARD) => {
    const board = boards[name]!
    const compiled = programs.map((one) => compile(one, one.name))
    return storedCode(board, await bundle(root, board, { programs: compiled, breakIndex: programs.length - 1 }))
  }
  const file = await fileWith(rotation)
  const measure = (phases: readonly string[], of = file) => cost(counted.program, { fakes, file: of, phases })

  print('instructions are counted', '', counted.note)
  row('power-up', await bootCost(counted.program, fakes, file), 'instructions')
  const hold = at(13_000)
  const [, pressed, , off] = await measure([
    `${STARTED};${hold}`,
    'press(at.now,80);runTo(at.now+400)',
    'edge(true);runTo(at.now+799)',
    // Until the pin is low.
    'global.digitalWrite=at.once.reverse.bind(at.once);runTo(at.now+1)',
  ])
  row('a press while it runs: next program', pressed!.instructions, 'instructions')
  row('long press: from the threshold to motor off', off!.instructions, 'instructions')
  const [, start] = await measure(['unlock();edge(true);runTo(6799)', 'runTo(6800)'])
  row('long press: from the threshold to motor on', start!.instructions, 'instructions')

  for (const one of rotation) {
    // From half a minute on: the program's main part.
    const [, minute] = await measure([`${STARTED};${at(30_000)}`, at(90_000)], await fileWith([one]))
    row(`a minute of ${one.name}`, minute!.instructions, 'instructions', kinds(minute!.calls))
  }
  const [, ours] = await measure(
    ['unlock();edge(true);runTo(6799)', `runTo(6800);edge(false);${at(60_000)}`],
    await fileWith([curve]),
  )
  row('a minute of the curve', ours!.instructions, 'instructions', kinds(ours!.calls))
  for (const [name, file] of [
    ['20 ms setInterval', 'simple-interval.js'],
    ['chained setTimeout', 'simple-timeouts.js'],
  ] as const) {
    const { code } = await minify(text(file), { ecma: 2015, toplevel: true })
    const [, theirs] = await measure(['player.start()', 'runTo(59999)'], code!)
    const wakes = theirs!.calls.reduce((sum, one) => sum + one, 0)
    row(`a minute of the curve by ${name}`, theirs!.instructions, 'instructions', `${wakes}`)
  }

  const small = await fileWith(rotation, SMALL_BOARD)
  const inUse = async (phases: readonly string[], of = small, before = fakes) =>
    variables(espruino, { fakes: before, file: of, phases })
  const [base] = await inUse([''], '')
  const over = ({ usage }: Cost) => usage - base!.usage
  const [booted, first] = await inUse(['', 'unlock();sessions(1)'])
  row('variables at rest after power-up', over(booted!), 'variables')
  const watched = `${fakes};at.watchMemory()`
  const [bare] = await inUse([''], '', watched)
  const [idle, woken] = await inUse(['', 'at.most=0;runTo(2000)'], 'setTimeout(()=>{getTime()},1000)', watched)
  const [, most] = await inUse(['', `${STARTED};at.most=0;runTo(120000)`], small, watched)
  // Without the variables of the fakes, which a callback that does nothing has too.
  row('variables at the most, in two minutes', most!.most - bare!.usage - (woken!.most - idle!.usage), 'variables')
  row('variables at rest after 1 session', over(first!), 'variables')
  const often = await inUse(['', `unlock();sessions(${SESSIONS})`])
  row(`variables at rest after ${SESSIONS} sessions`, over(often[1]!), 'variables')
}

async function main(): Promise<void> {
  for (const engine of ENGINE_PROGRAMS) {
    const named = process.env[engine.variable]
    if (engine.name === 'JerryScript') continue
    if (!named) {
      print(engine.name, 'skipped', `set ${engine.variable} to the path of a Linux build`)
      continue
    }
    const path = await checkEngine(engine, named)
    if (engine.name === 'Espruino') {
      const second = process.env[COUNTED_VARIABLE]
      const toCount = second ? await checkEngine(engine, second, undefined, COUNTED_VARIABLE) : undefined
      await espruinoRows(path, countedProgram(path, toCount))
    } else
      for (const [what, bytes] of await heap(path, await bundle(root, boards.pico!, compiledRotation())))
        row(what, bytes, 'B')
  }
  writeFigures({ engines: { bytes: await bytesOfAll(), rows } })
  console.log('wrote tests/engines/cost/figures.json; next: npm run docs')
}

endWithNpm()
try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
