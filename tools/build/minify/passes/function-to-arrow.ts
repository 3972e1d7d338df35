// function-to-arrow: turns functions into arrow functions.
//
// Why: it saves nine bytes for each function. Device code uses neither "this" nor "arguments" in functions, so both
// kinds do the same. A declared function becomes a variable, which order-by-use can move.
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
  type Edit,
  getCall,
  getName,
  getText,
  groupUsesByName,
  insert,
  parseScript,
  type Use,
} from '../source-edit.ts'

type FunctionNode = FunctionDeclaration | FunctionExpression

/** Whether any code reads the result of a call. `parents` ends with the call. */
function isResultUsed(parents: Use['parents']): boolean {
  // Goes outwards from the call, past the expressions that have the same result.
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

/** The only expression of a function, if its arrow function needs no braces. The arrow function then returns its value. */
function getOnlyExpression({ body }: FunctionNode, isUsed: boolean, code: string): Expression | undefined {
  const [statement, ...more] = body.body
  if (more.length > 0 || body.directives.length > 0) return undefined
  const value =
    statement?.type === 'ReturnStatement'
      ? statement.argument
      : statement?.type === 'ExpressionStatement' && !isUsed && statement.expression
  if (!value || value.type === 'SequenceExpression' || code[value.start!] === '{') return undefined
  return value
}

/** Whether an arrow function needs parentheses at this place, as in (() => 1)(). */
const needsParentheses = (node: Node, parent: Node, key: string): boolean =>
  !node.extra?.parenthesized &&
  (/^(Unary|Binary|Logical)Expression$/.test(parent.type) || /^(callee|object|tag|test)$/.test(key))

/** Edits that turn `node` into an arrow function, with the texts `before` and `after` around it. */
function convert(node: FunctionNode, isUsed: boolean, code: string, before: string, after: string): Edit[] {
  const params = node.params.map((param) => getText(param, code))
  const head = node.params.length === 1 && node.params[0]!.type === 'Identifier' ? params[0] : `(${params})`
  const value = getOnlyExpression(node, isUsed, code)
  return [
    { start: node.start!, end: (value ?? node.body).start!, text: `${before}${head}=>` },
    value ? { start: value.end!, end: node.end!, text: after } : insert(node.end!, after),
  ]
}

export function convertFunctionsToArrows(code: string): string {
  const program = parseScript(code)
  const uses = groupUsesByName(program)
  const isUsed = (name: string) => uses.get(name)!.some((use) => getCall(use) && isResultUsed(use.parents))
  const edits: Edit[] = []
  traverse(program, (node, ancestors) => {
    const { node: parent, key } = ancestors.at(-1) ?? { node: program, key: '' }
    if (node.type === 'FunctionDeclaration' && parent.type === 'Program')
      edits.push(...convert(node, isUsed(getName(node)), code, `var ${getName(node)}=`, ';'))
    // A function expression uses its own name to call itself.
    if (node.type !== 'FunctionExpression' || node.id) return
    const isRead =
      parent.type === 'VariableDeclarator' ? isUsed(getName(parent)) : key === 'callee' && isResultUsed(ancestors)
    const [open, close] = needsParentheses(node, parent, key) ? ['(', ')'] : ['', '']
    edits.push(...convert(node, isRead, code, open, close))
  })
  return applyEdits(code, edits)
}
