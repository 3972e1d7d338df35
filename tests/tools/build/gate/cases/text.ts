// Cases for the rules of tools/build/gate/rules/text.ts.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are code, as text

import type { Cases } from './index.ts'

export const TEXT_CASES: Cases = [
  [
    'template-escape',
    ['f(`@\\${`)', 'f(`@y\\${1} z`)', 'f(`@\\\\\\${`)'],
    ["f('\\${')", 'f(`$${x}`)', 'f(`\\\\${x}`)', 'f(`\\`y$ {`)', 'f(`\\$${x}`)'],
  ],
  [
    'template-brace',
    ["f(`${@'}'}`)", "f(`${@'{'}`)", 'f(`${`@}`}`)', "f(`${f((y: string) => y + @'{}')}`)"],
    ["f(`{${x}}` + '}')", 'f(`${`<${x}>`}`)', 'f(`${f({ x })}`)', "f(`${xs.join(', ')}`)"],
  ],
  [
    'string-escape',
    ["f(@'\\u{41}')", 'f(`@\\u{41}`)', "f(@'y\\\nz')"],
    ["f('\\u0041\\x41\\n')", "f('\\\\u{41}')", 'f(`y\nz`)'],
  ],
  [
    'regexp',
    ['f(@/a/)', 'f(@/^a?b/gi.test(x))', 'o.split(@/,*/)', "f(o.replace(@/y/g, ''))"],
    ['f(a / b / 2)', "f('/a/')", "f(o.split(','))"],
  ],
  ['literal', ['f(@1n)', 'f(@0xffn)', 'f(@1_000)'], ['f(0b11, 0o17, 0xff, 1e3, .5)', "f('1_000n')"]],
  [
    'inexact-number',
    [
      'f(@0.3)',
      'f(@3 / 4)',
      'f(@3 / 10)',
      'f(@0.75)',
      'f(@.7)',
      'f(@162746.7871)',
      'f(@1e-7)',
      'f(@9223372036854775808)',
      'f(@0xffffffffffffffff)',
    ],
    [
      'f(1 / 3, 1 / 2, 30 / 10, x / 10, 0.5, 0.25, 0.1, .01, 1e3, 25e-1)',
      'f(9223372036854774784, 0xffffffff, 010)',
      "f('0.3')",
    ],
  ],
  [
    'non-ascii',
    ["f(@'µ')", 'f(`@µ`)', 'f(`${x}@µ`)', 'const @µ = 1', 'f(o.@µ)', "f(@'\\u20ac')", 'f(`@\\u20ac`)'],
    ["// µ\nf('u') // €", "f('\\xb5\\u00b5')", 'f(`\\xff`)', "type T = 'µ'"],
  ],
  [
    'long-name',
    [`const @${'y'.repeat(64)} = 1`, `f(o.@${'y'.repeat(64)})`, `f({ @${'y'.repeat(64)}: 1 })`],
    [`const ${'y'.repeat(63)} = 1`, `f('${'y'.repeat(64)}')`, `type ${'Y'.repeat(64)} = 1`],
  ],
  [
    'reserved-name',
    [
      'const @of = 1',
      'let @static = 1',
      'function h(@of: number) {\n  return @of\n}',
      'f(() => {\n  function @of() {}\n})',
    ],
    ['f({ of: 1, static: 2 })', 'f(o.of, o.static)', 'for (const y of xs) f(y)'],
  ],
]
