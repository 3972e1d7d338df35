// The gate: each rule reports its cases at the right place, and accepts similar code that is safe.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are code, as text

import { describe, expect, test } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, formatFinding, RULES } from '../../../../tools/build/gate/gate.ts'
import { CASES } from './cases/index.ts'

const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, 'f', 'g', 'a', 'b', 'o', 'x', 'xs']

const findIn = (source: string, allowVar = false) => checkSubset('t.ts', source, { globals, allowVar })

/** Rules about the minified file. */
const MINIFIED = ['skipped-var', 'semicolon']

/** The code without its marks, and their places. */
function removeMarks(marked: string) {
  const places: [line: number, column: number][] = []
  const lines = marked.split('\n').map((text, i) => {
    const parts = text.split('@')
    let column = 1
    for (const part of parts.slice(0, -1)) {
      column += part.length
      places.push([i + 1, column])
    }
    return parts.join('')
  })
  return { source: lines.join('\n'), places }
}

test('every rule has cases', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual(RULES.map(({ name }) => name).sort())
})

describe.each(CASES)('%s', (rule, refused, passing) => {
  test.each(refused)('is reported at each mark in %j', (marked) => {
    const { source, places } = removeMarks(marked)
    const found = findIn(source, MINIFIED.includes(rule)).map((finding) => [finding.rule, finding.line, finding.column])
    expect(places.length).toBeGreaterThan(0)
    expect(found).toEqual(places.map(([line, column]) => [rule, line, column]))
  })

  test.each(passing)('is not reported in %j', (source) => {
    expect(findIn(source, MINIFIED.includes(rule))).toEqual([])
  })
})

test('a finding is printed as one line with file, line, column, rule and reason', () => {
  const [finding] = checkSubset('hal/x.ts', '// first\n\nfunction f(a = 1) {\n  return a\n}', { globals: [] })
  expect(formatFinding(finding!)).toBe('hal/x.ts:3:12 default-parameter: Espruino has no default parameters')
})

test('a syntax error is reported as a finding', () => {
  expect(findIn('const y = 1\nconst z = = 2')).toEqual([
    { file: 't.ts', line: 2, column: 11, rule: 'syntax', message: 'Unexpected token' },
  ])
})

test('findings are in the order of the source', () => {
  const found = findIn('f(a ?? 1n)\nf(y)\nfor (const z of xs) f(() => z, z ** 2)')
  expect(found.map(({ rule }) => rule)).toEqual([
    'nullish-coalescing',
    'literal',
    'unknown-global',
    'function-in-loop',
    'exponent',
  ])
})

test('the message names the missing global, method or member', () => {
  const messages = ['f(Map)', 'f(y)', 'f(Array.from(xs))', 'f(xs.flat())'].map((source) => findIn(source)[0]!.message)
  expect(messages).toEqual([
    'Map is missing on Espruino',
    'y is not defined here, and not a global that this file may use',
    'Espruino has no Array.from',
    "Espruino's arrays have no .flat()",
  ])
})

test('src/ may use fewer globals than hal/', () => {
  const source = 'export const y = Math.max(1, isNaN(NaN) ? Infinity : 2)\nexport const z = getTime() === undefined'
  expect(checkSubset('src/x.ts', source, { globals: CORE_GLOBALS })).toMatchObject([
    { rule: 'unknown-global', line: 2 },
  ])
  expect(checkSubset('hal/x.ts', source, { globals: [...CORE_GLOBALS, ...ESPRUINO_GLOBALS] })).toEqual([])
})

test('device code in the style of this project has no findings', () => {
  const source = `// Straße: comments may say anything, even async () => {}.
import { MAX_LEVEL, type Motor } from './motor.ts'
import type { Clock } from './clock.ts'

export interface Lamp {
  set(level: number): void
  text(): string
}

export const NAMES = ['off', 'on'] as const
const TABLE = '\\x00\\x10\\xff'
const empty: readonly number[] = []

declare const internal: unique symbol

function isLevel(level: number): boolean {
  return level >= 0 && level <= MAX_LEVEL
}

export function createLamp(motor: Motor, clock: Clock): Lamp {
  let level = 0
  let seen = empty.length
  let handler: (() => void) | undefined

  function onTick() {
    if (level > 0) later()
    if (handler) handler()
  }

  // Defined after its use, but called only when both are there.
  function later() {
    seen = ((seen << 1) ^ TABLE.charCodeAt(seen & 3)) >>> 0
  }

  for (const name of NAMES) {
    const length = name.length
    if (length > 2) continue
    seen += length
  }
  for (let i = 0, n = NAMES.length; i < n; i++) seen |= 1 << i
  handler = () => {
    seen = ~~(seen / 2)
  }

  switch (motor.kind) {
    case 0:
    case 1:
      level = motor.hz[0]!
      break
    default:
      level = 0
  }

  return {
    set(to) {
      if (!isLevel(to)) throw 'level'
      try {
        level = to
        onTick()
      } catch {
        level = 0
      }
    },
    text() {
      const at = clock.now()
      return level === 0 ? 'off' : level < 50 ? \`low \${level}%\` : \`high \${level}% at \${at - 1}, \${\`<\${seen}>\`}\`
    },
  }
}
`
  expect(checkSubset('src/lamp.ts', source, { globals: CORE_GLOBALS })).toEqual([])
})

test('a minified file has no findings', () => {
  const source = `"use strict";(()=>{var e=100,t="\\x00\\xff",n=[0,5,5];function r(l,i){for(var o=0,s=i-1;s>=0;s--)o=o*256+l.charCodeAt(s);return o}
var u=l=>{let i=!1,o=void 0,s=0;function c(){i=!i,s++,i?a():o===void 0&&(o=setTimeout(d,1e3))}function a(){s=s<<1^n[s%3]>>>0}function d(){o=void 0,c()}
return E.on("errorFlag",E.reboot),{now:()=>s,set(p){p>e?s=e:p<0?s=0:s=p;for(;s<1;)s+=.5;try{c()}catch(f){s=0}},name:\`x\${s}\`,l}};
!function(){u(r(t,2))}(),digitalWrite(new Pin("D1"),0)})();`
  expect(checkSubset('dist/x.js', source, { globals, allowVar: true })).toEqual([])
})
