// Finds calls that the body of the called function can replace: the call is a whole statement, or the value of one.

import type { CallExpression, Node } from '@babel/types'
import { getCall, type Use } from './source-edit.ts'

export interface CallSite {
  call: CallExpression
  /** The statement that the body replaces. */
  statement: Node
  /** "f()" drops the result, "return f()" returns it, "x = f()" and "const x = f()" keep it. */
  result: 'dropped' | 'returned' | 'kept'
}

/** Whether a statement only gives one variable a value. */
const setsOneVariable = (node: Node | undefined): boolean =>
  (node?.type === 'VariableDeclaration' && node.declarations.length === 1) ||
  (node?.type === 'ExpressionStatement' &&
    node.expression.type === 'AssignmentExpression' &&
    node.expression.operator === '=' &&
    node.expression.left.type === 'Identifier')

/** The call site, if `use` names a function in such a call. */
export function findCallSite(use: Use): CallSite | undefined {
  const call = getCall(use)
  const [list, outer, inner] = [use.parents.at(-4)?.node, use.parents.at(-3)?.node, use.parents.at(-2)]
  if (!call || !inner) return undefined
  if (inner.node.type === 'ExpressionStatement') return { call, statement: inner.node, result: 'dropped' }
  if (inner.node.type === 'ReturnStatement') return { call, statement: inner.node, result: 'returned' }
  const isValue = inner.key === 'init' || inner.key === 'right'
  // The body becomes several statements, for which the head of a loop has no room.
  if (outer && isValue && setsOneVariable(outer) && list?.type === 'BlockStatement')
    return { call, statement: outer, result: 'kept' }
  return undefined
}
