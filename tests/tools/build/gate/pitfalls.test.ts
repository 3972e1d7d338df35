// Every pitfall of the table is one, as far as Node can tell, and is guarded: the gate refuses it, or a run of the
// instrumented code reports it. pitfalls.engine.test.ts shows what Espruino itself does.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, RULES } from '../../../../tools/build/gate/gate.ts'
import { TRAPS } from '../../../../tools/build/gate/pitfalls/index.ts'
import { SOUND } from '../../../../tools/build/gate/pitfalls/none.ts'
import type { Trap } from '../../../../tools/build/gate/pitfalls/pitfall.ts'
import { espruinoContext } from '../../../support/espruino/context.ts'
import { DIFFERENCES } from '../../../support/espruino/observer.ts'

const traps = TRAPS.flatMap(([, list]) => list)

/** Rules for the style of the code or its speed: no pitfall is behind them. */
const OF_STYLE = ['no-var', 'typescript-code', 'using']

const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, 'out']

function refusals(code: string): string[] {
  return [false, true].flatMap((allowVar) => checkSubset('t.js', code, { globals, allowVar }).map(({ rule }) => rule))
}

/** Everything that was given to out(), and whether the code threw. */
function outcome(run: (out: (...values: unknown[]) => void) => void): string {
  const said: string[] = []
  try {
    run((...values) => {
      said.push(...values.map((value) => `${value}`))
    })
  } catch {
    said.push('throws')
  }
  return said.join(' ')
}

const inFunction = (code: string) => `(function () { ${code}\n})()`

const inNode = (code: string) =>
  outcome((out) => vm.runInNewContext(inFunction(code), { out, queueMicrotask, setImmediate }, { timeout: 60_000 }))

describe.each(traps)('$trap', ({ code, node, espruino, rule, run, never, unseen }: Trap) => {
  it('does something else in Node', () => {
    expect(inNode(code)).toBe(node)
    if (unseen === undefined) expect(espruino).not.toBe(node)
  })

  it.runIf(rule)(`is refused by the gate: ${rule}`, () => {
    expect(refusals(code)).toContain(rule)
  })

  it.runIf(run)(`is reported in a run: ${run}`, () => {
    const context = espruinoContext()
    const said = outcome((out) => context.run(`(function (out) { ${code}\n})`, out))
    if (run === 'missing') expect(said).toBe(espruino)
    else expect(context.differences.map(({ what }) => what)).toContain(run)
  })

  it('is refused, reported, or never written', () => {
    expect(rule ?? run ?? never).toBeDefined()
    if (rule === undefined) expect(refusals(code).filter((name) => !OF_STYLE.includes(name))).toEqual([])
  })
})

describe.each(SOUND)('no pitfall: $says', ({ code, gives }) => {
  it('gives the same in Node, instrumented or not', () => {
    expect(inNode(code)).toBe(gives)
    const context = espruinoContext({ setTimeout: () => 0 })
    expect(outcome((out) => context.run(`(function (out) { ${code}\n})`, out))).toBe(gives)
    expect(context.differences).toEqual([])
  })

  it('passes the gate', () => {
    expect(checkSubset('t.js', code, { globals, allowVar: true })).toEqual([])
  })
})

it('every rule guards against a pitfall, or is for style', () => {
  const known = [...traps.map(({ rule }) => rule), ...OF_STYLE]
  expect(RULES.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

it('every reported difference is a pitfall', () => {
  expect(Object.keys(DIFFERENCES).sort()).toEqual(
    [...new Set(traps.flatMap(({ run }) => (run && run !== 'missing' ? [run] : [])))].sort(),
  )
})
