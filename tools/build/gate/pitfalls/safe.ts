// Code that looks like a pitfall and is safe: it does the same on every engine, and the gate lets it through.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the examples are code, as text

export interface SafeExample {
  /** What the code relies on. */
  summary: string
  /** Calls out() with values. It runs as the body of a function. */
  code: string
  /** What out() is given on every engine, separated by spaces. */
  result: string
}

export const SAFE_EXAMPLES: readonly SafeExample[] = [
  {
    summary: 'Functions can call each other once both are declared',
    code: 'function h(n) { return n + k() } function k() { return 1 } out(h(1));',
    result: '2',
  },
  {
    summary: '`let` and `const` are limited to their block',
    code: 'let a = 1; { let a = 2; out(a); } out(a);',
    result: '2 1',
  },
  {
    summary: 'A `let` inside the body of a loop is a new variable in each iteration',
    code: 'var f = [], make = function (j) { return function () { return j } }; for (let i = 0; i < 3; i++) f.push(make(i)); out(f[0](), f[2]());',
    result: '0 2',
  },
  {
    summary: 'A `var` can get its value later',
    code: 'var a; if (out) a = 1; out(a);',
    result: '1',
  },
  {
    summary: '`switch` compares strictly and falls through',
    code: "switch ('1') { case 1: out('number'); case '1': out('text'); case 2: out('through'); break; default: out('default'); }",
    result: 'text through',
  },
  {
    summary: '`continue` and `break` in a `switch` in a loop',
    code: 'for (var i = 0; i < 3; i++) { switch (i) { case 1: continue; default: break; } out(i); }',
    result: '0 2',
  },
  {
    summary: '`try`, `catch` and `finally`, also around `break` and `return`',
    code: "function h() { for (;;) { try { break } finally { out('finally'); } } try { throw 1 } catch { return 2 } finally { out(3); } } out(h());",
    result: 'finally 3 2',
  },
  {
    summary: 'A string can be thrown, and thrown again from a `catch`',
    code: "try { try { throw 'why' } catch (e) { throw e } } catch (e) { out(String(e)); }",
    result: 'why',
  },
  {
    summary: '`typeof` of an undefined name',
    code: 'out(typeof Puck);',
    result: 'undefined',
  },
  {
    summary: 'Operands of + are read from left to right',
    code: 'var x = 1; function h() { x = 10; return 1 } var y = x + h(); out(y, [x, h()].join());',
    result: '2 10,1',
  },
  {
    summary: '`x = x + f()`, where `x += f()` is refused',
    code: 'var x = 1; function h() { x = 10; return 1 } x = x + h(); out(x);',
    result: '2',
  },
  {
    summary: 'A function that sets a timer for itself is not recursive',
    code: 'var n = 0; function tick() { if (n++ < 0) setTimeout(tick, 1); } tick(); out(n);',
    result: '1',
  },
  {
    summary: 'Arrow functions have the `this` of the method around them',
    code: 'out({ v: 3, m() { return [1].map(() => this.v)[0] } }.m());',
    result: '3',
  },
  {
    summary: 'Classes with a constructor, methods and static methods',
    code: 'class A { constructor(x) { this.x = x } m() { return this.x } static s() { return 1 } } out(new A(2).m(), A.s());',
    result: '2 1',
  },
  {
    summary: 'Members of an object that are named like keywords',
    code: 'var o = { delete() { return 1 }, if: 2, of: 3 }; out(o.delete(), o.if, o.of);',
    result: '1 2 3',
  },
  {
    summary: 'Nested templates',
    code: 'var a = 1; out(`${a}-${`<${a}>`}`);',
    result: '1-<1>',
  },
  {
    summary: 'Integers of more than 32 bits, and bit operators on them',
    code: 'out(2147483647 + 1, 65536 * 65536, 3000000000 | 0, -1 >>> 0, 1 << 31);',
    result: '2147483648 4294967296 -1294967296 4294967295 -2147483648',
  },
  {
    summary: 'Integers as strings, and back',
    code: "out(String(1700000000123), parseInt('5000000000', 10), parseInt('12 px', 10), parseInt('', 10));",
    result: '1700000000123 5000000000 12 NaN',
  },
  {
    summary: 'NaN, Infinity and remainders',
    code: 'out(NaN === NaN, 1 / 0, -5 % 3, 5.5 % 2, Math.floor(-0.5), Math.max(1, NaN));',
    result: 'false Infinity -2 1.5 -1 NaN',
  },
  {
    summary: 'Characters past the end of a string',
    code: "out('abc'.charCodeAt(9), 'abc'[9], 'a,b,,c'.split(',').length, ''.split(',').length);",
    result: 'NaN undefined 4 1',
  },
  {
    summary: 'Holes in an array, and elements beyond its end',
    code: 'var a = [1, 2]; a[3] = 4; delete a[0]; out(a.length, a.join());',
    result: '4 ,2,,4',
  },
  {
    summary: 'push, unshift, splice, slice, concat, indexOf, join, and sort of different elements',
    code: 'var a = [3, 1]; a.push(2); a.unshift(9); a.splice(1, 1, 7, 8); out(a.slice(1).concat([0]).sort((x, y) => x - y).join(), a.indexOf(8));',
    result: '0,1,2,7,8 2',
  },
  {
    summary: 'map, filter, find and reduce',
    code: 'out([1, 2, 3].map((x) => x * 2).filter((x) => x > 2).reduce((x, y) => x + y), [1, 2].find((x) => x > 1));',
    result: '10 2',
  },
  {
    summary: 'Typed arrays cut numbers to their size',
    code: 'out(new Uint8Array([257, -1, 1.5]).join(), new Int8Array([200]).join());',
    result: '1,255,1 -56',
  },
  {
    summary: '`for`-`in` over an object, also if its body sets the current key',
    code: 'var o = { a: 1, b: 2 }; for (var k in o) { o[k] = 5; out(k); } out(o.b);',
    result: 'a b 5',
  },
]
