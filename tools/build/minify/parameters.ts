// Finds the parameters of an inlined function that need no variable, because their arguments can replace them.

import { type FunctionDeclaration, isFunction, type Node } from '@babel/types'
import { assigns, hasEffects, mayChange, type ScriptNames } from './effects.ts'
import { findLocalNames, findUses, getCall, getText, isChange, isDeclaration, type Use } from './source-edit.ts'

/** Whether a function inside the caller changes the variable `name`. `use` is the call in the caller. */
function isChangedInside(name: string, { parents }: Use): boolean {
  const isInner = (use: Use) => use.parents.slice(1).some(({ node }) => isFunction(node))
  return findUses(parents[1]!.node).some((use) => use.node.name === name && isChange(use) && isInner(use))
}

/** Whether the variable `name` keeps its value from the call at `use` until `body` has run. */
function keepsValue(name: string, body: Node, use: Use, names: ScriptNames): boolean {
  const given = getCall(use)!.arguments
  if (mayChange(name, body, names)) return false
  const isLocal = findLocalNames(use).has(name)
  if (isLocal && isChangedInside(name, use)) return false
  // No code outside the caller can change a variable that only the caller has.
  if (isLocal && !names.topLevel.has(name)) return !given.some((argument) => assigns(argument, name))
  return !given.some((argument) => mayChange(name, argument, names))
}

/** The parameter that the first statement of a function stores in a variable, if no other statement uses it. */
function findStoredParameter({ body }: FunctionDeclaration, use: Use, names: ScriptNames): string | undefined {
  const [first] = body.body
  const stored = first?.type === 'ExpressionStatement' ? first.expression : undefined
  if (stored?.type !== 'AssignmentExpression') return undefined
  const { left, right, operator } = stored
  if (left.type !== 'Identifier' || right.type !== 'Identifier') return undefined
  // "x += argument" reads x before the argument is computed.
  if (operator !== '=' && getCall(use)!.arguments.some((argument) => mayChange(left.name, argument, names)))
    return undefined
  return findUses(body).filter(({ node }) => node.name === right.name).length === 1 ? right.name : undefined
}

/** The text of the argument for each parameter that it can replace, if `declared` is inlined at `use`. */
export function findSubstitutes(
  code: string,
  declared: FunctionDeclaration,
  use: Use,
  names: ScriptNames,
): Map<string, string> {
  const given = getCall(use)!.arguments
  const bound = new Set(
    findUses(declared.body)
      .filter((inner) => isChange(inner) || isDeclaration(inner))
      .map(({ node }) => node.name),
  )
  const stored = findStoredParameter(declared, use, names)
  const substitutes = new Map<string, string>()
  declared.params.forEach((param, i) => {
    const argument = given[i]!
    if (param.type !== 'Identifier' || bound.has(param.name)) return
    // The variables of the other parameters come before the body. So the argument must be the last, or none of them
    // may have an effect.
    const canWait = param.name === stored && (i === given.length - 1 || !given.some(hasEffects))
    const isSame =
      argument.type === 'NumericLiteral' ||
      (argument.type === 'Identifier' && keepsValue(argument.name, declared.body, use, names))
    if (canWait || isSame) substitutes.set(param.name, getText(argument, code))
  })
  return substitutes
}
