// Every engine pitfall in the table gives the stated result in Node, and is found: by a rule of the gate, or by an
// instrumented run of the code. pitfalls.engine.test.ts proves the results on Espruino.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, RULES } from '../../../../tools/build/gate/gate.ts'
import { PITFALLS } from '../../../../tools/build/gate/pitfalls/index.ts'
import type { Pitfall } from '../../../../tools/build/gate/pitfalls/pitfall.ts'
import { SAFE_EXAMPLES } from '../../../../tools/build/gate/pitfalls/safe.ts'
import { espruinoContext } from '../../../support/espruino/context.ts'
import { DIFFERENCES } from '../../../support/espruino/observer.ts'

const pitfalls = PITFALLS.flatMap(([, list]) => list)

/** Rules without a pitfall of the engine: they are about the style of the code, and about the minifier. */
const STYLE_RULES = ['no-var', 'typescript-code', 'using', 'boolean-equality']

const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, 'out']

function findRules(code: string): string[] {
  return [false, true].flatMap((allowVar) => checkSubset('t.js', code, { globals, allowVar }).map(({ rule }) => rule))
}

/** The values that out() was given, with "throws" if the code threw, which `onError` is told. */
function collectOutput(run: (out: (...values: unknown[]) => void) => void, onError?: (error: unknown) => void): string {
  const output: string[] = []
  try {
    run((...values) => {
      output.push(...values.map((value) => `${value}`))
    })
  } catch (error) {
    onError?.(error)
    output.push('throws')
  }
  return output.join(' ')
}

const wrapInFunction = (code: string) => `(function () { ${code}\n})()`

const runInNode = (code: string) =>
  collectOutput((out) =>
    vm.runInNewContext(wrapInFunction(code), { out, queueMicrotask, setImmediate }, { timeout: 5000 }),
  )

describe.each(pitfalls)('$summary', ({ code, node, espruino, rule, notice, cannotHappen, noDifference }: Pitfall) => {
  it('gives the stated result in Node, which differs from Espruino', () => {
    expect(runInNode(code)).toBe(node)
    if (noDifference === undefined) expect(espruino).not.toBe(node)
  })

  it.runIf(rule)(`is refused by the rule ${rule}`, () => {
    expect(findRules(code)).toContain(rule)
  })

  it.runIf(notice)(`gives the notice ${notice} in an instrumented run`, () => {
    const context = espruinoContext()
    let thrown: unknown
    const output = collectOutput(
      (out) => context.run(`(function (out) { ${code}\n})`, out),
      (error) => {
        thrown = error
      },
    )
    if (notice === 'missing') expect(output).toBe(espruino)
    else {
      const notices = context.differences.map(({ what }) => what)
      expect(notices, `it gave "${output}" and threw ${thrown}`).toContain(notice)
    }
  })

  it('is found by a rule or by an instrumented run, or cannot happen', () => {
    expect(rule ?? notice ?? cannotHappen).toBeDefined()
    if (rule === undefined) expect(findRules(code).filter((name) => !STYLE_RULES.includes(name))).toEqual([])
  })
})

describe.each(SAFE_EXAMPLES)('safe: $summary', ({ code, result }) => {
  it('gives the same in Node with and without instruments', () => {
    expect(runInNode(code)).toBe(result)
    const context = espruinoContext({ setTimeout: () => 0 })
    expect(collectOutput((out) => context.run(`(function (out) { ${code}\n})`, out))).toBe(result)
    expect(context.differences).toEqual([])
  })

  it('has no findings in the gate', () => {
    expect(checkSubset('t.js', code, { globals, allowVar: true })).toEqual([])
  })
})

it('every rule has a pitfall, or is about style', () => {
  const known = [...pitfalls.map(({ rule }) => rule), ...STYLE_RULES]
  expect(RULES.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

it('every notice has a pitfall', () => {
  expect(Object.keys(DIFFERENCES).sort()).toEqual(
    [...new Set(pitfalls.flatMap(({ notice }) => (notice && notice !== 'missing' ? [notice] : [])))].sort(),
  )
})
