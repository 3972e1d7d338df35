// Loads the file that a board is flashed with, as it is but for counters of what it runs. Each start runs all of it anew,
// as a boot does, and gives it the globals of its engine: any other name is a ReferenceError, as on the board.

import vm from 'node:vm'
import { METER } from '../device/engine/meter-name.mjs'

/** Functions and objects of an engine, by their global name. */
export type Globals = Readonly<Record<string, unknown>>

/** Language globals that a file may use. As parameters they are read ten times faster than from a context. */
const LANGUAGE = ['Math', 'String', 'Uint8Array', 'Uint16Array', 'Float64Array', 'Infinity', 'NaN', 'isNaN', 'parseInt']

/** A context that has only the language. It must stay empty: what a start leaves there, the next one would find. */
const context = vm.createContext({})
vm.runInContext('delete globalThis.console', context)
const language: unknown[] = vm.runInContext(`[${LANGUAGE.join(',')}]`, context)

const compiled = new Map<string, (...globals: unknown[]) => void>()

/** Compiled once, because a simulated board boots thousands of times. */
function compile(code: string, names: readonly string[], isStrict: boolean) {
  const key = [isStrict, ...names, code].join('\n')
  let run = compiled.get(key)
  if (!run) {
    const parameters = [METER, ...LANGUAGE, ...names].join(',')
    run = vm.runInContext(`(function(${parameters}){${isStrict ? "'use strict';" : ''}${code}\n})`, context) as never
    compiled.set(key, run)
  }
  return run
}

export class Program {
  readonly #code: string
  readonly #isStrict: boolean
  readonly #units = new Float64Array(1)

  /** `code` is a file with counters (built-file.ts); `isStrict`, whether its engine runs files in strict mode. */
  constructor(code: string, isStrict: boolean) {
    this.#code = code
    this.#isStrict = isStrict
  }

  /** Runs the file. Throws what it throws. */
  start(globals: Globals): void {
    const run = compile(this.#code, Object.keys(globals), this.#isStrict)
    run(this.#units, ...language, ...Object.values(globals))
    const [leaked] = Object.keys(context)
    if (leaked === undefined) return
    vm.runInContext(`delete globalThis.${leaked}`, context)
    delete context[leaked]
    throw new Error(`the built file makes a global by accident: ${leaked}`)
  }

  /** What has run since the last call, in units of the engine. */
  takeUnits(): number {
    const units = this.#units[0]!
    this.#units[0] = 0
    return units
  }
}
