// Node as an engine, in a context without everything that the device subset refuses. A built file that uses any of it
// fails here too.

import vm from 'node:vm'
import { CORE_GLOBALS, ESPRUINO_GLOBALS, MISSING_METHODS, MISSING_STATICS } from '../../../tools/build/gate/names.ts'
import { benchScripts, builtinFakes, type Engine, halOf, START_BENCH } from './engine.ts'

/** Virtual hours take milliseconds: code that runs for this long hangs. */
const HANG_MS = 120_000

/** The build reads the rest of a file by eval() (lib/late-script.ts); the sources may not use it. */
const ALLOWED_GLOBALS: readonly string[] = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, 'eval']

const OWNERS: Record<string, string[]> = {
  arrays: ['Array.prototype', 'Object.getPrototypeOf(Uint8Array.prototype)'],
  strings: ['String.prototype'],
  numbers: ['Number.prototype', 'Object.prototype'],
  objects: ['Object.prototype'],
  promises: ['Promise.prototype'],
  dates: ['Date.prototype'],
  buffers: ['DataView.prototype', 'ArrayBuffer.prototype'],
}

/** Deletes what a board does not have: members first, while the globals that they belong to are there. */
const strip = new vm.Script(
  [
    ...[...MISSING_STATICS].map((name) => `delete ${name}`),
    ...MISSING_METHODS.flatMap(([owner, names]) =>
      OWNERS[owner]!.flatMap((object) => names.map((name) => `delete ${object}.${name}`)),
    ),
    `Object.getOwnPropertyNames(globalThis).forEach((name) => {
      if (!${JSON.stringify(ALLOWED_GLOBALS)}.includes(name)) delete globalThis[name]
    })`,
  ].join('\n'),
)

/** A context with `print` and the built-in objects of a board. */
export function bareContext(print: (line: string) => void): vm.Context {
  const context = vm.createContext({})
  strip.runInContext(context)
  context.print = print
  return context
}

const scripts = new Map<string, vm.Script>()

/** Compiled once: bench and file are the same for a hundred scenarios. */
function scriptOf(code: string): vm.Script {
  const script = scripts.get(code) ?? new vm.Script(code)
  scripts.set(code, script)
  return script
}

export const node: Engine = {
  name: 'Node',
  runs: () => true,

  async run(cycle) {
    let printed = ''
    const print = (line: string) => {
      printed += `${line}\n`
    }
    const context = bareContext(print)
    const run = (script: vm.Script) => script.runInContext(context, { timeout: HANG_MS })
    const [given, ...bench] = benchScripts(cycle, builtinFakes(halOf(cycle.board)))
    run(new vm.Script(`${given}\nvar events = ${JSON.stringify(cycle.events)}`))
    for (const code of bench) run(scriptOf(code))
    try {
      run(scriptOf(cycle.built))
    } catch (error) {
      // A board that cannot start prints the error and stays dark.
      print(`Uncaught ${error}`)
    }
    run(scriptOf(START_BENCH))
    return printed
  },
}
