// inline-once: writes the body of a function where it is called, if that is at one place only.
//
// Why: on Espruino a function takes six variables, and each call some 30,000 instructions. In the source it stays the
// function with a name that people read.
//
// Before:
//   let total = 0
//   function add(by) { const sum = total + by; total = sum }
//   function step(n) { if (n > 0) add(n * 2); log(total) }
// After:
//   let total = 0
//   function step(n) { if (n > 0) {let by$0_0=n * 2; const sum$0_0 = total + by$0_0; total = sum$0_0 } log(total) }

import type { FunctionDeclaration, ReturnStatement, Statement } from '@babel/types'
import { callSiteOf } from '../call-site.ts'
import { type Script, scriptOf } from '../effects.ts'
import { substitutes } from '../parameters.ts'
import {
  applyEdits,
  type Edit,
  editedText,
  insert,
  isDeclaration,
  isPropertyValue,
  localNamesAround,
  namesDeclaredIn,
  parseScript,
  replace,
  returnsIn,
  textOf,
  type Use,
  usesByName,
  usesIn,
} from '../source-edit.ts'

/**
 * Functions that stay functions: their one call is on the way of every wake-up and rarely made, and Espruino reads
 * through the text of a branch that is not taken.
 */
const RARELY_CALLED = new Set(['stopAfterError'])

/** "if (c) return" and "if (c) { …; return }": the early ends that can be written as if and else. */
function earlyEndOf(statement: Statement): ReturnStatement | undefined {
  if (statement.type !== 'IfStatement' || statement.alternate) return undefined
  const { consequent } = statement
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent
  return last?.type === 'ReturnStatement' && !last.argument ? last : undefined
}

/** Turns early ends into else branches; undefined if there are other returns than those. */
function endsToElse({ body }: FunctionDeclaration): Edit[] | undefined {
  const ends = body.body.flatMap((statement) => {
    const end = earlyEndOf(statement)
    return end ? [{ statement, end }] : []
  })
  if (ends.length !== returnsIn(body).length) return undefined
  return ends.flatMap(({ statement, end }) => [
    replace(end, ';'),
    insert(statement.end!, 'else{'),
    insert(body.end! - 1, '}'),
  ])
}

/** The name of the function at the top of the script that a use stands in. */
const hostOf = ({ parents }: Use): string | undefined => {
  const statement = parents[1]?.node
  return statement?.type === 'FunctionDeclaration' ? statement.id?.name : undefined
}

/** The value of a function that has one return, at its end. */
function resultOf({ body }: FunctionDeclaration): ReturnStatement | undefined {
  const last = body.body.at(-1)
  return last?.type === 'ReturnStatement' && returnsIn(body).length === 1 ? last : undefined
}

/** Whether a name of the script is hidden in a part of this function only: there it stands for something else. */
function hidesInPart(declared: FunctionDeclaration, { tops }: Script): boolean {
  const isOfWhole = ({ parents }: Use) =>
    parents.length === 1 || (parents.length === 4 && parents[2]!.node.type === 'VariableDeclaration')
  return usesIn(declared).some((use) => isDeclaration(use) && !isOfWhole(use) && tops.has(use.node.name))
}

/** Gives what is local to `declared` names that are nobody else's; undefined if that is not enough. */
function rename(declared: FunctionDeclaration, use: Use, given: Map<string, string>, suffix: string) {
  const locals = namesDeclaredIn(declared)
  const around = localNamesAround(use)
  const edits: Edit[] = []
  for (const one of usesIn(declared.body)) {
    const { name } = one.node
    // Where the call stands, a name of the script must not be another's.
    if (locals.has(name) ? isPropertyValue(one) : around.has(name)) return undefined
    if (locals.has(name)) edits.push(replace(one.node, given.get(name) ?? name + suffix))
  }
  return edits
}

/** Edits that put the body of `declared` where it is called, with names that end in `suffix`; undefined if it cannot be. */
function inline(code: string, declared: FunctionDeclaration, use: Use, script: Script, suffix: string) {
  const { body, params } = declared
  const site = callSiteOf(use)
  if (site?.call.arguments.length !== params.length || hidesInPart(declared, script)) return undefined
  const { call, statement, result } = site
  const given = substitutes(code, declared, use, script)
  const names = rename(declared, use, given, suffix)
  const ends = result === 'dropped' ? endsToElse(declared) : []
  const kept = result === 'kept' ? resultOf(declared) : undefined
  if (!names || !ends || (result === 'kept' && !kept?.argument)) return undefined

  const variables = params
    .map((param, i) => [textOf(param, code), textOf(call.arguments[i]!, code)] as const)
    .filter(([name]) => !given.has(name))
    .map(([name, value]) => `let ${name}${suffix}=${value};`)
    .join('')
  const text = (from: number, to: number) => editedText(code, from, to, [...names, ...ends])
  const from = body.start! + 1
  if (kept?.argument) {
    const { start, end } = kept.argument
    const value = replace(call, `(${text(start!, end!)})`)
    return [insert(statement.start!, variables + text(from, kept.start!)), value]
  }
  const end = result === 'returned' ? '\nreturn;' : ''
  return [replace(statement, `{${variables}${text(from, body.end! - 1)}${end}}`)]
}

function inlineOneRound(code: string, round: number): string {
  const program = parseScript(code)
  const script = scriptOf(program)
  const edits: Edit[] = []
  // Functions that lose or gain text in this round are left alone for the rest of it.
  const touched = new Set<string>()
  let count = 0
  for (const [name, all] of usesByName(program)) {
    const declared = script.functions.get(name)
    const uses = all.filter(({ node }) => node !== declared?.id)
    const [use] = uses
    if (!declared || !use || uses.length > 1 || RARELY_CALLED.has(name)) continue
    // Not into the script itself: what is named there would stay in memory for good.
    const host = hostOf(use)
    if (!host || host === name || touched.has(name) || touched.has(host)) continue
    const made = inline(code, declared, use, script, `$${round}_${count}`)
    if (!made) continue
    touched.add(name).add(host)
    edits.push(replace(declared, ''), ...made)
    count++
  }
  return applyEdits(code, edits)
}

export function inlineOnce(code: string): string {
  for (let round = 0; ; round++) {
    const next = inlineOneRound(code, round)
    if (next === code) return code
    code = next
  }
}
