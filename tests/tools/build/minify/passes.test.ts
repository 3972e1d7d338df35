// What each pass changes, and what it leaves alone because it would then do something else. The script that comes out
// gives out() the same.

import { describe, expect, it } from 'vitest'
import { minify, PASSES } from '../../../../tools/build/minify/minify.ts'
import { outputOf } from './run-script.ts'

const TARGET = { fields: ['by'], isStrict: false }

type Case = readonly [title: string, script: string]

const passOf = (name: string) => PASSES.find((pass) => pass.name === name)!

/** What each pass changes, with a text that is gone afterwards. */
const CHANGED: Record<string, readonly (readonly [...Case, gone: string])[]> = {
  'remove-directives': [['a directive', '"use strict"; out(1)', 'use']],
  'inline-setters': [
    ['a parameter', 'let v = 0; function set(x) { v = x } function go(n) { set(n + 1); out(v) } go(2)', 'set('],
    ['two values in a row', 'let v = 0; function set(x) { v = x } set((1, 2)); out(v)', 'set('],
    ['a function', 'let v; function set(x) { v = x } set(function () { out(7) }); v()', 'set('],
    ['true', 'let v = 0; function mark() { v = true } mark(); out(v ? 1 : 2)', 'mark('],
    ['a negative number', 'let v = 0; function mark() { v = -1 } mark(); out(v)', 'mark('],
    ['a text', 'let v = 0; function mark() { v = "on" } mark(); out(v)', 'mark('],
    ['as the branch of an if', 'let v = 0; function mark() { v = 1 } if (v) out(2); else mark(); out(v)', 'mark('],
    [
      'a local of the same name elsewhere',
      'let v = 0; function set(x) { v = x } function f(v) { out(v) } f(1); set(2); out(v)',
      'set(',
    ],
  ],
  'inline-expressions': [
    ['one call', 'let v = 2; function f() { return v + 1 } out(3 * f())', 'f('],
    ['one in another', 'let v = 2; function f() { return v + 1 } function g() { return f() * f() } out(g())', 'g('],
    ['an object of its own each time', 'function f() { return { a: 1 } } out(f() === f() ? 1 : 2)', 'f('],
  ],
  'inline-once': [
    ['its result dropped', 'function f(a) { out(a) } function g() { f(1) } g(); g()', 'f('],
    ['an early end', 'function f(a) { if (a > 1) return; out(a) } function g(n) { f(n); out("g") } g(1); g(2)', 'f('],
    [
      'two early ends',
      'function f(a) { if (a > 2) { out(3); return } if (a > 1) return; out(a) } function g(n) { f(n) } g(1); g(2); g(3)',
      'f(',
    ],
    ['its result returned', 'function f(a) { return a + 1 } function g(n) { return f(n) } out(g(1)); out(g(2))', 'f('],
    [
      'its result kept',
      'function f(a) { const b = a * 2; return b + 1 } function g(n) { const r = f(n); return r * n } out(g(1)); out(g(2))',
      'f(',
    ],
    [
      'its result assigned',
      'let r = 0; function f(a) { return a * 2 } function g(n) { r = f(n); out(r) } g(1); g(2)',
      'f(',
    ],
    ['a parameter that it changes', 'function f(a) { a++; out(a) } function g(n) { f(n); out(n) } g(1); g(2)', 'f('],
    [
      'a name that the caller has too',
      'function f(a) { const n = a + 1; out(n) } function g(n) { f(n * 2); out(n) } g(1); g(2)',
      'f(',
    ],
    [
      'an argument that it changes',
      'let v = 1; function f(a) { v = 5; out(a) } function g() { f(v) } g(); out(v)',
      'f(',
    ],
    [
      'an argument that a callback changes',
      'let v = 1, h; function f(a) { h(); out(a) } function inc() { v++ } function g() { f(v) } h = inc; g(); out(v)',
      'f(',
    ],
    [
      'an argument that the next one changes',
      'let v = 1; function inc() { v++; return 7 } function f(a, b) { out(a + b) } function g() { f(v, inc()) } g(); g()',
      'f(',
    ],
    [
      'arguments in order',
      'let v = 0; function n() { out(++v); return v } function f(a, b) { v = a; out(b) } function g() { f(n(), n()) } g(); g()',
      'f(',
    ],
    [
      'a parameter with the name of an inner one',
      'function f(a) { [3].forEach(function (a) { out(a) }); out(a) } function g() { f(5) } g()',
      'f(',
    ],
    [
      'an argument with the name of an inner one',
      'function f(a) { [3].forEach(function (n) { out(n + a) }) } function g(n) { f(n) } g(1)',
      'f(',
    ],
    ['two values in a row', 'function f(a) { a++; out(a) } function g() { f((1, 2)) } g()', 'f('],
    ['one in another', 'function f(a) { h(a + 1) } function h(b) { out(b) } function g(n) { f(n) } g(1); g(2)', 'h('],
    [
      'a catch',
      'function f(a) { try { throw a } catch (e) { out(e) } } function g(e) { f(e); out(e) } g(1); g(2)',
      'f(',
    ],
  ],
  'cache-globals': [
    ['a member of Math', 'out(Math.abs(-1)); out(Math.abs(-2))', '(Math.'],
    ['a function that is called often', 'out(getTime())', '(getTime'],
  ],
  'const-to-let': [['a constant', 'const a = 1; out(a)', 'const']],
  'loose-equality': [
    ['numbers', 'let a = 1; out(a === 1 ? 1 : 2); out(-1 !== a ? 1 : 2)', '==='],
    ['undefined', 'let a; out(a === void 0 ? 1 : 2)', '==='],
  ],
  'constant-propagation': [
    ['a number', 'const A = 5; out(A); out(A + 1)', 'out(A'],
    ['a negative one', 'const A = -5; out(3 - A)', '- A'],
    ['its methods', 'const A = 5; out(A.toString())', 'A.'],
  ],
  'mangle-properties': [['a field of ours', 'let a = { by: 1, at: 2 }; out(a.by + a.at)', 'by']],
  'hoist-initial-values': [
    ['what is set first', 'var a, b; !function () { a = b = 3; out(a); out(b) }()', 'a = b'],
    ['beside what is not', 'var a, b = 1; !function () { b = a = 3; out(a); out(b) }()', 'a ='],
    ['what is set twice, the first time', 'var a; !function () { a = 1; out(a); a = 2; out(a) }()', 'a = 1'],
    ['in a block', 'var a; !function () { { a = 1 } out(a) }()', 'a = 1'],
  ],
  'mangle-names': [
    ['names', 'let counter = 1; function tick() { out(counter++) } tick(); setTimeout(tick)', 'counter'],
  ],
  'function-to-arrow': [
    ['one that is handed over', '[1].forEach(function (a) { out(a); out(2) })', 'function'],
    ['one in another', '[1].forEach(function (a) { [2].forEach(function (b) { out(a + b) }) })', 'function'],
    ['one that is called at once', '(function () { out(1) })()', 'function'],
    ['one that is called at once, with no parentheses', '!function () { out(1) }()', 'function'],
    ['one beside an operator', 'let f = 0 || function () { return 1 }; out(f())', 'function'],
    ['one that gives an object', 'let f = function () { return { a: 1 } }; out(f())', 'function'],
    ['one that gives a member of an object', 'let f = function () { return { a: 1 }.a }; out(f())', 'function'],
    ['one that gives the last of two values', 'let f = function () { return (out(1), 2) }; out(f())', 'function'],
    [
      'one that returns nothing, and is asked',
      'function g() { return 1 } function f() { g() } let x = f(); out(x)',
      'function',
    ],
    ['a declared one', 'function f(a, b) { return a + b } out(f(1, 2))', 'function'],
  ],
  'unwrap-iife': [
    ['a function', 'let a = 1; !function () { let b = a; out(b) }();', 'function'],
    ['an arrow', 'let a = 1; !(() => { let b = a; out(b) })();', '=>'],
  ],
  'order-by-use': [['declarations', 'let a = 1; out(a); let b = 2; out(b)', 'let']],
  'octal-escapes': [
    ['a control character', 'out("\\x01\\x1fa\\x00")', '\\x'],
    ['one before a digit that is not octal', 'out("\\x018")', '\\x'],
  ],
}

