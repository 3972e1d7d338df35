// inline-expressions: writes the expression where a function without parameters that only returns it is called, if that
// is at one or two places.
//
// Why: on Espruino a function takes six variables, and each call some 30,000 instructions.
//
// Before:
//   let level = 0, strength = 3
//   function drive() { return level * strength }
//   function duty() { return 10 * drive() }
// After:
//   let level = 0, strength = 3
//   function duty() { return 10 * (level * strength) }

import type { Expression, FunctionDeclaration, Node } from '@babel/types'
import {
  applyEdits,
  callAt,
  type Edit,
  localNamesAround,
  parseScript,
  replace,
  textOf,
  topFunctions,
  type Use,
  usesByName,
  usesIn,
} from '../source-edit.ts'

/** With more calls than this, the repeated text outweighs the function. */
const MAX_CALLS = 2

function returnedBy({ params, body }: FunctionDeclaration): Expression | undefined {
  const [statement, ...more] = body.body
  if (params.length > 0 || more.length > 0 || statement?.type !== 'ReturnStatement') return undefined
  return statement.argument ?? undefined
}

/** Whether every name in `expression` stands for the same at this call. */
function isReplaceable(use: Use, expression: Expression): boolean {
  if (callAt(use)?.arguments.length !== 0) return false
  const locals = localNamesAround(use)
  return usesIn(expression).every(({ node }) => !locals.has(node.name))
}

const overlaps = ({ start, end }: Node, edits: readonly Edit[]): boolean =>
  edits.some((edit) => start! < edit.end && edit.start < end!)

function inlineOneRound(code: string): string {
  const program = parseScript(code)
  const uses = usesByName(program)
  const edits: Edit[] = []
  for (const [name, declared] of topFunctions(program)) {
    const expression = returnedBy(declared)
    const calls = uses.get(name)!.filter(({ node }) => node !== declared.id)
    if (!expression || calls.length === 0 || calls.length > MAX_CALLS) continue
    if (!calls.every((use) => isReplaceable(use, expression))) continue
    const replacements = calls.map((use) => replace(callAt(use)!, `(${textOf(expression, code)})`))
    // An expression may call a function that is inlined in this round: it waits for the next. Nor does one call itself.
    const places = [declared, ...calls.map((use) => callAt(use)!)]
    if (overlaps(declared, replacements) || places.some((place) => overlaps(place, edits))) continue
    edits.push(replace(declared, ''), ...replacements)
  }
  return applyEdits(code, edits)
}

export function inlineExpressions(code: string): string {
  for (;;) {
    const next = inlineOneRound(code)
    if (next === code) return code
    code = next
  }
}
