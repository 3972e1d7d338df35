// Writes functions as arrows, which are shorter by nine characters each and no different: device code has no "this".

import type { FunctionDeclaration, FunctionExpression, Node } from '@babel/types'
import { applied, type Edit, parsed } from './source-edit.ts'

type Place = Node & { start: number; end: number }

/** `declared`, which stands in `code`, as an arrow. */
export function arrow({ params, body }: FunctionDeclaration | FunctionExpression, code: string): string {
  const text = ({ start, end }: Node) => code.slice(start!, end!)
  const names = params.map(text)
  const [statement, ...more] = body.body
  const value =
    statement?.type === 'ReturnStatement'
      ? statement.argument
      : statement?.type === 'ExpressionStatement'
        ? statement.expression
        : undefined
  const isShort = value && more.length === 0 && !/^(Sequence|Object)/.test(value.type)
  return `${names.length === 1 ? names[0] : `(${names})`}=>${isShort ? text(value) : text(body)}`
}

/** `code`, a script, with every function that has no name as an arrow. */
export function arrowed(code: string): string {
  const edits: Edit[] = []
  const walk = (value: unknown, called = false): void => {
    if (Array.isArray(value)) for (const one of value) walk(one)
    else if (value !== null && typeof value === 'object' && 'type' in value) {
      const node = value as Place
      if (node.type === 'FunctionExpression') {
        const { start, end } = node as Place
        edits.push({ start, end, text: called ? `(${arrow(node, code)})` : arrow(node, code) })
      } else for (const [key, child] of Object.entries(node)) walk(child, key === 'callee')
    }
  }
  walk(parsed(code).program)
  return applied(code, edits)
}
