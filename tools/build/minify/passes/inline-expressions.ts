// inline-expressions: replaces the calls of a function by the expression that it returns, if the function has no
// parameters and at most two calls.
//
// Why: on Espruino a function takes six variables, and a call takes some 30,000 instructions.
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
  type Edit,
  findLocalNames,
  findTopFunctions,
  findUses,
  getCall,
  getText,
  groupUsesByName,
  parseScript,
  replace,
  type Use,
} from '../source-edit.ts'

/** With more calls, the copies of the expression take more bytes than the function. */
const MAX_CALLS = 2

function getReturnedExpression({ params, body }: FunctionDeclaration): Expression | undefined {
  const [statement, ...more] = body.body
  if (params.length > 0 || more.length > 0 || statement?.type !== 'ReturnStatement') return undefined
  return statement.argument ?? undefined
}

/** Whether the use is a call where all names of the expression mean the same as in the function. */
function isReplaceable(use: Use, expression: Expression): boolean {
  if (getCall(use)?.arguments.length !== 0) return false
  const locals = findLocalNames(use)
  return findUses(expression).every(({ node }) => !locals.has(node.name))
}

const overlaps = ({ start, end }: Node, edits: readonly Edit[]): boolean =>
  edits.some((edit) => start! < edit.end && edit.start < end!)

function inlineOneRound(code: string): string {
  const program = parseScript(code)
  const uses = groupUsesByName(program)
  const edits: Edit[] = []
  for (const [name, declared] of findTopFunctions(program)) {
    const expression = getReturnedExpression(declared)
    const calls = uses.get(name)!.filter(({ node }) => node !== declared.id)
    if (!expression || calls.length === 0 || calls.length > MAX_CALLS) continue
    if (!calls.every((use) => isReplaceable(use, expression))) continue
    const places = [declared, ...calls.map((use) => getCall(use)!)]
    const replacements = places.slice(1).map((place) => replace(place, `(${getText(expression, code)})`))
    // A function cannot replace a call in itself. A call in an expression that moves waits for the next round.
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
