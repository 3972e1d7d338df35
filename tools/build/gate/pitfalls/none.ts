// What looks like a trap and is none: it does the same on Espruino, and the gate lets it through.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the examples are code, as text

/** Like a trap, with the one outcome it has everywhere. */
export interface Sound {
  says: string
  code: string
  gives: string
}

export const SOUND: readonly Sound[] = [
  {
    says: 'Functions may call each other once both are there',
    code: 'function h(n) { return n + k() } function k() { return 1 } out(h(1));',
    gives: '2',
  },
  {
    says: 'let and const keep to their block',
    code: 'let a = 1; { let a = 2; out(a); } out(a);',
    gives: '2 1',
  },
  {
    says: 'A let inside the body of a loop is a new one in each turn',
    code: 'var f = [], make = function (j) { return function () { return j } }; for (let i = 0; i < 3; i++) f.push(make(i)); out(f[0](), f[2]());',
    gives: '0 2',
  },
  {
    says: 'A var may get its value later',
    code: 'var a; if (out) a = 1; out(a);',
    gives: '1',
  },
  {
    says: 'switch compares strictly and falls through',
    code: "switch ('1') { case 1: out('number'); case '1': out('text'); case 2: out('through'); break; default: out('default'); }",
    gives: 'text through',
  },
  {
    says: 'switch in a loop: continue, break and return',
    code: 'for (var i = 0; i < 3; i++) { switch (i) { case 1: continue; default: break; } out(i); }',
    gives: '0 2',
  },
  {
    says: 'try, catch and finally, also around break and return',
    code: "function h() { for (;;) { try { break } finally { out('finally'); } } try { throw 1 } catch { return 2 } finally { out(3); } } out(h());",
    gives: 'finally 3 2',
  },
  {
    says: 'What is thrown need not be an error, and goes on from a catch',
    code: "try { try { throw 'why' } catch (e) { throw e } } catch (e) { out(String(e)); }",
    gives: 'why',
  },
  {
    says: 'typeof of a name that is nowhere defined',
    code: 'out(typeof Puck);',
    gives: 'undefined',
  },
  {
    says: 'Operands are read from left to right',
    code: 'var x = 1; function h() { x = 10; return 1 } var y = x + h(); out(y, [x, h()].join());',
    gives: '2 10,1',
  },
  {
    says: 'x = x + f() where x += f() is refused',
    code: 'var x = 1; function h() { x = 10; return 1 } x = x + h(); out(x);',
    gives: '2',
  },
  {
    says: 'A function that has itself called later is no recursion',
    code: 'var n = 0; function tick() { if (n++ < 0) setTimeout(tick, 1); } tick(); out(n);',
    gives: '1',
  },
  {
    says: 'Arrow functions have the this of the method around them',
    code: 'out({ v: 3, m() { return [1].map(() => this.v)[0] } }.m());',
    gives: '3',
  },
  {
    says: 'Classes with a constructor and methods',
    code: 'class A { constructor(x) { this.x = x } m() { return this.x } static s() { return 1 } } out(new A(2).m(), A.s());',
    gives: '2 1',
  },
  {
    says: 'Members named like keywords',
    code: 'var o = { delete() { return 1 }, if: 2, of: 3 }; out(o.delete(), o.if, o.of);',
    gives: '1 2 3',
  },
  {
    says: 'Templates, nested',
    code: 'var a = 1; out(`${a}-${`<${a}>`}`);',
    gives: '1-<1>',
  },
  {
    says: 'Sums of whole numbers beyond 32 bits, and their bits',
    code: 'out(2147483647 + 1, 65536 * 65536, 3000000000 | 0, -1 >>> 0, 1 << 31);',
    gives: '2147483648 4294967296 -1294967296 4294967295 -2147483648',
  },
  {
    says: 'Whole numbers as text, and back',
    code: "out(String(1700000000123), parseInt('5000000000', 10), parseInt('12 px', 10), parseInt('', 10));",
    gives: '1700000000123 5000000000 12 NaN',
  },
  {
    says: 'NaN, Infinity and the remainder',
    code: 'out(NaN === NaN, 1 / 0, -5 % 3, 5.5 % 2, Math.floor(-0.5), Math.max(1, NaN));',
    gives: 'false Infinity -2 1.5 -1 NaN',
  },
  {
    says: 'Characters past the end of a text',
    code: "out('abc'.charCodeAt(9), 'abc'[9], 'a,b,,c'.split(',').length, ''.split(',').length);",
    gives: 'NaN undefined 4 1',
  },
  {
    says: 'Holes, and elements beyond the end of an array',
    code: 'var a = [1, 2]; a[3] = 4; delete a[0]; out(a.length, a.join());',
    gives: '4 ,2,,4',
  },
  {
    says: 'push, pop, shift, unshift, splice, slice, concat, reverse, indexOf, fill, sort of different elements',
    code: 'var a = [3, 1]; a.push(2); a.unshift(9); a.splice(1, 1, 7, 8); out(a.slice(1).concat([0]).sort((x, y) => x - y).join(), a.indexOf(8));',
    gives: '0,1,2,7,8 2',
  },
  {
    says: 'map, filter, find, some, every, reduce',
    code: 'out([1, 2, 3].map((x) => x * 2).filter((x) => x > 2).reduce((x, y) => x + y), [1, 2].find((x) => x > 1));',
    gives: '10 2',
  },
  {
    says: 'Typed arrays cut their numbers',
    code: 'out(new Uint8Array([257, -1, 1.5]).join(), new Int8Array([200]).join());',
    gives: '1,255,1 -56',
  },
  {
    says: 'for-in over an object, and setting the key at hand',
    code: 'var o = { a: 1, b: 2 }; for (var k in o) { o[k] = 5; out(k); } out(o.b);',
    gives: 'a b 5',
  },
]