/** What each pass leaves as it is, to the letter. */
const LEFT_ALONE: Record<string, readonly Case[]> = {
  'inline-setters': [
    ['one that is handed on', 'let v = 0; function set(x) { v = x } set(1); [2].forEach(set); out(v)'],
    ['one whose result is read', 'let v = 0; function set(x) { v = x } out(set(1)); out(v)'],
    ['one that is given nothing', 'let v = 0; function set(x) { v = x } set(); out(v)'],
    ['one that is given more', 'let v = 0; function set(x) { v = x } set(1, out(2)); out(v)'],
    [
      'one where its variable is hidden',
      'let v = 0; function set(x) { v = x } function f(v) { set(1); out(v) } f(2); out(v)',
    ],
    ['one that is hidden itself', 'let v = 0; function set(x) { v = x } function f(set) { set(1) } f(out); out(v)'],
    ['one that sets its parameter', 'let v = 0; function set(v) { v = v } set(1); out(v)'],
    ['one that adds', 'let v = 1; function add(x) { v += x } add(1); out(v)'],
    ['one that sets a variable to another', 'let v = 1, w = 2; function copy() { v = w } copy(); out(v)'],
  ],
  'inline-expressions': [
    ['three calls', 'let v = 1; function f() { return v } out(f() + f() + f())'],
    ['one with a parameter', 'function f(a) { return a } out(f(1))'],
    ['one that is given something', 'let v = 1; function f() { return v } out(f(out(2)))'],
    ['one that is handed on', 'let v = 1; function f() { return v } [1].forEach(f); out(f())'],
    [
      'one whose variable is hidden at the call',
      'let v = 1; function f() { return v } function g(v) { return f() + v } out(g(2))',
    ],
    ['one that calls itself', 'let v = 0; function f() { return v++ < 3 ? f() : v } out(1)'],
    ['one that returns nothing', 'function f() { return } f(); out(1)'],
  ],
  'inline-once': [
    ['two calls', 'function f(a) { out(a) } function g() { f(1); f(2) } g()'],
    ['one that is handed on', 'function f(a) { out(a) } function g() { [1].forEach(f) } g()'],
    ['one that calls itself', 'function f(a) { if (a) f(a - 1) } out(1)'],
    ['a call by the script itself', 'function f(a) { out(a) } f(1)'],
    ['a call in a condition', 'function f(a) { return a > 1 } function g(n) { if (f(n)) out(n) } g(1); g(2)'],
    ['a return in the middle', 'function f(a) { for (;;) { if (a) return; a = 1 } } function g() { f(0); out(1) } g()'],
    ['fewer arguments than parameters', 'function f(a, b) { out(b) } function g() { f(1) } g()'],
    ['a variable that is hidden at the call', 'let v = 1; function f() { out(v) } function g(v) { f(); out(v) } g(2)'],
    [
      'a variable that it hides in a block',
      'let v = 1; function f() { { let v = 2; out(v) } out(v) } function g() { f() } g()',
    ],
    ['a result that is added', 'let v = 1; function f() { v = 5; return 2 } function g() { v += f(); out(v) } g()'],
    [
      'a result in the head of a loop',
      'function f() { return 0 } function g() { for (let i = f(); i < 2; i++) out(i) } g()',
    ],
    ['one that is rarely called', 'function stopAfterError() { out(1) } function g() { stopAfterError() } g()'],
  ],
  'cache-globals': [
    ['a member that is read once', 'out(Math.abs(-1))'],
    ['a name that the script has too', 'function f(Math) { return Math.a + Math.a } out(f({ a: 1 }))'],
    ['a member that is found by its value', 'let m = "abs"; out(Math[m](-1) + Math[m](-2))'],
    ['a property of that name', 'let a = { getTime: 1 }; out(a.getTime + a.getTime)'],
    ['a short property', 'let a = { getTime }; out(a.getTime() > 0 ? 1 : 2)'],
  ],
  'loose-equality': [
    ['texts', 'let a = "1"; out(a === "1" ? 1 : 2)'],
    ['undefined where there is null', 'let a = null; out(a === void 0 ? 1 : 2)'],
    ['what is true', 'let a = 1; out(a === !0 ? 1 : 2)'],
  ],
  'constant-propagation': [
    ['one that changes', 'let a = 5; a++; out(a)'],
    ['one that is assigned', 'let a = 5; a = 6; out(a)'],
    ['one that a loop changes', 'let a = 5; for (a of [1, 2]) out(a)'],
    ['one that a function has too', 'const a = 5; function f(a) { return a } out(f(1))'],
    ['one that a function is called', 'const a = 5; function f() { function a() { return 1 } return a() } out(f())'],
    ['a short property', 'const a = 5; out({ a })'],
    ['a text', 'const a = "5"; out(a)'],
  ],
  'hoist-initial-values': [
    ['what is read before', 'var a; !function () { out(a); a = 1; out(a) }()'],
    ['what a function reads before', 'var a; function f() { out(a) } !function () { f(); a = 1; out(a) }()'],
    [
      'what a table of functions reads before',
      'var a, t = [function () { out(a) }]; !function () { t[0](); a = 1; out(a) }()',
    ],
    ['what is read while the script is loaded', 'var a, b = a; !function () { a = 1; out(a); out(b) }()'],
    [
      'what comes after a branch that may end it',
      'var a; setTimeout(function () { out(a) }); !function () { if (out(1) > 0) return; a = 2 }()',
    ],
    ['what is set in a branch', 'var a; !function () { if (out(1) > 9) a = 2; out(a) }()'],
    ['a local of the same name', 'var a; !function () { { let a; a = 2; out(a) } out(a) }()'],
    ['what is made anew', 'var a; !function () { a = [1]; out(a) }()'],
    ['a start that is not at the end', 'var a; !function () { a = 1 }(); out(a)'],
  ],
  'function-to-arrow': [
    ['one that calls itself by its own name', 'let f = function g(n) { return n ? g(n - 1) : 5 }; out(f(2))'],
  ],
  'unwrap-iife': [
    ['one that may end early', '!function () { if (out(1)) return; out(2) }(); out(3)'],
    ['one with a var', 'var a = 1; !function () { var a = 2; out(a) }(); out(a)'],
    ['one with a function', 'let f = 1; !function () { function f() { } out(2) }(); out(f)'],
    ['one that is given something', '!function (a) { out(a) }(3)'],
  ],
  'octal-escapes': [
    ['a character before an octal digit', 'out("\\x011")'],
    ['a backslash before an x', 'out("a\\\\x01")'],
    ['a template', 'out(`\\x01`)'],
  ],
}

