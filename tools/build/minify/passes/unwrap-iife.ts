// unwrap-iife: turns a function that is called where it stands (IIFE) into a block.
//
// Why: Terser moves the function that starts the device into its only call. Espruino reads the text of such a function
// twice: first to find its end, then to run it.
//
// Before:
//   var count=1;!(()=>{let next=count+1;log(next)})();
// After:
//   var count=1;{let next=count+1;log(next)}

import { type BlockStatement, isFunction, type Statement, traverse } from '@babel/types'
import { applyEdits, findReturns, getText, parseScript, replace } from '../source-edit.ts'

/** The body of the function, if the statement is only its call: !(() => {…})(). */
function getIifeBody(statement: Statement): BlockStatement | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'UnaryExpression') return undefined
  const call = statement.expression.argument
  if (call.type !== 'CallExpression' || !isFunction(call.callee) || call.arguments.length > 0) return undefined
  const { body } = call.callee
  return body.type === 'BlockStatement' ? body : undefined
}

/** Whether a body does the same as a block: it has no return, and no name that a block would not keep inside. */
function canBeBlock(body: BlockStatement): boolean {
  let leaks = findReturns(body).length > 0
  traverse(body, (node) => {
    if (node.type === 'FunctionDeclaration' || (node.type === 'VariableDeclaration' && node.kind === 'var'))
      leaks = true
  })
  return !leaks
}

export function unwrapIife(code: string): string {
  const edits = parseScript(code).body.flatMap((statement) => {
    const body = getIifeBody(statement)
    return body && canBeBlock(body) ? [replace(statement, getText(body, code))] : []
  })
  return applyEdits(code, edits)
}
