// function-to-arrow: writes functions as arrows.
//
// Why: nine bytes less each. Device code uses neither "this" nor "arguments" in functions, nor the result of one that
// returns nothing, so they do the same. A declared function becomes a variable, which order-by-use can move.
//
// Before:
//   function half(x) { return x / 2 }
//   function run() { log(half(3)) }
//   setWatch(function (e) { run(); log(e) }, half);
// After:
//   var half=x=>x / 2;
//   var run=()=>log(half(3));
//   setWatch(e=>{ run(); log(e) }, half);

import { type Expression, type FunctionDeclaration, type FunctionExpression, type Node, traverse } from '@babel/types'
import {
  applyEdits,
  callAt,
  type Edit,
  insert,
  nameOf,
  parseScript,
  textOf,
  type Use,
  usesByName,
} from '../source-edit.ts'

type Written = FunctionDeclaration | FunctionExpression

/** Whether anything reads the result of a call, of which `parents` end with the call itself. */
function isResultUsed(parents: Use['parents']): boolean {
  // From the call outwards: what passes the result on, until something reads or drops it.
  for (let i = parents.length - 2; i > 0; i--) {
    const { node, key } = parents[i]!
    if (node.type === 'ExpressionStatement' || (node.type === 'ForStatement' && key !== 'test')) return false
    if (node.type === 'UnaryExpression') return node.operator !== 'void'
    if (node.type === 'SequenceExpression') {
      if (node.expressions.at(-1) !== parents[i + 1]!.node) return false
    } else if (!/^(consequent|alternate|right)$/.test(key) || !/^(Conditional|Logical)/.test(node.type)) return true
  }
  return true
}

/** The one expression of a function, if an arrow can do without braces for it: it then returns what it gives. */
function onlyValueOf({ body }: Written, isUsed: boolean, code: string): Expression | undefined {
  const [statement, ...more] = body.body
  if (more.length > 0 || body.directives.length > 0) return undefined
  const value =
    statement?.type === 'ReturnStatement'
      ? statement.argument
      : statement?.type === 'ExpressionStatement' && !isUsed && statement.expression
  if (!value || value.type === 'SequenceExpression' || code[value.start!] === '{') return undefined
  return value
}

/** Whether what stands around a function would take its arrow apart: (() => 1)() */
const needsParentheses = (node: Node, parent: Node, key: string): boolean =>
  !node.extra?.parenthesized &&
  (/^(Unary|Binary|Logical)Expression$/.test(parent.type) || /^(callee|object|tag|test)$/.test(key))

/** Writes `node` as an arrow, between `before` and `after`. */
function toArrow(node: Written, isUsed: boolean, code: string, before: string, after: string): Edit[] {
  const params = node.params.map((param) => textOf(param, code))
  const head = node.params.length === 1 && node.params[0]!.type === 'Identifier' ? params[0] : `(${params})`
  const value = onlyValueOf(node, isUsed, code)
  return [
    { start: node.start!, end: (value ?? node.body).start!, text: `${before}${head}=>` },
    value ? { start: value.end!, end: node.end!, text: after } : insert(node.end!, after),
  ]
}

export function functionToArrow(code: string): string {
  const program = parseScript(code)
  const uses = usesByName(program)
  const isUsed = (name: string) => uses.get(name)!.some((use) => callAt(use) && isResultUsed(use.parents))
  const edits: Edit[] = []
  traverse(program, (node, ancestors) => {
    const { node: parent, key } = ancestors.at(-1) ?? { node: program, key: '' }
    if (node.type === 'FunctionDeclaration' && parent.type === 'Program')
      edits.push(...toArrow(node, isUsed(nameOf(node)), code, `var ${nameOf(node)}=`, ';'))
    // A name of its own is how a function expression calls itself.
    if (node.type !== 'FunctionExpression' || node.id) return
    const isRead =
      parent.type === 'VariableDeclarator' ? isUsed(nameOf(parent)) : key === 'callee' && isResultUsed(ancestors)
    const [open, close] = needsParentheses(node, parent, key) ? ['(', ')'] : ['', '']
    edits.push(...toArrow(node, isRead, code, open, close))
  })
  return applyEdits(code, edits)
}