for (const [name, cases] of Object.entries(CHANGED))
  describe(`${name} changes`, () => {
    it.each(cases)('%s', async (_, script, gone) => {
      const result = await passOf(name).run(script, TARGET)
      expect(script).toContain(gone)
      expect(result).not.toContain(gone)
      expect(outputOf(result)).toEqual(outputOf(script))
    })
  })

for (const [name, cases] of Object.entries(LEFT_ALONE))
  describe(`${name} leaves alone`, () => {
    it.each(cases)('%s', async (_, script) => {
      expect(outputOf(script)).not.toEqual([])
      expect(await passOf(name).run(script, TARGET)).toBe(script)
    })
  })

it('every pass has a case', () => {
  const own = new Set(PASSES.map(({ name }) => name).filter((name) => name !== 'terser'))
  expect(new Set(Object.keys(CHANGED))).toEqual(own)
})

describe('order-by-use', () => {
  const order = passOf('order-by-use').run

  it('puts first what is called by what the engine calls', async () => {
    const result = await order(
      'var rare=()=>out(1);var often=()=>out(2);var tick=()=>often();setTimeout(tick);rare();',
      TARGET,
    )
    expect(result.indexOf('often=')).toBeLessThan(result.indexOf('rare='))
  })

  it.each([
    'var a=1,b=a+1;var f=()=>a+b;out(f());',
    'var f=()=>3;var a=f();var b=a*2;out(a);out(b);',
    'var a=[1,2],b=a[0];out(a);out(b);a=[];out(a);',
    'var a=1;out(a);var b=2;out(b);',
    'var a=1;a=2;var b=a;out(b);var f=()=>0;',
    'var k="abs",f=Math[k];out(f(-1));',
  ])('makes in turn what depends on the turn: %s', async (script) => {
    expect(outputOf(await order(script, TARGET))).toEqual(outputOf(script))
  })
})

