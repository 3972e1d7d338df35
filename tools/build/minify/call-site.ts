// Where the body of a function may stand instead of its call: where the call is a statement, or gives a statement its value.

import type { CallExpression, Node } from '@babel/types'
import { callAt, type Use } from './source-edit.ts'

export interface CallSite {
  call: CallExpression
  /** What the body replaces. */
  statement: Node
  /** "f()" drops the result, "return f()" returns it, "x = f()" and "const x = f()" keep it. */
  result: 'dropped' | 'returned' | 'kept'
}

/** Whether `node` gives one name the value of the call in it. */
const keepsResult = (node: Node | undefined): boolean =>
  (node?.type === 'VariableDeclaration' && node.declarations.length === 1) ||
  (node?.type === 'ExpressionStatement' &&
    node.expression.type === 'AssignmentExpression' &&
    node.expression.operator === '=' &&
    node.expression.left.type === 'Identifier')

export function callSiteOf(use: Use): CallSite | undefined {
  const call = callAt(use)
  const [list, above, around] = [use.parents.at(-4)?.node, use.parents.at(-3)?.node, use.parents.at(-2)]
  if (!call || !around) return undefined
  if (around.node.type === 'ExpressionStatement') return { call, statement: around.node, result: 'dropped' }
  if (around.node.type === 'ReturnStatement') return { call, statement: around.node, result: 'returned' }
  const isValue = around.key === 'init' || around.key === 'right'
  // Several statements take the place of this one: a loop's head has no room for them.
  if (isValue && keepsResult(above) && list?.type === 'BlockStatement')
    return { call, statement: above!, result: 'kept' }
  return undefined
}
