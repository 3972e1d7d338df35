// Each pass alone, and the pipeline: what it changes, what it leaves as it is, and that the result does the same.

import { describe, expect, it } from 'vitest'
import { minify } from '../../../../tools/build/minify/minify.ts'
import { OWN_PASS_NAMES, PASS_NAMES } from '../../../../tools/build/minify/page/savings.ts'
import { mangleNames } from '../../../../tools/build/minify/passes/mangle-names.ts'
import { writeOctalEscapes } from '../../../../tools/build/minify/passes/octal-escapes.ts'
import { orderByUse } from '../../../../tools/build/minify/passes/order-by-use.ts'
import { CHANGED, UNCHANGED } from './cases.ts'
import { makeTargets, runPass } from './run-pass.ts'
import { collectOutput } from './run-script.ts'

const FIELDS = ['by']
const TARGET = makeTargets(FIELDS).espruino

for (const [name, cases] of Object.entries(CHANGED))
  it.each(cases)(`${name} changes %s, and the script does the same`, async (_, script, removed) => {
    const result = await runPass(name, script, FIELDS)
    expect(script).toContain(removed)
    expect(result).not.toContain(removed)
    expect(collectOutput(result)).toEqual(collectOutput(script))
  })

for (const [name, cases] of Object.entries(UNCHANGED))
  it.each(cases)(`${name} leaves %s as it is`, async (_, script) => {
    expect(collectOutput(script)).not.toEqual([])
    expect(await runPass(name, script, FIELDS)).toBe(script)
  })

it('every pass has a case', () => {
  expect(Object.keys(CHANGED).sort()).toEqual([...OWN_PASS_NAMES].sort())
})

describe('order-by-use', () => {
  it('puts names that the engine uses often before others', async () => {
    const script = 'var rare=()=>out(1);var often=()=>out(2);var tick=()=>often();setTimeout(tick);rare();'
    const result = await runPass('order-by-use', script)
    expect(result.indexOf('often=')).toBeLessThan(result.indexOf('rare='))
  })

  it('puts names first that were looked up most, by their names in the sources', async () => {
    const script = 'let rare=()=>out(1);let often=()=>out(2);let tick=()=>often();setTimeout(tick);setTimeout(rare);'
    const target = makeTargets([], ['tick', 'rare']).espruino
    expect(orderByUse(script, target)).toMatch(/tick=.*rare=.*often=/)
    target.sourceNames.set('often', 'rare').set('rare', 'often')
    const result = orderByUse(script, target)
    expect(result).toMatch(/tick=.*often=.*rare=/)
    expect(collectOutput(result)).toEqual(collectOutput(script))
  })

  it('knows names that mangle-names has made short', async () => {
    const target = makeTargets([]).espruino
    await mangleNames('let seldom=()=>out(1);let often=2;setTimeout(seldom);out(often+often*often)', target)
    expect([...target.sourceNames.values()].sort()).toEqual(['often', 'seldom'])
  })

  it('declares all names before the code for an engine that finds the newest first, the rarest first', async () => {
    const script = 'var rare=()=>out(1);var often=()=>out(2);var tick=()=>often();setTimeout(tick);rare();'
    const result = await runPass('order-by-use', script, [], 'kaluma')
    expect(result).toBe(
      'var tick,rare,often;rare=()=>out(1),often=()=>out(2),tick=()=>often();setTimeout(tick);rare();',
    )
  })

  it.each([
    'var a=1,b=a+1;var f=()=>a+b;out(f());',
    'var f=()=>3;var a=f();var b=a*2;out(a);out(b);',
    'function f(){return 3}var t=[f];out(t[0]());',
    'var a=[1,2],b=a[0];out(a);out(b);a=[];out(a);',
    'var a=1;out(a);var b=2;out(b);',
    'var a=1;a=2;var b=a;out(b);var f=()=>0;',
    'var k="abs",f=Math[k];out(f(-1));',
  ])('keeps the order of values that depend on others: %s', async (script) => {
    expect(collectOutput(await runPass('order-by-use', script))).toEqual(collectOutput(script))
    expect(collectOutput(await runPass('order-by-use', script, [], 'kaluma'))).toEqual(collectOutput(script))
  })

  it('puts a declared function before the values that use it, because Espruino does not hoist', async () => {
    const result = await runPass('order-by-use', 'function f(){return 3}var t=[f];out(t[0]());')
    expect(result.indexOf('function f')).toBeLessThan(result.indexOf('t=[f]'))
  })
})

it('mangle-names gives no variable the name of an object of the engine', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `let v${i} = ${i}; setTimeout(function () { out(v${i}++) });`)
  const script = `${many.join(' ')} out(E.at(1))`
  expect(collectOutput(await runPass('mangle-names', script))).toEqual(collectOutput(script))
})

it('octal-escapes leaves strict code as it is, because octal escapes are an error there', () => {
  expect(writeOctalEscapes('out("\\x01")', { isStrict: true })).toBe('out("\\x01")')
})

describe('the pipeline', () => {
  const script = `const LIMIT = 3; let count = 0; const state = { level: 2, name: 'a', by: 7 };
    function add(by) { count += by * state.level + state.by }
    function step(i) { add(i); out(Math.floor(count / LIMIT)); out(Math.floor(i)); out(state[i ? 'name' : 'level']) }
    for (let i = 0; i < LIMIT; i++) step(i)`

  it('makes one shorter expression that does the same', async () => {
    const result = await minify(script, makeTargets(['by', 'other']).kaluma)
    expect(collectOutput(result)).toEqual(collectOutput(script))
    expect(result).toMatch(/^\(\(\)=>\{.*\}\)\(\)$/s)
    expect(result).toContain('level')
    expect(result).not.toContain('by')
    expect(result.length).toBeLessThan(script.length)
  })

  it.each(PASS_NAMES)('gives a script that does the same without %s', async (name) => {
    expect(collectOutput(await minify(script, TARGET, [name]))).toEqual(collectOutput(script))
  })

  it('uses the names of Terser without mangle-names', async () => {
    const result = await minify(script, TARGET, ['mangle-names'])
    expect(result).not.toContain('count')
    expect(result).not.toBe(await minify(script, TARGET))
  })
})
