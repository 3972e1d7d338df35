// Cases for the rules of tools/build/gate/rules/values.ts.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are code, as text

import type { Cases } from './index.ts'

export const VALUES_CASES: Cases = [
  [
    'json',
    ['f(@JSON.parse(x))', "f(@JSON.stringify(o, ['y']))", 'f(@JSON.stringify(o, null, 2))'],
    ['f(JSON.stringify(o))', 'f(o.parse(x), o.JSON.parse(x))'],
  ],
  [
    'instance-of',
    ['f(@x instanceof Error)', 'f(@x instanceof String)', 'f(@o.x instanceof Number)'],
    ['f(x instanceof Array)', 'class A {}\nf(x instanceof A)', 'class TypeError {}\nf(x instanceof TypeError)'],
  ],
  [
    'loose-equality',
    ['f(@x == a)', "f(@x != '')", 'f(@x == undefined)'],
    ['f(x === a, x !== b)', 'f(x == null, null != x)'],
  ],
  [
    'boolean-equality',
    [
      'f(@o.isOn === o.wasOn)',
      'f(@o.isOn() !== x)',
      'const isOn = f()\nf(@isOn === x)',
      'f(@x !== (o.isOn || o.isNew))',
    ],
    ['f(!o.isOn === !o.wasOn)', 'f(x > 1 !== o.isOn)', 'f(o.isOn === !x)', 'f(o.isOn && x === a, o.island === x)'],
  ],
  [
    'odd-method',
    ["@o.emit('y')", "f(@x.split(',', 2))", "f(@x.replace('y', () => 'z'))", "f(@x.replace('y', function () {}))"],
    ["f(x.split(','))", "f(x.replace('y', 'z'))", 'f(o.emit)'],
  ],
  [
    'constructor',
    [
      'function h() {}\nf(@h.name)',
      'class A {}\nf(@A.name)',
      'const h = () => 1\nf(@h.name)',
      'f(@x.constructor === Array)',
    ],
    ['f(o.name, o.h.name)', "const h = { name: 'h' }\nf(h.name)", 'class A {\n  constructor() {}\n}\nf(new A())'],
  ],
  [
    'property-attribute',
    ["f(@Object.defineProperty(o, 'y', { value: 1 }))", 'f(@Object.defineProperties)'],
    ['f(Object.keys(o), Object.create(o))', 'f(o.defineProperty)'],
  ],
  [
    'wrapper',
    ["f(@new String('y'))", 'f(@new Number(1))', 'f(@new Boolean(x))'],
    ['f(String(x), Number(x), Boolean(x), new Date(x))', 'class String {}\nf(new String())'],
  ],
  [
    'length-assignment',
    ['@xs.length = 0', '@xs.length += 1', '@xs.length--', "@xs['length'] = 0"],
    ['let length = 1\nlength = 2', 'f(xs.length)', 'o.y = xs.length', 'f({ length: 1 })'],
  ],
  [
    'missing-method',
    [
      ...'flat flatMap at findLast lastIndexOf reduceRight keys entries values localeCompare codePointAt search'.split(
        ' ',
      ),
      ...'trimStart trimEnd toPrecision normalize matchAll finally'.split(' '),
    ].map((name) => `f(@o.${name}())`),
    [
      'xs.sort(f).map(f).find(f)',
      'f(Object.keys(o), Object.values(o), Object.entries(o))',
      'f(o.keys, o.search)',
      'function at() {}\nat()',
      "f('y'.trim().replaceAll('a', 'b').padStart(2))",
      'f(new o.at())',
    ],
  ],
  [
    'missing-static',
    [
      ...'Array.from Array.of Object.freeze Number.isNaN Number.isInteger Number.isFinite'.split(' '),
      ...'Number.EPSILON Math.trunc Math.imul Math.fround Math.clz32 Date.UTC'.split(' '),
      ...'Promise.race Promise.allSettled Promise.any String.fromCodePoint'.split(' '),
    ].map((name) => `f(@${name})`),
    [
      'f(Array.isArray(xs), Object.assign(o), Object.entries(o), isNaN(1), Date.now(), Promise.all(xs), Number.MAX_VALUE)',
      'function h(Array: { from: number }) {\n  return Array.from\n}',
      'f(o.Array.from)',
    ],
  ],
  [
    'built-in-prototype',
    ['f(@Array.prototype.slice)', 'f(@String.prototype)'],
    ['f([].slice)', 'function A() {}\nf(A.prototype)', 'f(o.Array.prototype)'],
  ],
  [
    'rounding',
    ['f(@Math.round(x))', 'f(@x.toFixed(1))', "f(@Math['round'](x))", 'f(@Math.round)'],
    ['f(Math.floor(x + 0.5), Math.ceil(x))', 'f(o.round(x))'],
  ],
  [
    'slow-math',
    'sin cos tan exp pow sqrt random log atan2'.split(' ').map((name) => `f(@Math.${name}(x))`),
    ['f(Math.abs(x), Math.min(a, b), Math.max(a, b), Math.sign(x), Math.PI)', 'f(o.sin(x))', 'f({ sin: x }.sin)'],
  ],
  [
    'unknown-global',
    [
      'f(@y)',
      '@y = 1',
      'f(new @Map())',
      'f({ @y })',
      'f(typeof @y)',
      'f(o[@y])',
      'declare const Map: any\nf(@Map)',
      'declare function h(): void\n@h()',
      'function h() {\n  return @arguments\n}',
      '{\n  const y = 1\n  f(y)\n}\nf(@y)',
      'for (let i = 0; i < 2; i++) f(i)\nf(@i)',
      'try {\n  f()\n} catch (e) {\n  f(e)\n}\nf(@e)',
      "import type { y } from './y.ts'\nf(@y)",
      'f(@y as Map<string, number>, @z!, @w satisfies number)',
      'function h(y: number) {\n  return y\n}\nf(h, @y)',
    ],
    [
      'f({ y: 1, z() {} }.y)',
      'f(o.Map)',
      'let y: Map<string, Symbol>',
      'type T = Y\ninterface I extends Y<Z> {}',
      "import { y, z as w } from './y.ts'\nimport * as n from './n.ts'\nimport d from './d.ts'\nf(y, w, n, d)",
      'const h = function k(p: number) {\n  return p\n}\nf(h)',
      'f(\n  class A {\n    m() {\n      return A\n    }\n  },\n)',
      "export { y } from './y.ts'\nexport type { z } from './z.ts'",
      'function h(y: number): number\nfunction h(y: string): string\nfunction h(this: Y, y: unknown) {\n  return y\n}\nf(h)',
      'for (;;) {\n  if (x) continue\n  break\n}',
      'f((xs as Y[])[0]!, <Y>o, f<Y>(1))',
    ],
  ],
]
