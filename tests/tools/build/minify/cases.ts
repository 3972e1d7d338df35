// Small scripts for each pass: those that it changes, and those that it must leave as they are, because it would change
// what they do.

/** A script, with what the title says is in it. */
type Case = readonly [title: string, script: string]

/** Scripts that a pass changes. The last text is in the script, and no longer in the result. */
export const CHANGED: Record<string, readonly (readonly [...Case, removed: string])[]> = {
  'remove-directives': [['a directive', '"use strict"; out(1)', 'use']],
  'inline-setters': [
    [
      'a setter with a parameter',
      'let v = 0; function set(x) { v = x } function go(n) { set(n + 1); out(v) } go(2)',
      'set(',
    ],
    ['a call with a sequence as argument', 'let v = 0; function set(x) { v = x } set((1, 2)); out(v)', 'set('],
    ['a call with a function as argument', 'let v; function set(x) { v = x } set(function () { out(7) }); v()', 'set('],
    ['a setter of true', 'let v = 0; function mark() { v = true } mark(); out(v ? 1 : 2)', 'mark('],
    ['a setter of a negative number', 'let v = 0; function mark() { v = -1 } mark(); out(v)', 'mark('],
    ['a setter of a string', 'let v = 0; function mark() { v = "on" } mark(); out(v)', 'mark('],
    ['a call that is a branch', 'let v = 0; function mark() { v = 1 } if (v) out(2); else mark(); out(v)', 'mark('],
    [
      'a setter of a variable that another function hides',
      'let v = 0; function set(x) { v = x } function f(v) { out(v) } f(1); set(2); out(v)',
      'set(',
    ],
  ],
  'inline-expressions': [
    ['one call', 'let v = 2; function f() { return v + 1 } out(3 * f())', 'f('],
    [
      'a call in another inlined expression',
      'let v = 2; function f() { return v + 1 } function g() { return f() * f() } out(g())',
      'g(',
    ],
    ['a function that returns a new object', 'function f() { return { a: 1 } } out(f() === f() ? 1 : 2)', 'f('],
  ],
  'inline-once': [
    ['a call that drops the result', 'function f(a) { out(a) } function g() { f(1) } g(); g()', 'f('],
    ['an early end', 'function f(a) { if (a > 1) return; out(a) } function g(n) { f(n); out("g") } g(1); g(2)', 'f('],
    [
      'two early ends',
      'function f(a) { if (a > 2) { out(3); return } if (a > 1) return; out(a) } function g(n) { f(n) } g(1); g(2); g(3)',
      'f(',
    ],
    [
      'a call that returns the result',
      'function f(a) { return a + 1 } function g(n) { return f(n) } out(g(1)); out(g(2))',
      'f(',
    ],
    [
      'a call that declares a variable',
      'function f(a) { const b = a * 2; return b + 1 } function g(n) { const r = f(n); return r * n } out(g(1)); out(g(2))',
      'f(',
    ],
    [
      'a call that sets a variable',
      'let r = 0; function f(a) { return a * 2 } function g(n) { r = f(n); out(r) } g(1); g(2)',
      'f(',
    ],
    [
      'a parameter that the function changes',
      'function f(a) { a++; out(a) } function g(n) { f(n); out(n) } g(1); g(2)',
      'f(',
    ],
    [
      'a local name that the caller has too',
      'function f(a) { const n = a + 1; out(n) } function g(n) { f(n * 2); out(n) } g(1); g(2)',
      'f(',
    ],
    [
      'an argument that the function changes',
      'let v = 1; function f(a) { v = 5; out(a) } function g() { f(v) } g(); out(v)',
      'f(',
    ],
    [
      'an argument that a function in a variable changes',
      'let v = 1, h; function f(a) { h(); out(a) } function inc() { v++ } function g() { f(v) } h = inc; g(); out(v)',
      'f(',
    ],
    [
      'an argument that the next argument changes',
      'let v = 1; function inc() { v++; return 7 } function f(a, b) { out(a + b) } function g() { f(v, inc()) } g(); g()',
      'f(',
    ],
    [
      'arguments with effects',
      'let v = 0; function n() { out(++v); return v } function f(a, b) { v = a; out(b) } function g() { f(n(), n()) } g(); g()',
      'f(',
    ],
    [
      'a parameter that an inner function hides',
      'function f(a) { [3].forEach(function (a) { out(a) }); out(a) } function g() { f(5) } g()',
      'f(',
    ],
    [
      'an argument with the name of an inner parameter',
      'function f(a) { [3].forEach(function (n) { out(n + a) }) } function g(n) { f(n) } g(1)',
      'f(',
    ],
    ['a sequence as argument', 'function f(a) { a++; out(a) } function g() { f((1, 2)) } g()', 'f('],
    [
      'a call in another inlined function',
      'function f(a) { h(a + 1) } function h(b) { out(b) } function g(n) { f(n) } g(1); g(2)',
      'h(',
    ],
    [
      'a caught error',
      'function f(a) { try { throw a } catch (e) { out(e) } } function g(e) { f(e); out(e) } g(1); g(2)',
      'f(',
    ],
  ],
  'cache-globals': [
    ['a member of Math', 'out(Math.abs(-1)); out(Math.abs(-2))', '(Math.'],
    ['a function that the firmware calls often', 'out(getTime())', '(getTime'],
  ],
  'const-to-let': [['a constant', 'const a = 1; out(a)', 'const']],
  'loose-equality': [
    ['comparisons with numbers', 'let a = 1; out(a === 1 ? 1 : 2); out(-1 !== a ? 1 : 2)', '==='],
    ['a comparison with undefined', 'let a; out(a === void 0 ? 1 : 2)', '==='],
  ],
  'mangle-properties': [['a property of an own interface', 'let a = { by: 1, at: 2 }; out(a.by + a.at)', 'by']],
  'hoist-initial-values': [
    ['the first values', 'var a, b; !function () { a = b = 3; out(a); out(b) }()', 'a = b'],
    ['the value of one variable of two', 'var a, b = 1; !function () { b = a = 3; out(a); out(b) }()', 'a ='],
    ['the first value of two', 'var a; !function () { a = 1; out(a); a = 2; out(a) }()', 'a = 1'],
    ['a value in a block', 'var a; !function () { { a = 1 } out(a) }()', 'a = 1'],
  ],
  'mangle-names': [
    ['names', 'let counter = 1; function tick() { out(counter++) } tick(); setTimeout(tick)', 'counter'],
  ],
  'function-to-arrow': [
    ['an argument', '[1].forEach(function (a) { out(a); out(2) })', 'function'],
    ['a function in another', '[1].forEach(function (a) { [2].forEach(function (b) { out(a + b) }) })', 'function'],
    ['a function that is called where it stands', '(function () { out(1) })()', 'function'],
    ['a called function without parentheses', '!function () { out(1) }()', 'function'],
    ['an operand', 'let f = 0 || function () { return 1 }; out(f())', 'function'],
    ['a function that returns an object', 'let f = function () { return { a: 1 } }; out(f())', 'function'],
    [
      'a function that returns a member of an object',
      'let f = function () { return { a: 1 }.a }; out(f())',
      'function',
    ],
    ['a function that returns a sequence', 'let f = function () { return (out(1), 2) }; out(f())', 'function'],
    [
      'a function that returns nothing to code that reads it',
      'function g() { return 1 } function f() { g() } let x = f(); out(x)',
      'function',
    ],
    ['a declaration', 'function f(a, b) { return a + b } out(f(1, 2))', 'function'],
  ],
  'unwrap-iife': [
    ['a function', 'let a = 1; !function () { let b = a; out(b) }();', 'function'],
    ['an arrow function', 'let a = 1; !(() => { let b = a; out(b) })();', '=>'],
  ],
  'order-by-use': [['declarations', 'let a = 1; out(a); let b = 2; out(b)', 'let']],
  'octal-escapes': [
    ['control characters', 'out("\\x01\\x1fa\\x00")', '\\x'],
    ['a control character before an 8', 'out("\\x018")', '\\x'],
  ],
  'wrap-in-block': [
    ['variables', 'var a = 1, f = () => out(a); f(); var b = 2; out(b)', 'var'],
    ['a constant', 'const a = 1; out(a)', 'const'],
    ['a variable of a loop', 'var a = 0; for (var i = 3; i--;) a += i; out(a)', 'var a'],
  ],
}

