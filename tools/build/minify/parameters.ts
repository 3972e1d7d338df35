// Which parameters need no variable where a function is inlined: what is given for them can stand in their place.

import { type FunctionDeclaration, isFunction, type Node } from '@babel/types'
import { hasEffects, mayChange, type Script, setsName } from './effects.ts'
import { callAt, isChange, isDeclaration, localNamesAround, textOf, type Use, usesIn } from './source-edit.ts'

/** Whether a function inside the one that `use` stands in changes `name`. */
function isChangedInside(name: string, { parents }: Use): boolean {
  const isInner = (use: Use) => use.parents.slice(1).some(({ node }) => isFunction(node))
  return usesIn(parents[1]!.node).some((use) => use.node.name === name && isChange(use) && isInner(use))
}

/** Whether `name` has the same value all the time that `body` runs as at the call of it, at `use`. */
function isSteady(name: string, body: Node, use: Use, script: Script): boolean {
  const given = callAt(use)!.arguments
  if (mayChange(name, body, script)) return false
  const isLocal = localNamesAround(use).has(name)
  if (isLocal && isChangedInside(name, use)) return false
  // Nothing outside the function can change a name that only the function has.
  if (isLocal && !script.tops.has(name)) return !given.some((argument) => setsName(name, argument))
  return !given.some((argument) => mayChange(name, argument, script))
}

/** The parameter that a function stores in a variable before it does anything else, and never names again. */
function storedFirst({ body }: FunctionDeclaration, use: Use, script: Script): string | undefined {
  const [first] = body.body
  const stored = first?.type === 'ExpressionStatement' ? first.expression : undefined
  if (stored?.type !== 'AssignmentExpression') return undefined
  const { left, right, operator } = stored
  if (left.type !== 'Identifier' || right.type !== 'Identifier') return undefined
  // "x += given" reads x before what is given.
  if (operator !== '=' && callAt(use)!.arguments.some((argument) => mayChange(left.name, argument, script)))
    return undefined
  return usesIn(body).filter(({ node }) => node.name === right.name).length === 1 ? right.name : undefined
}

/** By parameter of `declared`, the text that can stand for it where it is called at `use`. */
export function substitutes(
  code: string,
  declared: FunctionDeclaration,
  use: Use,
  script: Script,
): Map<string, string> {
  const given = callAt(use)!.arguments
  const uses = usesIn(declared.body)
  const fixed = new Set(uses.filter((one) => isChange(one) || isDeclaration(one)).map(({ node }) => node.name))
  const stored = storedFirst(declared, use, script)
  const texts = new Map<string, string>()
  declared.params.forEach((param, i) => {
    const argument = given[i]!
    if (param.type !== 'Identifier' || fixed.has(param.name)) return
    // The variables of the other parameters are made first: this one must be the last, or none may do anything.
    const canWait = param.name === stored && (i === given.length - 1 || !given.some(hasEffects))
    const isSame =
      argument.type === 'NumericLiteral' ||
      (argument.type === 'Identifier' && isSteady(argument.name, declared.body, use, script))
    if (canWait || isSame) texts.set(param.name, textOf(argument, code))
  })
  return texts
}
