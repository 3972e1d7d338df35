// Makes the joined sources small for Espruino: in bytes, in variables, and in the time that a wake-up takes. What a
// general minifier does not do for an interpreter that reads its text anew each time is done around it.

import type { Node } from '@babel/types'
import { type MinifyOptions, minify } from 'terser'
import { applied, type Edit, parsed, usesIn } from './edit.ts'
import { writtenOut } from './expressions.ts'
import { folded } from './fold.ts'
import { inlined } from './inline.ts'
import { ordered } from './order.ts'

/**
 * Functions that are called at one place but stay functions: that place is on the way of every wake-up and the
 * call is rare, and Espruino reads through the text of a branch that is not taken.
 */
const RARELY_CALLED = new Set(['fail2'])

/** With an error Espruino keeps the line that it came from, at nine characters a variable: not half of a board's memory. */
const MAX_LINE = 500

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

/** One expression that does what the script `code` does; `fields` are property names that may be shortened. */
export async function shrink(code: string, fields: Iterable<string>): Promise<string> {
  const { code: computed } = await minify(named(inlined(writtenOut(code), RARELY_CALLED)), minifying(1, false))
  const properties = { builtins: true, regex: new RegExp(`^(${[...fields].join('|')})$`) }
  const { code: small } = await minify(folded(computed!), minifying(2, { toplevel: true, properties }))
  // A directive says nothing here: Espruino knows none, and Kaluma is strict anyway.
  return `(()=>{${ordered(small!.replace(/^"use strict";/, ''))}})()`
}
