// Node, as bare as the engine a board has: a context without all that the device subset refuses, so that a file
// which uses any of it fails here too.

import vm from 'node:vm'
import { CORE_GLOBALS, ESPRUINO_GLOBALS, MISSING_METHODS, MISSING_STATICS } from '../../../tools/build/gate/names.ts'
import { bench, type Engine, halOf, RUN, standIns } from './engine.ts'

/** Virtual minutes take milliseconds: whoever needs this long hangs. */
const TIMEOUT_MS = 10_000

const KEPT: readonly string[] = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS]

const OWNERS: Record<string, string[]> = {
  arrays: ['Array.prototype', 'Object.getPrototypeOf(Uint8Array.prototype)'],
  strings: ['String.prototype'],
  numbers: ['Number.prototype', 'Object.prototype'],
  objects: ['Object.prototype'],
  promises: ['Promise.prototype'],
  dates: ['Date.prototype'],
  buffers: ['DataView.prototype', 'ArrayBuffer.prototype'],
}

/** Takes away what is not there on a board; by its own means, before the globals go. */
const strip = [
  ...[...MISSING_STATICS].map((name) => `delete ${name}`),
  ...MISSING_METHODS.flatMap(([owner, names]) =>
    OWNERS[owner]!.flatMap((object) => names.map((name) => `delete ${object}.${name}`)),
  ),
  `Object.getOwnPropertyNames(globalThis).forEach((name) => {
    if (!${JSON.stringify(KEPT)}.includes(name)) delete globalThis[name]
  })`,
].join('\n')

/** A context of the built-in objects there are on a board, and `print`. */
export function bareContext(print: (line: string) => void): vm.Context {
  const context = vm.createContext({})
  vm.runInContext(strip, context)
  context.print = print
  return context
}

export const node: Engine = {
  name: 'Node',
  runs: () => true,

  async run(part) {
    let printed = ''
    const print = (line: string) => {
      printed += `${line}\n`
    }
    const context = bareContext(print)
    const run = (code: string) => vm.runInContext(code, context, { timeout: TIMEOUT_MS })
    run(`${bench(part, standIns(halOf(part.board)))}\nvar events = ${JSON.stringify(part.events)}`)
    try {
      run(part.built)
    } catch (error) {
      // A board that cannot start says so and stays dark.
      print(`Uncaught ${error}`)
    }
    run(RUN)
    return printed
  },
}
