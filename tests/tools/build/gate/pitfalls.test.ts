// Every trap of the table is one, as far as Node can tell, and is held: the gate refuses it, or a watched run of the
// code notes it. What Espruino itself does is shown in traps.engine.test.ts.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, RULES } from '../../../../tools/build/gate/gate.ts'
import { TRAPS } from '../../../../tools/build/gate/pitfalls/index.ts'
import { SOUND } from '../../../../tools/build/gate/pitfalls/none.ts'
import type { Trap } from '../../../../tools/build/gate/pitfalls/pitfall.ts'
import { espruinoContext } from '../../../support/espruino/context.ts'
import { NOTICES } from '../../../support/espruino/observer.ts'

const traps = TRAPS.flatMap(([, list]) => list)

/** Rules that no trap stands behind: they hold the style of the code, or its speed. */
const OF_STYLE = ['no-var', 'typescript-code', 'using']

const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, 'out']

function refusals(code: string): string[] {
  return [false, true].flatMap((allowVar) => checkSubset('t.js', code, { globals, allowVar }).map(({ rule }) => rule))
}

/** What out() was given, and whether the code threw. */
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
  it('is none in Node', () => {
    expect(inNode(code)).toBe(node)
    if (unseen === undefined) expect(espruino).not.toBe(node)
  })

  it.runIf(rule)(`the gate refuses it: ${rule}`, () => {
    expect(refusals(code)).toContain(rule)
  })

  it.runIf(run)(`a watched run notes it: ${run}`, () => {
    const context = espruinoContext()
    const said = outcome((out) => context.run(`(function (out) { ${code}\n})`, out))
    if (run === 'missing') expect(said).toBe(espruino)
    else expect(context.notices.map(({ what }) => what)).toContain(run)
  })

  it('is held', () => {
    expect(rule ?? run ?? never).toBeDefined()
    if (rule === undefined) expect(refusals(code).filter((name) => !OF_STYLE.includes(name))).toEqual([])
  })
})

describe.each(SOUND)('no trap: $says', ({ code, gives }) => {
  it('gives the same in Node, watched or not', () => {
    expect(inNode(code)).toBe(gives)
    const context = espruinoContext({ setTimeout: () => 0 })
    expect(outcome((out) => context.run(`(function (out) { ${code}\n})`, out))).toBe(gives)
    expect(context.notices).toEqual([])
  })

  it('passes the gate', () => {
    expect(checkSubset('t.js', code, { globals, allowVar: true })).toEqual([])
  })
})

it('every rule stands for a trap, or for style', () => {
  const known = [...traps.map(({ rule }) => rule), ...OF_STYLE]
  expect(RULES.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

it('every notice stands for a trap', () => {
  expect(Object.keys(NOTICES).sort()).toEqual(
    [...new Set(traps.flatMap(({ run }) => (run && run !== 'missing' ? [run] : [])))].sort(),
  )
})
