// The pitfalls on a real Espruino: each does what the table says. ESPRUINO names a Linux build; without it all is skipped.

import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAs } from '../../../../tools/build/gate/espruino-number.ts'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS } from '../../../../tools/build/gate/gate.ts'
import { MISSING_GLOBALS, MISSING_METHODS, MISSING_STATICS } from '../../../../tools/build/gate/names.ts'
import { TRAPS } from '../../../../tools/build/gate/pitfalls/index.ts'
import { SOUND } from '../../../../tools/build/gate/pitfalls/none.ts'
import { GLOBALS, METHODS, STATICS } from '../../../support/espruino/library.ts'
import { fixedOf, roundOf, textOf } from '../../../support/espruino/numbers.ts'
import { runAll, runAlone } from '../../../support/espruino/run-pieces.ts'

const engine = process.env.ESPRUINO!
const traps = TRAPS.flatMap(([, list]) => list)

/** Names that every function and prototype has. */
const OWN = new Set(['length', 'name', 'prototype', 'constructor', 'arguments', 'caller', 'prepareStackTrace'])

/** A value of each kind whose members are compared. */
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

/** A value of each kind whose methods the gate calls missing. */
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
 * Members that the gate lets through, because other objects may have a member of that name. They are missing in the test
 * context. Regular expressions are refused altogether.
 */
const AT_RUN_TIME = new Set(
  `anchor big blink bold fixed fontcolor fontsize italics link small strike sub sup slice maxByteLength resizable detached
  input lastMatch lastParen leftContext rightContext compile dotAll flags global hasIndices ignoreCase multiline sticky
  unicode unicodeSets`.split(/\s+/),
)

/** Deterministic, from 0 up to 1. */
function* random(seed: number): Generator<number, never> {
  for (;;) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    yield seed / 0x80000000
  }
}

/** Numbers of all sizes, and code for each without a decimal point. */
const NUMBERS = Array.from({ length: 300 }, (_, i) => {
  const [size, digits, shift] = [...take(random(i + 1), 4)].slice(1) as [number, number, number]
  const whole = Math.floor(digits * 2 ** (10 + Math.floor(size * 42))) * (i % 3 ? 1 : -1)
  const parts = 2 ** Math.floor(shift * 30)
  return { n: whole / parts, code: `${whole} / ${parts}` }
})

/** Numbers as they may be written in a source. */
const DIGITS = Array.from({ length: 300 }, (_, i) => {
  const [a, b] = [...take(random(i + 1), 4)].slice(2) as [number, number]
  if (i % 3 === 0) return (a * 10 ** (i % 8)).toFixed(1 + Math.floor(b * 8))
  return i % 3 === 1 ? `${Math.floor(a * 1e4)}e${Math.floor(b * 40) - 10}` : `${Math.floor(a * 2 ** 53)}`
})

function* take(from: Generator<number, never>, count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield from.next().value
}

describe.skipIf(!engine)('Espruino (skipped unless ESPRUINO names one)', () => {
  const together = traps.filter(({ alone }) => !alone)
  let outputs: string[] = []
  beforeAll(async () => {
    outputs = await runAll(
      engine,
      together.map(({ code }) => code),
    )
  })

  it.each(together)('$trap', (trap) => {
    expect(outputs[together.indexOf(trap)]).toBe(trap.espruino)
  })

  it.each(traps.filter(({ alone }) => alone))('$trap (alone)', async ({ code, espruino }) => {
    expect(await runAlone(engine, code)).toBe(espruino)
  })

  it('has no pitfalls where the table says there are none', async () => {
    expect(
      await runAll(
        engine,
        SOUND.map(({ code }) => code),
      ),
    ).toEqual(SOUND.map(({ gives }) => gives))
  })

  /** The members of everything there is in Node's own library, as [kind, name, code that reads it]. */
  const members = () => {
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

  it('has the members of the test context, and no others', async () => {
    const list = members()
    const found = await runAll(
      engine,
      list.map(({ of, member }) => `out(typeof ${of}.${member} !== 'undefined')`),
    )
    const wrong = list.filter(({ member, has }, i) => (found[i] === 'true') !== (has?.has(member) ?? false))
    expect(wrong.map(({ kind, member }) => `${kind}: ${member}`)).toEqual([])
  })

  it('lacks every name the gate calls missing', async () => {
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

  it('has the globals of the language that the gate lets through', async () => {
    const names = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS].filter((name) => GLOBALS.has(name))
    const found = await runAll(
      engine,
      names.map((name) => `${name}; out('there')`),
    )
    expect(found).toEqual(names.map(() => 'there'))
  })

  it('lacks nothing else that the gate would let through', async () => {
    const call = ({ of, member, kind }: ReturnType<typeof members>[0]) =>
      kind.startsWith('a ') ? `out((${of}).${member}())` : `out(${of}.${member})`
    const passing = members()
      .filter(({ member, has }) => !has?.has(member) && !AT_RUN_TIME.has(member))
      .filter((each) => checkSubset('t.js', call(each), { globals: ['out', ...GLOBALS] }).length === 0)
    expect(passing.map(({ kind, member }) => `${kind}: ${member}`)).toEqual([])
  })

  it('writes and rounds numbers as the test context takes it to', async () => {
    const found = await runAll(
      engine,
      NUMBERS.map(({ code }) => `var n = ${code}; out(n, n.toFixed(0), n.toFixed(3), Math.round(n))`),
    )
    expect(found).toEqual(
      NUMBERS.map(({ n }) => [textOf(n), fixedOf(n, 0), fixedOf(n, 3), textOf(roundOf(n))].join(' ')),
    )
  })

  it('reads numbers as the gate takes it to', async ({ skip }) => {
    const [rest] = await runAll(engine, ['out(10000000000000000 + 299999 / 100000 - 10000000000000000)'])
    skip(rest !== '2', 'this build computes with more bits than boards do')
    const bytes = 'new Uint32Array(new Float64Array([n]).buffer)'
    const found = await runAll(
      engine,
      DIGITS.map((digits) => `var n = ${digits}; out(${bytes}.join())`),
    )
    expect(found).toEqual(DIGITS.map((digits) => new Uint32Array(new Float64Array([readAs(digits)]).buffer).join()))
    expect(DIGITS.filter((digits) => readAs(digits) !== Number(digits)).length).toBeGreaterThan(10)
  })
})
