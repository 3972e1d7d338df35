// What the build does to the joined sources, pass by pass: each leaves what the code does as it was.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { folded } from '../../../../tools/build/minify/constant-folding.ts'
import { inlined } from '../../../../tools/build/minify/inline-once.ts'
import { shrink } from '../../../../tools/build/minify/minify.ts'
import { ordered } from '../../../../tools/build/minify/order-by-use.ts'
import { applied } from '../../../../tools/build/minify/source-edit.ts'

/** What a script leaves in `out`. */
const outcome = (code: string): unknown => vm.runInNewContext(`var out = []; ${code}; JSON.stringify(out)`)

const NONE: ReadonlySet<string> = new Set()

describe('edits', () => {
  it.each([
    ['none', [], 'abcdef'],
    ['out of order', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdEf'],
    ['two at one place, as given', [edit(2, 2, '1'), edit(2, 2, '2')], 'ab12cdef'],
    ['at both ends', [edit(6, 6, '>'), edit(0, 0, '<')], '<abcdef>'],
  ])('%s', (_, edits, result) => {
    expect(applied('abcdef', edits)).toBe(result)
  })

  function edit(start: number, end: number, text: string) {
    return { start, end, text }
  }
})

describe('a function called once goes where it is called', () => {
  it.each([
    ['its result dropped', 'function f(a) { out.push(a) } function g() { f(1); f2() } function f2() {} g(); g()'],
    [
      'with an early end',
      'function f(a) { if (a > 1) return; out.push(a) } function g(n) { f(n); out.push("g") } g(1); g(2)',
    ],
    [
      'with two',
      'function f(a) { if (a > 2) { out.push(3); return } if (a > 1) return; out.push(a) } function g(n) { f(n) } g(1); g(2); g(3)',
    ],
    ['its result returned', 'function f(a) { return a + 1 } function g(n) { return f(n) } out.push(g(1), g(2))'],
    [
      'its result kept',
      'function f(a) { const b = a * 2; return b + 1 } function g(n) { const r = f(n); return r * n } out.push(g(1), g(2))',
    ],
    [
      'its result assigned',
      'let r = 0; function f(a) { return a * 2 } function g(n) { r = f(n); out.push(r) } g(1); g(2)',
    ],
    [
      'a parameter that it changes',
      'function f(a) { a++; out.push(a) } function g(n) { f(n); out.push(n) } g(1); g(2)',
    ],
    [
      'a name that the caller has too',
      'function f(a) { const n = a + 1; out.push(n) } function g(n) { f(n * 2); out.push(n) } g(1); g(2)',
    ],
    [
      'an argument that the function changes',
      'let v = 1; function f(a) { v = 5; out.push(a) } function g() { f(v) } g(); out.push(v)',
    ],
    ['one in another', 'function f(a) { h(a + 1) } function h(b) { out.push(b) } function g(n) { f(n) } g(1); g(2)'],
    [
      'a catch',
      'function f(a) { try { throw a } catch (e) { out.push(e) } } function g(e) { f(e); out.push(e) } g(1); g(2)',
    ],
  ])('%s', (_, code) => {
    const result = inlined(code, NONE)
    expect(outcome(result)).toBe(outcome(code))
    expect(result).not.toContain('function f(')
    expect(result).not.toContain('function h(')
  })

  it.each([
    ['called twice', 'function f(a) { out.push(a) } function g() { f(1); f(2) } g()'],
    ['handed on', 'function f(a) { out.push(a) } function g() { [1].forEach(f) } g()'],
    ['called by itself', 'function f(a) { if (a) { out.push(a); f(a - 1) } } f(3)'],
    ['called by the script itself', 'function f(a) { out.push(a) } f(1)'],
    ['called in a condition', 'function f(a) { return a > 1 } function g(n) { if (f(n)) out.push(n) } g(1); g(2)'],
    [
      'with a return in the middle',
      'function f(a) { for (;;) { if (a) return; a = 1 } } function g() { f(0); out.push(1) } g()',
    ],
    ['given less than it takes', 'function f(a, b) { out.push(b) } function g() { f(1) } g()'],
  ])('not one that is %s', (_, code) => {
    const result = inlined(code, NONE)
    expect(result).toContain('function f(')
    expect(outcome(result)).toBe(outcome(code))
  })

  it('not one that is to be kept', () => {
    const code = 'function f() { out.push(1) } function g() { f() } g()'
    expect(inlined(code, new Set(['f']))).toBe(code)
  })
})

describe('a number that never changes is written where it is used', () => {
  it.each([
    ['a number', 'const A = 5; out.push(A, A + 1)', true],
    ['a negative one', 'const A = -5; out.push(3 - A)', true],
    ['one that changes', 'let a = 5; a++; out.push(a)', false],
    ['one that is assigned', 'let a = 5; a = 6; out.push(a)', false],
    ['one that a function has under the same name', 'const a = 5; function f(a) { return a } out.push(f(1), a)', false],
    ['one that is a short property', 'const a = 5; out.push({ a })', false],
    ['no number', 'const a = "5"; out.push(a)', false],
  ])('%s', (_, code, gone) => {
    const result = folded(code)
    expect(outcome(result)).toBe(outcome(code))
    expect(/out\.push\(.*\b[aA]\b/.test(result)).toBe(!gone)
  })
})

describe('names come in the order in which they are looked up most', () => {
  it('first what is called by what the engine calls', () => {
    const code = 'function rare(){out.push(1)}function tick(){often()}function often(){out.push(2)}on(tick);rare();'
    const result = ordered(code)
    expect(result.indexOf('often=')).toBeGreaterThan(0)
    expect(result.indexOf('often=')).toBeLessThan(result.indexOf('rare='))
  })

  it.each([
    'var a=1,b=a+1;function f(){return a+b}out.push(f());',
    'var a=f();function f(){return 3}var b=a*2;out.push(a,b);',
    'var a=[1,2],b=a[0];out.push(a,b);a=[];out.push(a);',
    'var a=1;out.push(a);var b=2;out.push(b);',
    'var a=1;a=2;var b=a;out.push(b);function f(){}',
  ])('and what is made in turn is made in that turn: %s', (code) => {
    expect(outcome(ordered(code))).toBe(outcome(code))
  })
})

it('all together make one small expression that does the same', async () => {
  const code = `const LIMIT = 3; let count = 0; const state = { level: 2, name: 'a', by: 7 };
    function add(by) { count += by * state.level + state.by } function step(i) { add(i); out.push(Math.floor(count / LIMIT), Math.floor(i), state[i ? 'name' : 'level']) }
    for (let i = 0; i < LIMIT; i++) step(i)`
  const small = await shrink(code, ['by', 'other'], true)
  expect(outcome(small)).toBe(outcome(code))
  expect(small).toMatch(/^\(\(\)=>\{.*\}\)\(\)$/s)
  expect(small).toContain('level')
  expect(small).not.toContain('by')
  expect(small.length).toBeLessThan(code.length)
})
