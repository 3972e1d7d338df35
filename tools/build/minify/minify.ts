// Makes the joined sources small for Espruino: in bytes, in variables, and in the time that a wake-up takes. What a
// general minifier does not do for an interpreter that reads its text anew each time is done around it.

import type { Node } from '@babel/types'
import { type MinifyOptions, minify } from 'terser'
import { folded } from './constant-folding.ts'
import { arrowed } from './function-to-arrow.ts'
import { initialised } from './initial-values.ts'
import { putDown, writtenOut } from './inline-expressions.ts'
import { inlined } from './inline-once.ts'
import { ordered } from './order-by-use.ts'
import { applied, type Edit, parsed, usesIn } from './source-edit.ts'

/**
 * Functions that are called at one place but stay functions: that place is on the way of every wake-up and the
 * call is rare, and Espruino reads through the text of a branch that is not taken.
 */
const RARELY_CALLED = new Set(['stopAfterError'])

/** With an error Espruino keeps the line that it came from, at nine characters a variable: not half of a board's memory. */
const MAX_LINE = 2000

/** Functions of the engines that every look or step of a session calls. */
const LOOKED_UP_OFTEN = new Set(['getTime', 'analogRead', 'analogWrite', 'digitalRead', 'millis'])

const minifying = (passes: number, mangle: MinifyOptions['mangle']): MinifyOptions => ({
  ecma: 2015,
  toplevel: true,
  mangle: mangle!,
  compress: {
    ecma: 2015,
    passes,
    keep_infinity: true,
    booleans_as_integers: true,
    // A function put inside another is scanned anew by Espruino each time the outer one is called, and variables
    // that come with it may be used before they are declared. And Kaluma may free a callback that lives in no
    // name of its own while it runs.
    inline: 1,
    reduce_funcs: false,
  },
  format: { ecma: 2015, ascii_only: true, max_line_len: MAX_LINE },
})

/** Names of the engine that the script looks up again and again, each into a name of its own: those are found sooner. */
function named(code: string): string {
  const found = new Map<string, Edit[]>()
  for (const { node, parents } of usesIn(parsed(code).program)) {
    const parent = parents.at(-1)!.node
    const isMath = node.name === 'Math' && parent.type === 'MemberExpression' && parent.property.type === 'Identifier'
    if (!isMath && !LOOKED_UP_OFTEN.has(node.name)) continue
    const { start, end } = isMath ? (parent as Node & { start: number; end: number }) : node
    const text = code.slice(start, end)
    found.set(text, [...(found.get(text) ?? []), { start, end, text: `$${text.replace('.', '_')}` }])
  }
  const often = [...found].filter(([text, edits]) => edits.length > 1 || LOOKED_UP_OFTEN.has(text))
  const names = often.map(([text, edits]) => `var ${edits[0]!.text}=${text};`)
  return (
    names.join('') +
    applied(
      code,
      often.flatMap(([, edits]) => edits),
    )
  )
}

const isNumber = (node: Node): boolean =>
  node.type === 'NumericLiteral' || (node.type === 'UnaryExpression' && isNumber(node.argument))

/**
 * Without what only tells people something: a const may as well be a let, and what the compiler knows to be a number
 * is the same as a number with == as with ===.
 */
function plain(code: string): string {
  const edits: Edit[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (value !== null && typeof value === 'object' && 'type' in value) {
      const node = value as Node & { start: number; end: number }
      if (node.type === 'VariableDeclaration' && node.kind === 'const')
        edits.push({ start: node.start, end: node.start + 'const'.length, text: 'let' })
      if (
        node.type === 'BinaryExpression' &&
        /^[!=]==$/.test(node.operator) &&
        (isNumber(node.left) || isNumber(node.right))
      ) {
        const between = [node.left.end!, node.right.start!] as const
        const text = code.slice(...between).replace('==', '=')
        edits.push({ start: between[0], end: between[1], text })
      }
      Object.values(node).forEach(walk)
    }
  }
  walk(parsed(code).program)
  return applied(code, edits)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'

/** Names for what stands at the top of a script, the shortest for what is named most often. */
function shortNames(code: string): Record<string, string> {
  const { program } = parsed(code)
  const tops = new Set<string>()
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration') tops.add(statement.id!.name)
    else if (statement.type === 'VariableDeclaration')
      for (const { id } of statement.declarations) if (id.type === 'Identifier') tops.add(id.name)
  }
  const counts = new Map<string, number>()
  const others = new Set<string>()
  for (const { node } of usesIn(program)) {
    if (tops.has(node.name)) counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
    else others.add(node.name)
  }
  const free = [...LETTERS].flatMap((first) => [first])
  for (const first of LETTERS) for (const second of LETTERS) free.push(first + second)
  if (process.env.SIZES) {
    for (const s of program.body)
      if (s.type === 'FunctionDeclaration') console.log(code.slice(s.start!, s.end!) + '\n')
      else console.log(s.end! - s.start!, code.slice(s.start!, s.start! + 60))
  }
  const names = free.filter((name) => !others.has(name) && !['do', 'if', 'in', 'of', 'as', 'is'].includes(name))
  const often = [...counts].sort(([, a], [, b]) => b - a)
  return Object.fromEntries(often.map(([name], i) => [`$${name}`, names[i]!]))
}

/** Texts with characters that no keyboard has, written in octal: shorter by one or two than the minifier's. */
const inOctal = (code: string): string =>
  code.replace(/\\(?:x([01][0-9a-f])(?![0-7])|.)/g, (whole, digits) =>
    digits ? `\\${Number.parseInt(digits, 16).toString(8)}` : whole,
  )

/**
 * One expression that does what the script `code` does; `fields` are property names that may be shortened. `isStrict`
 * if the engine reads it by strict rules.
 */
export async function shrink(code: string, fields: Iterable<string>, isStrict: boolean): Promise<string> {
  const joined = plain(named(inlined(writtenOut(putDown(code)), RARELY_CALLED)))
  const { code: computed } = await minify(joined, minifying(1, false))
  const properties = { builtins: true, regex: new RegExp(`^(${[...fields].join('|')})$`) }
  const { code: compact } = await minify(folded(computed!), minifying(2, { toplevel: false, properties }))
  const compressed = initialised(compact!)
  const { code: small } = await minify(compressed, {
    ...minifying(1, { toplevel: true }),
    nameCache: { vars: { props: shortNames(compressed) } },
  })
  // A directive says nothing here: Espruino knows none, and Kaluma is strict anyway.
  const script = ordered(plain(arrowed(small!.replace(/^"use strict";/, ''))))
  return `(()=>{${isStrict ? script : inOctal(script)}})()`
}
