// The engine pitfalls on a real Espruino: each example gives the result in the table. ESPRUINO names a Linux build of
// Espruino; without it these tests are skipped.

import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { readEspruinoNumber } from '../../../../tools/build/gate/espruino-number.ts'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS } from '../../../../tools/build/gate/gate.ts'
import { MISSING_GLOBALS, MISSING_METHODS, MISSING_STATICS } from '../../../../tools/build/gate/names.ts'
import { PITFALLS } from '../../../../tools/build/gate/pitfalls/index.ts'
import { SAFE_EXAMPLES } from '../../../../tools/build/gate/pitfalls/safe.ts'
import { GLOBALS, METHODS, STATICS } from '../../../support/espruino/library.ts'
import { fixedOf, roundOf, textOf } from '../../../support/espruino/numbers.ts'
import { runAll, runAlone } from '../../../support/espruino/run-pieces.ts'

const engine = process.env.ESPRUINO!
const pitfalls = PITFALLS.flatMap(([, list]) => list)
const ENGINE_TIMEOUT_MS = 60_000

/** Names that every function or prototype has. They are not members of the library. */
const OWN = new Set(['length', 'name', 'prototype', 'constructor', 'arguments', 'caller', 'prepareStackTrace'])

/** A value of each kind, to compare its members. */
const VALUES: Record<string, string> = {
  Array: '[1]',
  ArrayBuffer: 'new ArrayBuffer(4)',
  Boolean: 'true',
  DataView: 'new DataView(new ArrayBuffer(8))',
  Date: 'new Date(0)',
  Error: "new Error('e')",
  Function: 'function () {}',
  Number: '(1)',
  Object: '{ o: 1 }',
  Promise: 'Promise.resolve(1)',
  RegExp: '/a/',
  String: "'s'",
  TypedArray: 'new Uint8Array(2)',
}

/** A value of each kind, to test the methods that the gate reports as missing. */
const OWNERS: Record<string, string | undefined> = {
  arrays: VALUES.Array,
  strings: VALUES.String,
  numbers: VALUES.Number,
  objects: VALUES.Object,
  dates: VALUES.Date,
  buffers: VALUES.DataView,
  promises: VALUES.Promise,
}

/**
 * Members that the gate accepts, because other objects may have members of that name. An instrumented run lacks them.
 * The gate refuses all regular expressions, so their members are in this list too.
 */
const FOUND_IN_A_RUN = new Set(
  `anchor big blink bold fixed fontcolor fontsize italics link small strike sub sup slice maxByteLength resizable detached
  input lastMatch lastParen leftContext rightContext compile dotAll flags global hasIndices ignoreCase multiline sticky
  unicode unicodeSets`.split(/\s+/),
)

/** The same numbers each time, from 0 to less than 1. */
function* generateRandom(seed: number): Generator<number, never> {
  for (;;) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    yield seed / 0x80000000
  }
}

/** Numbers of all sizes, with code that computes them without a decimal point. */
const NUMBERS = Array.from({ length: 300 }, (_, i) => {
  const [size, digits, shift] = [...take(generateRandom(i + 1), 4)].slice(1) as [number, number, number]
  const whole = Math.floor(digits * 2 ** (10 + Math.floor(size * 42))) * (i % 3 ? 1 : -1)
  const parts = 2 ** Math.floor(shift * 30)
  return { n: whole / parts, code: `${whole} / ${parts}` }
})

/** Numbers as they can be written in a source. */
const DIGITS = Array.from({ length: 300 }, (_, i) => {
  const [a, b] = [...take(generateRandom(i + 1), 4)].slice(2) as [number, number]
  if (i % 3 === 0) return (a * 10 ** (i % 8)).toFixed(1 + Math.floor(b * 8))
  return i % 3 === 1 ? `${Math.floor(a * 1e4)}e${Math.floor(b * 40) - 10}` : `${Math.floor(a * 2 ** 53)}`
})

function* take(from: Generator<number, never>, count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield from.next().value
}

