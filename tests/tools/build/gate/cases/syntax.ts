// Cases for the rules of tools/build/gate/rules/syntax.ts.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are code, as text

import type { Cases } from './index.ts'

export const SYNTAX_CASES: Cases = [
  [
    'default-parameter',
    [
      'function h(@y = 1) {\n  return y\n}',
      'f(\n  (@y = 1) => y,\n)',
      'const h = { m(@y: number = 1) {\n return y } }',
      'class A {\n  m(@y = 1) {\n    return y\n  }\n}',
    ],
    ['function h(y?: number) {\n  return y === undefined ? 1 : y\n}', 'let y = 1\nf((y = 2))'],
  ],
  [
    'rest-parameter',
    ['function h(@...y: number[]) {\n  return y\n}', 'f((y: number, @...z: number[]) => z)'],
    ['function h(y: number[]) {\n  return y\n}', 'type H = (...y: number[]) => void'],
  ],
  [
    'spread',
    ['f([1, @...xs])', 'f(@...xs)', 'f({ @...o })', 'new f(@...xs)'],
    ['f(xs.concat([1]))', 'type T = [...number[]]'],
  ],
  [
    'destructuring',
    [
      'const @{ y } = o',
      'let @[y] = xs',
      'function h(@{ y }: { y: number }) {\n  return y\n}',
      'let y = 0\n;@[y] = xs',
      'let y = 0\n;(@{ y } = o)',
      'for (const @[y] of xs) f(y)',
      'try {\n  f()\n} catch (@{ y }) {\n  f(y)\n}',
      'const @{ y: @[z] } = o',
    ],
    ['const y = o.y', 'f({ o })', 'f([o])', 'type T = { y: [number] }'],
  ],
  [
    'class-field',
    [
      'class A {\n  @y = 1\n}',
      'class A {\n  @y: number\n}',
      'class A {\n  @static y = 1\n}',
      'class A {\n  @#y = 1\n}',
    ],
    [
      'class A {\n  declare y: number\n  constructor() {\n    this.y = 1\n  }\n}',
      'abstract class A {\n  abstract y: number\n  m() {}\n}',
    ],
  ],
  [
    'class-extends',
    [
      'class A {}\n@class B extends A {}',
      'f(\n  @class extends o.A {},\n)',
      'f({\n  m() {\n    return @super.m()\n  },\n})',
    ],
    ['interface I {}\ninterface J extends I {}\nclass A implements J {}', 'class A {\n  constructor() {}\n}'],
  ],
  [
    'class-member',
    [
      'class A {\n  @#m() {}\n}',
      'class A {\n  @static {\n    f()\n  }\n}',
      "class A {\n  @['m']() {}\n}",
      "class A {\n  @'m'() {}\n}",
      'class A {\n  @1() {}\n}',
      'class A {\n  @delete() {}\n}',
      'class A {\n  @of() {}\n}',
    ],
    [
      'class A {\n  constructor() {}\n  m() {}\n  get() {}\n  static s() {}\n}\nf(new A())',
      "f({ delete() {}, 'm'() {}, of() {} })",
    ],
  ],
  [
    'generator',
    ['@function* h() {}', 'f({\n  @*m() {},\n})', 'class A {\n  @*m() {}\n}'],
    ['function h() {}', 'f(a * b)'],
  ],
  [
    'async',
    [
      '@async function h() {}',
      'f(@async () => 1)',
      'f({ @async m() {} })',
      '@await f()',
      '@for await (const y of xs) f(y)',
    ],
    ['f({ async() {}, await: 1 })', 'Promise.resolve(1).then(f)', 'for (const y of xs) f(y)'],
  ],
  ['optional-chaining', ['f(@o?.y)', 'f(@o?.y.z)', '@f?.()', 'f(@o?.[0])'], ['f(o && o.y)', 'f(o ? .5 : 1)']],
  ['nullish-coalescing', ['f(@a ?? b)'], ['f(a || b)', 'f(a === undefined ? b : a)']],
  [
    'logical-assignment',
    ['let y = 0\n@y ||= 1\nf(y)', '@o.y &&= 1', '@o.y ??= 1'],
    ['let y = 0\ny = y || 1', 'o.y |= 1', 'o.y &= 1'],
  ],
  ['exponent', ['f(@a ** 2)', '@o.y **= 2'], ['f(a * a)', 'o.y *= 2']],
  [
    'computed-key',
    ["f({ @['y']: 1 })", "f({ @['m']() {} })", 'f({ @[x]: 1 })'],
    ["f({ y: 1, 'y-z': 2, 3: 4 })", 'o[x] = 1', 'type T = { [key: string]: number }'],
  ],
  [
    'accessor',
    [
      'f({\n  @get y() {\n    return 1\n  },\n})',
      'f({ @set y(z: number) {} })',
      'class A {\n  @get y() {\n    return 1\n  }\n}',
    ],
    ['f({\n  get() {\n    return 1\n  },\n  set: 1,\n})', 'interface I {\n  get y(): number\n}'],
  ],
  [
    'label',
    ['@out: for (;;) break out', '@out: {\n  break out\n}'],
    ['for (;;) break', 'f({ out: 1 })', 'f(a ? b : x)'],
  ],
  [
    'meta',
    ['function h() {\n  return @new.target\n}', 'f(@import.meta)', "f(@import('./y.ts'))"],
    ["import { y } from './y.ts'\nf(y)", 'f(o.target, o.meta)'],
  ],
  ['tagged-template', ['f(@x`y`)', '@o.y`y`'], ['f(`y`)', "f(x, 'y')"]],
  ['debugger', ['@debugger'], ['f(o.debugger)']],
  ['with', ['@with (o) f()'], ['f(o.with)']],
  [
    'typescript-code',
    [
      '@enum E1 {\n  A,\n}\nf(E1.A)',
      '@const enum E1 {\n  A,\n}\nf(E1.A)',
      '@namespace N {\n  export const y = 1\n}',
      'class A {\n  constructor(@private y: number) {}\n}',
      "@import y = require('y')",
      '@export = o',
    ],
    ['type E1 = 0 | 1\nf(0 as E1)', 'declare namespace N {\n  const y: number\n}', 'f([0, 1] as const)'],
  ],
  ['using', ['@using y = f()'], ['let using = 1', 'const y = f()']],
]