/** Scripts that a pass leaves as they are. */
export const UNCHANGED: Record<string, readonly Case[]> = {
  'inline-setters': [
    ['a setter that is an argument', 'let v = 0; function set(x) { v = x } set(1); [2].forEach(set); out(v)'],
    ['a setter whose result is used', 'let v = 0; function set(x) { v = x } out(set(1)); out(v)'],
    ['a call without the argument', 'let v = 0; function set(x) { v = x } set(); out(v)'],
    ['a call with another argument', 'let v = 0; function set(x) { v = x } set(1, out(2)); out(v)'],
    [
      'a call where a local hides the variable',
      'let v = 0; function set(x) { v = x } function f(v) { set(1); out(v) } f(2); out(v)',
    ],
    [
      'a call where a local hides the setter',
      'let v = 0; function set(x) { v = x } function f(set) { set(1) } f(out); out(v)',
    ],
    ['a setter of its parameter', 'let v = 0; function set(v) { v = v } set(1); out(v)'],
    ['a function that adds', 'let v = 1; function add(x) { v += x } add(1); out(v)'],
    ['a function that copies a variable', 'let v = 1, w = 2; function copy() { v = w } copy(); out(v)'],
  ],
  'inline-expressions': [
    ['three calls', 'let v = 1; function f() { return v } out(f() + f() + f())'],
    ['a function with a parameter', 'function f(a) { return a } out(f(1))'],
    ['a call with an argument', 'let v = 1; function f() { return v } out(f(out(2)))'],
    ['a function that is an argument', 'let v = 1; function f() { return v } [1].forEach(f); out(f())'],
    [
      'a call where a local hides the variable',
      'let v = 1; function f() { return v } function g(v) { return f() + v } out(g(2))',
    ],
    ['a function that calls itself', 'let v = 0; function f() { return v++ < 3 ? f() : v } out(1)'],
    ['a function that returns nothing', 'function f() { return } f(); out(1)'],
  ],
  'inline-once': [
    ['two calls', 'function f(a) { out(a) } function g() { f(1); f(2) } g()'],
    ['a function that is an argument', 'function f(a) { out(a) } function g() { [1].forEach(f) } g()'],
    ['a function that calls itself', 'function f(a) { if (a) f(a - 1) } out(1)'],
    ['a call outside all functions', 'function f(a) { out(a) } f(1)'],
    ['a call in a condition', 'function f(a) { return a > 1 } function g(n) { if (f(n)) out(n) } g(1); g(2)'],
    ['a return in a loop', 'function f(a) { for (;;) { if (a) return; a = 1 } } function g() { f(0); out(1) } g()'],
    ['a call with too few arguments', 'function f(a, b) { out(b) } function g() { f(1) } g()'],
    ['a call where a local hides a variable', 'let v = 1; function f() { out(v) } function g(v) { f(); out(v) } g(2)'],
    [
      'a function with a block that hides a variable',
      'let v = 1; function f() { { let v = 2; out(v) } out(v) } function g() { f() } g()',
    ],
    ['a result that is added', 'let v = 1; function f() { v = 5; return 2 } function g() { v += f(); out(v) } g()'],
    [
      'a call in the head of a loop',
      'function f() { return 0 } function g() { for (let i = f(); i < 2; i++) out(i) } g()',
    ],
    ['a function that is rarely called', 'function stopAfterError() { out(1) } function g() { stopAfterError() } g()'],
  ],
  'cache-globals': [
    ['a member that is read once', 'out(Math.abs(-1))'],
    ['a name that the script declares', 'function f(Math) { return Math.a + Math.a } out(f({ a: 1 }))'],
    ['a computed member', 'let m = "abs"; out(Math[m](-1) + Math[m](-2))'],
    ['a property of the same name', 'let a = { getTime: 1 }; out(a.getTime + a.getTime)'],
    ['a shorthand property', 'let a = { getTime }; out(a.getTime() > 0 ? 1 : 2)'],
  ],
  'loose-equality': [
    ['a comparison of strings', 'let a = "1"; out(a === "1" ? 1 : 2)'],
    ['a comparison with undefined where a variable is null', 'let a = null; out(a === void 0 ? 1 : 2)'],
    ['a comparison with a boolean', 'let a = 1; out(a === !0 ? 1 : 2)'],
  ],
  'hoist-initial-values': [
    ['a variable that is read before', 'var a; !function () { out(a); a = 1; out(a) }()'],
    ['a variable that a function reads before', 'var a; function f() { out(a) } !function () { f(); a = 1; out(a) }()'],
    [
      'a variable that a function in an array reads before',
      'var a, t = [function () { out(a) }]; !function () { t[0](); a = 1; out(a) }()',
    ],
    ['a variable that another declaration reads', 'var a, b = a; !function () { a = 1; out(a); out(b) }()'],
    [
      'a value after a possible end',
      'var a; setTimeout(function () { out(a) }); !function () { if (out(1) > 0) return; a = 2 }()',
    ],
    ['a value in a branch', 'var a; !function () { if (out(1) > 9) a = 2; out(a) }()'],
    ['a local of the same name', 'var a; !function () { { let a; a = 2; out(a) } out(a) }()'],
    ['an array', 'var a; !function () { a = [1]; out(a) }()'],
    ['a function that does not end the script', 'var a; !function () { a = 1 }(); out(a)'],
  ],
  'function-to-arrow': [
    ['a function expression that calls itself', 'let f = function g(n) { return n ? g(n - 1) : 5 }; out(f(2))'],
  ],
  'unwrap-iife': [
    ['a function with a return', '!function () { if (out(1)) return; out(2) }(); out(3)'],
    ['a function with a var', 'var a = 1; !function () { var a = 2; out(a) }(); out(a)'],
    ['a function with another', 'let f = 1; !function () { function f() { } out(2) }(); out(f)'],
    ['a function with an argument', '!function (a) { out(a) }(3)'],
  ],
  'octal-escapes': [
    ['a control character before an octal digit', 'out("\\x011")'],
    ['a backslash before an x', 'out("a\\\\x01")'],
    ['a template', 'out(`\\x01`)'],
  ],
  'wrap-in-block': [],
}