describe.skipIf(!engine)('Espruino (skipped unless ESPRUINO names one)', { timeout: ENGINE_TIMEOUT_MS }, () => {
  const together = pitfalls.filter(({ needsOwnRun }) => !needsOwnRun)
  let outputs: string[] = []
  beforeAll(async () => {
    outputs = await runAll(
      engine,
      together.map(({ code }) => code),
    )
  }, ENGINE_TIMEOUT_MS)

  it.each(together)('$summary', (pitfall) => {
    expect(outputs[together.indexOf(pitfall)]).toBe(pitfall.espruino)
  })

  it.each(pitfalls.filter(({ needsOwnRun }) => needsOwnRun))(
    '$summary (in its own run)',
    async ({ code, espruino }) => {
      expect(await runAlone(engine, code)).toBe(espruino)
    },
  )

  it('gives the stated result for each safe example', async () => {
    expect(
      await runAll(
        engine,
        SAFE_EXAMPLES.map(({ code }) => code),
      ),
    ).toEqual(SAFE_EXAMPLES.map(({ result }) => result))
  })

  /** All members of the library of Node. `of` is code for the object that has the member. */
  const listMembers = () => {
    const language = vm.runInNewContext('globalThis')
    const own = (of: object) =>
      Object.getOwnPropertyNames(of).filter((name) => !OWN.has(name) && !name.startsWith('__') && !name.startsWith('$'))
    const statics = [...GLOBALS]
      .filter((name) => /^[A-Z]/.test(name) && Object(language[name]) === language[name])
      .flatMap((name) => own(language[name]).map((member) => ({ kind: name, member, of: name, has: STATICS[name] })))
    const methods = Object.entries(VALUES).flatMap(([kind, value]) => {
      const { prototype } = kind === 'TypedArray' ? Object.getPrototypeOf(language.Uint8Array) : language[kind]
      return own(prototype).map((member) => ({ kind: `a ${kind}`, member, of: value, has: METHODS[kind] }))
    })
    return [...statics, ...methods]
  }

  it('has exactly the members that an instrumented run has', async () => {
    const list = listMembers()
    const found = await runAll(
      engine,
      list.map(({ of, member }) => `out(typeof ${of}.${member} !== 'undefined')`),
    )
    const wrong = list.filter(({ member, has }, i) => (found[i] === 'true') !== (has?.has(member) ?? false))
    expect(wrong.map(({ kind, member }) => `${kind}: ${member}`)).toEqual([])
  })

  it('lacks every name that the gate reports as missing', async () => {
    const names = [...MISSING_GLOBALS, ...MISSING_STATICS]
    expect(
      await runAll(
        engine,
        names.map((name) => `out(typeof ${name})`),
      ),
    ).toEqual(names.map(() => 'undefined'))
    const methods = MISSING_METHODS.flatMap(([owner, list]) => list.map((name) => ({ owner, name })))
    const found = await runAll(
      engine,
      methods.map(({ owner, name }) => `out(typeof ${OWNERS[owner]}.${name})`),
    )
    expect(methods.filter((_, i) => found[i] !== 'undefined')).toEqual([])
  })

  it('has the globals of the language that the gate accepts', async () => {
    const names = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS].filter((name) => GLOBALS.has(name))
    const found = await runAll(
      engine,
      names.map((name) => `${name}; out('there')`),
    )
    expect(found).toEqual(names.map(() => 'there'))
  })

  it('has every other member that the gate accepts', async () => {
    const call = ({ of, member, kind }: ReturnType<typeof listMembers>[0]) =>
      kind.startsWith('a ') ? `out((${of}).${member}())` : `out(${of}.${member})`
    const accepted = listMembers()
      .filter(({ member, has }) => !has?.has(member) && !FOUND_IN_A_RUN.has(member))
      .filter((each) => checkSubset('t.js', call(each), { globals: ['out', ...GLOBALS] }).length === 0)
    expect(accepted.map(({ kind, member }) => `${kind}: ${member}`)).toEqual([])
  })

  it('writes and rounds numbers as an instrumented run does', async () => {
    const found = await runAll(
      engine,
      NUMBERS.map(({ code }) => `var n = ${code}; out(n, n.toFixed(0), n.toFixed(3), Math.round(n))`),
    )
    expect(found).toEqual(
      NUMBERS.map(({ n }) => [textOf(n), fixedOf(n, 0), fixedOf(n, 3), textOf(roundOf(n))].join(' ')),
    )
  })

  it('reads numbers as the gate does', async ({ skip }) => {
    const [rest] = await runAll(engine, ['out(10000000000000000 + 299999 / 100000 - 10000000000000000)'])
    skip(rest !== '2', 'this build computes with more bits than a board')
    const bytes = 'new Uint32Array(new Float64Array([n]).buffer)'
    const found = await runAll(
      engine,
      DIGITS.map((digits) => `var n = ${digits}; out(${bytes}.join())`),
    )
    expect(found).toEqual(
      DIGITS.map((digits) => new Uint32Array(new Float64Array([readEspruinoNumber(digits)]).buffer).join()),
    )
    expect(DIGITS.filter((digits) => readEspruinoNumber(digits) !== Number(digits)).length).toBeGreaterThan(10)
  })
})