it('mangle-names takes no name of the engine', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `let v${i} = ${i}; setTimeout(function () { out(v${i}++) });`)
  const script = `${many.join(' ')} out(E.at(1))`
  expect(outputOf(await passOf('mangle-names').run(script, TARGET))).toEqual(outputOf(script))
})

describe('octal-escapes', () => {
  it('leaves strict code alone, which may not have them', () => {
    expect(passOf('octal-escapes').run('out("\\x01")', { ...TARGET, isStrict: true })).toBe('out("\\x01")')
  })
})

describe('the whole pipeline', () => {
  const script = `const LIMIT = 3; let count = 0; const state = { level: 2, name: 'a', by: 7 };
    function add(by) { count += by * state.level + state.by }
    function step(i) { add(i); out(Math.floor(count / LIMIT)); out(Math.floor(i)); out(state[i ? 'name' : 'level']) }
    for (let i = 0; i < LIMIT; i++) step(i)`

  it('makes one small expression that does the same', async () => {
    const small = await minify(script, { fields: ['by', 'other'], isStrict: true })
    expect(outputOf(small)).toEqual(outputOf(script))
    expect(small).toMatch(/^\(\(\)=>\{.*\}\)\(\)$/s)
    expect(small).toContain('level')
    expect(small).not.toContain('by')
    expect(small.length).toBeLessThan(script.length)
  })

  it.each([...new Set(PASSES.map(({ name }) => name))])('does the same without %s', async (name) => {
    const target = { fields: ['by'], isStrict: false }
    const result = await minify(script, target, [name])
    expect(outputOf(result)).toEqual(outputOf(script))
  })

  it("names variables in Terser's order where mangle-names is left out", async () => {
    const named = await minify(script, TARGET, ['mangle-names'])
    expect(named).not.toContain('count')
    expect(named).not.toBe(await minify(script, TARGET))
  })
})
