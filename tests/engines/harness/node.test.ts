// The context in which Node plays a file has only what a board has, so code that the gate refuses fails here too.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { MISSING_GLOBALS, MISSING_METHODS, MISSING_STATICS } from '../../../tools/build/gate/names.ts'
import { bareContext, node } from './node.ts'
import { play } from './play.ts'
import { record } from './record.ts'

const VALUES: Record<string, readonly string[]> = {
  arrays: ['[]', 'new Uint8Array(2)'],
  strings: ['""'],
  numbers: ['(1)'],
  objects: ['({})'],
  promises: ['Promise.resolve()'],
  dates: ['new Date(0)'],
  buffers: ['new DataView(new ArrayBuffer(2))'],
}

const context = bareContext(() => {})
const typeIn = (expression: string): string => vm.runInContext(`typeof ${expression}`, context)

it.each([...MISSING_GLOBALS])('has no %s', (name) => {
  expect(typeIn(name)).toBe('undefined')
})

it.each(['WebAssembly', 'Function', 'RegExp', 'escape', 'process'])('has no %s, which the gate refuses too', (name) => {
  expect(typeIn(name)).toBe('undefined')
})

/** Constants that cannot be deleted. They do no harm, and the gate refuses them. */
const isPermanent = (name: string) => /^Number\.[A-Z_]+$|BYTES_PER_ELEMENT$/.test(name)

it.each([...MISSING_STATICS].filter((name) => !isPermanent(name)))('has no %s', (name) => {
  expect(typeIn(name)).toBe('undefined')
})

describe.each(MISSING_METHODS)('has no method of %s', (owner, names) => {
  it.each(names)('.%s()', (name) => {
    for (const value of VALUES[owner]!) expect(typeIn(`${value}.${name}`)).toBe('undefined')
  })
})

it('has what a board has', () => {
  expect(typeIn('Math.floor')).toBe('function')
  expect(typeIn('[].map')).toBe('function')
  expect(typeIn('"".split')).toBe('function')
  expect(typeIn('JSON.stringify')).toBe('function')
})

const recording = record('wait 1 s', 'puckjs2')

it.each([
  ['new Map()', 'Map is not defined'],
  ['Math.trunc(1)', 'Math.trunc is not a function'],
  ['[1].flat()', 'flat is not a function'],
])('fails a file with %s', async (code, message) => {
  await expect(play(node, recording, { board: 'puckjs2', built: `(()=>{${code}})()` })).rejects.toThrow(message)
})
