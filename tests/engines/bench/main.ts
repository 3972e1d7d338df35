// `npm run bench:engines`: what the firmware costs on the real engines, beside two players a maker would write.
// ESPRUINO names a Linux build of Espruino, best one with the 2,630 variables of a Puck.js; KALUMA one of Kaluma.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from 'terser'
import { bundle } from '../../../build/bundle.ts'
import { UsageError } from '../../../build/usage.ts'
import { boards } from '../../../hal/boards/index.ts'
import { rotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, type Program, program, ramp, s, wave } from '../../../programs/language/write.ts'
import { checked, KNOWN } from '../programs.ts'
import { type Cost, cost } from './callgrind.ts'
import { heap } from './heap.ts'

const root = join(import.meta.dirname, '../../..')
const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
const BOARD = 'joltjs'
/** Whose variables are counted: the board with the fewest. */
const SMALL_BOARD = 'puckjs2'
const SESSIONS = 1000

/** A minute of everything: 10 s of ramp, 20 s of hold, 30 waves of a second. */
const curve: Program = program({
  name: 'curve',
  title: 'The measured curve',
  serves: ['flow'],
  about: 'For the bench.',
  segments: [ramp(40, s(10)), hold(40, s(20)), wave(40, 100, s(1), s(30)), ramp(0, s(1))],
})

const millions = (instructions: number) => `${(instructions / 1e6).toFixed(1)} M`
/** Minutes pass between the first and the last: each is shown as it comes. */
const row = (what: string, figure: string, more = '') =>
  console.log(`${what.padEnd(44)}  ${figure.padStart(12)}  ${more}`.trimEnd())

async function espruinoRows(espruino: string): Promise<void> {
  const fakes = text('fakes.js')
  const fileWith = (programs: readonly Program[], board = BOARD) =>
    bundle(
      root,
      board,
      programs.map((one) => compile(one, one.name)),
    )
  const difference = (after: Cost, before: Cost) => ({
    instructions: after.instructions - before.instructions,
    wakes: after.wakes - before.wakes,
    steps: after.steps - before.steps,
  })
  const file = await fileWith(rotation)
  const run = (drive: string, of = file) => cost(espruino, fakes, of, drive)

  const boot = await run('')
  const bare = await cost(espruino, fakes, '', '')
  row('boot', millions(boot.instructions - bare.instructions))
  const start = 'unlock();at.watch.D0({state:true});'
  const held = await run(`${start}runTo(6799)`)
  const begun = await run(`${start}runTo(6800)`)
  row('long press to motor on', millions(difference(begun, held).instructions))
  const running = `${start}runTo(6900);at.watch.D0({state:false});`
  const at10 = await run(`${running}runTo(19900)`)
  row(
    'a press while it runs (next program)',
    millions(difference(await run(`${running}runTo(19900);press(19900,80)`), at10).instructions),
  )
  const off = `${running}runTo(19900);at.watch.D0({state:true});runTo(20699);`
  row(
    'long press to motor off, all told',
    millions(difference(await run(`${off}runTo(20700)`), await run(off)).instructions),
  )

  for (const one of rotation) {
    const alone = await fileWith([one])
    // From 30 s into it on: what it does most of the time.
    const before = await run(`${running}runTo(30000)`, alone)
    const { instructions, wakes, steps } = difference(await run(`${running}runTo(90000)`, alone), before)
    row(`${one.name}, a minute`, millions(instructions), `${wakes} wake-ups, ${steps} steps`)
  }
  const curveFile = await fileWith([curve])
  const before = await run(`${running}`, curveFile)
  const ours = difference(await run(`${running}runTo(66795)`, curveFile), before)
  row('the curve, a minute', millions(ours.instructions), `${ours.wakes} wake-ups, ${ours.steps} steps`)
  for (const [name, rival] of [
    ['20 ms setInterval player', 'rival-interval.js'],
    ['chained setTimeout player', 'rival-timeouts.js'],
  ] as const) {
    const { code } = await minify(text(rival), { ecma: 2015, toplevel: true })
    const first = await run('', code!)
    const theirs = difference(await run('runTo(60000)', code!), first)
    const times = (theirs.instructions / ours.instructions).toFixed(1)
    row(
      `the curve, ${name}`,
      millions(theirs.instructions),
      `${theirs.wakes + theirs.steps} wake-ups, ${times} times ours`,
    )
  }

  const small = await fileWith(rotation, SMALL_BOARD)
  const use = (drive: string, of = small) => cost(espruino, fakes, of, drive, false)
  const base = await use('', '')
  const variables = ({ usage }: Cost) => `${usage - base.usage}`
  row('variables at boot', variables(await use('')), `of ${base.total}`)
  const peak = 'var most=0;global.getTime=()=>{most=Math.max(most,process.memory().usage);return at.now/1000};'
  const most = await use(`${peak}${running}runTo(120000);process.memory=()=>({usage:most,total:0})`)
  row('variables at the most, in two minutes', variables(most))
  const once = await use('unlock();sessions(1)')
  const often = await use(`unlock();sessions(${SESSIONS})`)
  row('variables at rest after 1 session', variables(once))
  row(`variables at rest after ${SESSIONS} sessions`, variables(often))
}

async function main(): Promise<void> {
  for (const name of Object.keys(boards)) {
    const file = await bundle(
      root,
      name,
      rotation.map((one) => compile(one, one.name)),
    )
    row(`dist/${name}.js`, `${Buffer.byteLength(file)} bytes`)
  }
  for (const known of KNOWN) {
    const named = process.env[known.variable]
    if (known.name === 'JerryScript') continue
    if (!named) {
      row(known.name, 'skipped', `${known.variable} does not name a Linux build of it`)
      continue
    }
    const path = await checked(known, named)
    if (known.name === 'Espruino') await espruinoRows(path)
    else
      for (const [what, bytes] of await heap(
        path,
        await bundle(
          root,
          'pico',
          rotation.map((one) => compile(one, one.name)),
        ),
      ))
        row(what, bytes)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
