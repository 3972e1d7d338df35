// Counters in the text of a module: they count what runs, and change nothing else.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METER } from '../../../../sim/device/engine/meter-name.mjs'
import { meterSource } from '../../../../sim/device/engine/meter-source.mjs'
import { NODE_COSTS } from '../../../../sim/device/engine/node-costs.mjs'
import { scaled } from '../../../support/scope.ts'
import { randomScript } from '../../../tools/build/minify/random-script.ts'
import { collectOutput } from '../../../tools/build/minify/run-script.ts'

/** Calls, and turns of loops. */
const CALLS = { loop: 0, local: 0, CallExpression: 1 }
const TURNS = { loop: 1, local: 0 }

const PRELUDE = 'function f(x) { return x }\nlet a = 0; let b = 1\n'

/** Runs statements in a function with the argument `x`, metered. Returns the counters. */
function count(statements: string, x: unknown): number[] {
  const text = meterSource(`${PRELUDE}function run(x) { ${statements} }`, [CALLS, TURNS])
  const counters = new Float64Array(2)
  new Function('globalThis', METER, 'x', `${text}\nrun(x)`)({ [METER]: counters }, counters, x)
  return [...counters]
}

describe('counts what runs', () => {
  it.each<[string, unknown, number, number]>([
    ['f(1); f(2)', 0, 2, 0],
    ['if (x) f(1); else { f(2); f(3) }', 1, 1, 0],
    ['if (x) f(1); else { f(2); f(3) }', 0, 2, 0],
    ['if (x) return; f(1)', 1, 0, 0],
    ['if (x) return; f(1)', 0, 1, 0],
    ['if (x) if (f(1)) return f(2); f(3)', 1, 2, 0],
    ['for (let i = f(0); f(i) < x; f(i++)) f(i)', 3, 11, 3],
    ['for (let i = 0; i < x; i++);', 5, 0, 5],
    ['while (f(x--) > 1) f(x)', 4, 7, 3],
    ['while (x-- > 0) { if (x === 1) break; f(x) }', 4, 2, 3],
    ['do f(x); while (--x > 0)', 3, 3, 3],
    ['for (const y of [1, 2, 3]) { if (y === x) continue; f(y) }', 2, 2, 3],
    ['x ? f(1) : f(f(2))', 1, 1, 0],
    ['x ? f(1) : f(f(2))', 0, 2, 0],
    ['x && f(1)', 0, 0, 0],
    ['x || (f(1), f(2))', 0, 2, 0],
    ['switch (f(x)) { case 1: f(1); break; case 2: f(2); default: f(3) }', 1, 2, 0],
    ['switch (f(x)) { case 1: f(1); break; case 2: f(2); default: f(3) }', 2, 3, 0],
    ['try { throw f(1) } catch { f(2) } finally { f(3) }', 0, 3, 0],
    ['const g = (y) => f(y) + f(y); g(1); g(2)', 0, 6, 0],
    ['const g = (y = f(1)) => { f(y) }; g(2)', 0, 2, 0],
  ])('%s with x = %j', (statements, x, calls, turns) => {
    expect(count(statements, x)).toEqual([calls, turns])
  })
})

it('counts a local name as one, and the name of a module as another', () => {
  const text = meterSource('export function g(x) { const y = x; a = y }', [{ loop: 0, local: 1, Identifier: 100 }])
  expect(text).toContain(`${METER}[0]+=103;const y`)
})

it.each([
  'export const t = (n as number)! > 0 ? n : undefined',
  'export function f(this: Foo, n: number, ...rest: string[]): n is 3 { return n > 0 && rest[0]!.length > 1 }',
  'import type { A } from "a"; export * from "b"; interface C { d: A }; let e: C',
])('reads TypeScript, and leaves types as they are: %s', (text) => {
  const metered = meterSource(text, [{ loop: 0, local: 1 }])
  expect(metered.replaceAll(/\(?__unknotMeter\[0\]\+=\d+[,;]/g, '')).toContain(text.slice(0, 20))
  expect(() => meterSource(metered)).not.toThrow()
})

it('keeps every line where it is', () => {
  const text = 'const f = (x) =>\n  x\n    ? 1\n    : 2\n\nif (f(1))\n  f(2)\nelse\n  f(3)\n'
  expect(meterSource(text).split('\n')).toHaveLength(text.split('\n').length)
})

it('does not change what a random script does', () => {
  fc.assert(
    fc.property(randomScript, (script) => {
      expect(collectOutput(meterSource(script))).toEqual(collectOutput(script))
    }),
    { numRuns: scaled(25, 200) },
  )
})

it('has one counter for each kind of engine', () => {
  expect(meterSource('f()')).toContain(`new Float64Array(${NODE_COSTS.length})`)
})
