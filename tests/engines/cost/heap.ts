// How much of Kaluma's JerryScript heap the file of a Pico takes, as Kaluma itself tells.

import { play } from '../harness/play.ts'
import { record } from '../harness/record.ts'
import { runProgram } from '../harness/run-program.ts'
import { kaluma } from '../harness/script-engines.ts'

const HEAP = 'print("heap " + JSON.stringify(process.memoryUsage()) + "\\n")'
const SCENARIO =
  'given unlocked\nlong press\nwait 60 s\npress\nwait 60 s\npress twice\nwait 60 s\nlong press\nwait 10 s'

/** The least that Kaluma's Linux port needs for the file to start. */
const STAND_IN = `var own = require
global.require = (name) => name === 'pwm' ? own(name)
  : { WDT: function () { this.feed = () => {} }, readFile: () => [], writeFile: () => {} }
var analogRead = () => 0.6, millis = () => 0, setWatch = () => {}, setTimeout = () => 0, clearTimeout = setTimeout;`

/** Finds the most heap in use at any reading of the clock. */
const WATCH = `var most = 0, clock = millis
globalThis.millis = () => {
  most = Math.max(most, process.memoryUsage().heapUsed)
  return clock()
}
var run = bench.run
bench.run = () => {
  run()
  print("most " + JSON.stringify([most]))
}`

interface Heap {
  heapUsed: number
  heapPeak: number
}

async function alone(program: string, file: string): Promise<Heap> {
  const files = { 'run.js': `${STAND_IN}\n${file}\n${HEAP}` }
  const { printed } = await runProgram(program, { files, args: ['run.js'], quietMs: 10_000 })
  const [, heap] = /heap (.*)/.exec(printed) ?? []
  if (!heap) throw new Error(`no figures came:\n${printed.slice(-1500)}`)
  return JSON.parse(heap) as Heap
}

/** How many bytes the file adds to the heap: at rest, while it is parsed at the start, and in a session. */
export async function heap(program: string, file: string): Promise<[what: string, bytes: number][]> {
  const none = await alone(program, '')
  const booted = await alone(program, file)
  const atRest = booted.heapUsed - none.heapUsed
  const { notes } = await play(kaluma(program), record(SCENARIO, 'pico'), {
    board: 'pico',
    built: `${file};print("most " + JSON.stringify([process.memoryUsage().heapUsed]))`,
    extraCode: WATCH,
  })
  const [first, most] = notes.flatMap((line) =>
    line.startsWith('most ') ? (JSON.parse(line.slice(5)) as number[]) : [],
  )
  return [
    ['heap of Kaluma alone', none.heapUsed],
    ['heap added by the file, at rest', atRest],
    ['heap added while it is parsed and starts', booted.heapPeak - none.heapUsed],
    ['heap added in a session, at the most', atRest + most! - first!],
  ]
}
