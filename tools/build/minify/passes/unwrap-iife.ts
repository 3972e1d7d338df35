// unwrap-iife: writes a function that the script calls where it stands as a block.
//
// Why: Terser puts the function that starts the device into its one call. Espruino reads the text of a function twice:
// once to find its end, and once to run it.
//
// Before:
//   var count=1;!(()=>{let next=count+1;log(next)})();
// After:
//   var count=1;{let next=count+1;log(next)}

import { type BlockStatement, isFunction, type Statement, traverse } from '@babel/types'
import { applyEdits, parseScript, replace, returnsIn, textOf } from '../source-edit.ts'

/** The body of a statement that only calls a function that stands in it: !(() => {…})() */
function calledBody(statement: Statement): BlockStatement | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'UnaryExpression') return undefined
  const call = statement.expression.argument
  if (call.type !== 'CallExpression' || !isFunction(call.callee) || call.arguments.length > 0) return undefined
  const { body } = call.callee
  return body.type === 'BlockStatement' ? body : undefined
}

/** Whether nothing in a block ends the script, and its names stay in it. */
function isSelfContained(block: BlockStatement): boolean {
  let leaks = returnsIn(block).length > 0
  traverse(block, (node) => {
    if (node.type === 'FunctionDeclaration' || (node.type === 'VariableDeclaration' && node.kind === 'var'))
      leaks = true
  })
  return !leaks
}

export function unwrapIife(code: string): string {
  const edits = parseScript(code).body.flatMap((statement) => {
    const body = calledBody(statement)
    return body && isSelfContained(body) ? [replace(statement, textOf(body, code))] : []
  })
  return applyEdits(code, edits)
}
