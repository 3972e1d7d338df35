// A vm context with only the built-in objects of Espruino, which runs instrumented code. The code does what it does in Node,
// and everything that Espruino would do differently is reported, as far as Node can tell.

import vm from 'node:vm'
import { readEspruinoNumber } from '../../../tools/build/gate/espruino-number.ts'
import { instrument, OBSERVER } from './instrument.ts'
import { GLOBALS, METHODS, STATICS } from './library.ts'
import { type Difference, Observer } from './observer.ts'

/** Names that every function and prototype has. */
const OWN = new Set(['length', 'name', 'prototype', 'constructor'])

// biome-ignore lint/suspicious/noExplicitAny: the library of another context has no types here
type Library = any

/** Deletes every member that is not in `has`. */
function trim(from: object, has: ReadonlySet<string> | undefined): void {
  for (const name of Object.getOwnPropertyNames(from))
    if (!OWN.has(name) && !name.startsWith('__') && !has?.has(name)) Reflect.deleteProperty(from, name)
}

function trimLibrary(library: Library): void {
  const { String: Text, Function: Fn, Object: Obj } = library
  for (const name of GLOBALS) {
    const value = library[name]
    if ((typeof value === 'object' || typeof value === 'function') && value !== library) trim(value, STATICS[name])
  }
  const typed = Obj.getPrototypeOf(library.Uint8Array)
  for (const [kind, has] of Object.entries(METHODS)) {
    // replace() and split() need the flags of an expression.
    if (kind !== 'RegExp') trim((kind === 'TypedArray' ? typed : library[kind]).prototype, has)
  }
  for (const name of ['Error', 'TypeError', 'SyntaxError', 'ReferenceError']) delete library[name].prototype.name
  library.Error.prototype.toString = function (this: Error) {
    return `${this.constructor.name}${this.message && `: ${this.message}`}`
  }
  delete Fn.prototype.name
  for (const name of Object.getOwnPropertyNames(library)) if (!GLOBALS.has(name)) delete library[name]
  Text.prototype.constructor = Text
}

const isNumeric = (key: string) => /^\d+$/.test(key)

/** Wraps the methods that can report a difference. */
function observeLibrary(library: Library, observer: Observer): void {
  const wrap = (of: Library, name: string, by: (self: Library, given: Library[], plain: () => unknown) => unknown) => {
    const plain = of[name]
    of[name] = function (this: unknown, ...given: unknown[]) {
      return by(this, given, () => plain.apply(this, given))
    }
  }
  const list = library.Array.prototype
  for (const name of ['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'reduce'])
    wrap(list, name, (self, given, plain) => {
      const { length } = self
      const visit = given[0]
      given[0] = function (this: unknown, ...args: unknown[]) {
        const result = visit.apply(this, args)
        if (self.length !== length) observer.report('change-while-iterating', name)
        return result
      }
      return plain()
    })
  wrap(list, 'join', (self, _, plain) => {
    for (const item of self) observer.textOf(item)
    return plain()
  })
  wrap(list, 'sort', (_, given, plain) => {
    const compare = given[0]
    if (compare)
      given[0] = (a: unknown, b: unknown) => {
        const order = compare(a, b)
        if (typeof order !== 'number') observer.report('sort', `its function gives ${order}`)
        else if (order === 0 && !Object.is(a, b)) observer.report('sort', 'two elements are equal')
        return order
      }
    return plain()
  })
  wrap(library.Number.prototype, 'toString', (self, given, plain) => {
    if (given[0] === undefined) observer.textOf(+self)
    return plain()
  })
  library.Number.prototype.toFixed = function (decimals: number) {
    return observer.fixed(+this, decimals | 0)
  }
  library.Math.round = (value: number) => observer.round(+value)
  wrap(library.String, 'fromCharCode', (_, given, plain) => {
    for (const code of given) if (code > 255) observer.report('bytes', `character ${code}`)
    return plain()
  })
  wrap(library.String.prototype, 'split', (_, given, plain) => {
    if (given.length > 1) observer.report('odd-method', 'split with a limit')
    return plain()
  })
  for (const name of ['replace', 'replaceAll'])
    wrap(library.String.prototype, name, (_, given, plain) => {
      if (typeof given[0] === 'string' && typeof given[1] === 'function')
        observer.report('odd-method', 'replace of a text by a function')
      return plain()
    })
  for (const name of ['keys', 'values', 'entries'])
    wrap(library.Object, name, (_, [of], plain) => {
      const keys = Object.keys(of)
      if (!Array.isArray(of) && keys.length > 1 && keys.some(isNumeric)) observer.report('key-order', keys.join())
      return plain()
    })
  wrap(library.JSON, 'stringify', (_, [value], plain) => {
    JSON.stringify(value, (_key, part) => {
      if (ArrayBuffer.isView(part)) observer.report('json', 'a typed array')
      return observer.textOf(part)
    })
    return plain()
  })
  const calling = (of: Library, by: (value: unknown) => void) =>
    new Proxy(of, {
      apply: (plain, self, given) => {
        by(given[0])
        return Reflect.apply(plain, self, given)
      },
    })
  library.String = calling(library.String, (value) => observer.textOf(value))
  const read = (value: unknown) => {
    if (typeof value === 'string' && readEspruinoNumber(value.trim()) !== Number.parseFloat(value) && /\d/.test(value))
      observer.report('inexact-number', value)
  }
  library.Number = calling(library.Number, (value) => {
    read(value)
    if (typeof value === 'string' && /\s$/.test(value)) observer.report('space-number', JSON.stringify(value))
  })
  library.parseFloat = calling(library.parseFloat, read)
}

export interface EspruinoContext {
  differences: Difference[]
  /** The beginnings of all functions that were never called, except empty ones. */
  uncalled(): string[]
  /** Runs the code. If arguments are given, calls its value with them. */
  run(code: string, ...given: unknown[]): unknown
}

/** A fresh context with `globals` in it. */
export function espruinoContext(globals: Record<string, unknown> = {}): EspruinoContext {
  const observer = new Observer()
  const context = vm.createContext({})
  const library: Library = vm.runInContext('globalThis', context)
  trimLibrary(library)
  observeLibrary(library, observer)
  Object.assign(library, globals, { [OBSERVER]: observer })
  let functions: string[] = []
  return {
    differences: observer.differences,
    uncalled: () => functions.filter((text, id) => !observer.calls[id] && !text.endsWith('{}')),
    run(code, ...given) {
      const made = instrument(code)
      functions = made.functions
      const value = vm.runInContext(made.code, context, { timeout: 120_000 })
      return given.length > 0 ? value(...given) : value
    },
  }
}
