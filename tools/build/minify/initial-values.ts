// Gives variables the value they begin with where they are declared. In the sources each module has a reset(), for a
// simulator powers many devices up; a board does so once, and says each name twice for it.

import type { AssignmentExpression, Expression, FunctionExpression, Node, Statement } from '@babel/types'
import { applied, type Edit, parsed, topFunctions, usesIn } from './source-edit.ts'

type Place = Node & { start: number; end: number }

/** The statements of the function that a script ends with and calls at once, if it does. */
function startOf(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1)
  const called =
    last?.type === 'ExpressionStatement' && last.expression.type === 'UnaryExpression' && last.expression.argument
  const start = called && called.type === 'CallExpression' && called.callee
  return start && start.type === 'FunctionExpression' ? (start as FunctionExpression).body.body : []
}

/** What a script runs from its start on, one after the other, up to the first branch or loop. */
function* inOrder(statements: readonly Statement[]): Generator<Place> {
  for (const statement of statements) {
    if (statement.type === 'BlockStatement') yield* inOrder(statement.body)
    else if (statement.type === 'ExpressionStatement' && statement.expression.type === 'SequenceExpression')
      yield* statement.expression.expressions as Place[]
    else if (statement.type === 'ExpressionStatement') yield statement.expression as Place
    else yield statement as Place
  }
}

/** The text of a value that is the same whenever it is made; `never` are names of Infinity. */
function fixed(value: Expression, code: string, never: ReadonlySet<string>): string | undefined {
  if (value.type === 'UnaryExpression') {
    const text = fixed(value.argument, code, never)
    return text && value.operator + text
  }
  return value.type === 'NumericLiteral' ? code.slice(value.start!, value.end!) : undefined
}

/** `code`, a script that ends with the one function that starts it, with such values in their places. */
export function initialised(code: string): string {
  const file = parsed(code)
  const { program } = file
  const functions = topFunctions(file)
  const declared = new Map<string, Place>()
  const never = new Set<string>()
  for (const statement of program.body)
    for (const { id, init } of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
      if (id.type !== 'Identifier') continue
      if (!init) declared.set(id.name, id as Place)
      else if (init.type === 'Identifier' && init.name === 'Infinity') never.add(id.name)
    }

  // What may have been read or set by now: also by whatever was called.
  const touched = new Set<string>()
  const touch = (node: Node): void => {
    for (const {
      node: { name },
    } of usesIn(node)) {
      if (touched.has(name)) continue
      touched.add(name)
      const called = functions.get(name)
      if (called) touch(called)
    }
  }
  const edits: Edit[] = []
  for (const node of inOrder(startOf(program.body))) {
    const chain: string[] = []
    let value = node as Expression
    while (value.type === 'AssignmentExpression' && value.operator === '=' && value.left.type === 'Identifier') {
      chain.push(value.left.name)
      value = (value as AssignmentExpression).right
    }
    const text = chain.length > 0 ? fixed(value, code, never) : undefined
    if (text === undefined) {
      touch(node)
      continue
    }
    const movable = chain.filter((name) => declared.has(name) && !touched.has(name))
    for (const name of movable) {
      const { end } = declared.get(name)!
      edits.push({ start: end, end, text: `=${text}` })
    }
    const left = chain.filter((name) => !movable.includes(name))
    for (const name of chain) touched.add(name)
    const kept = left.length > 0 ? `${left.join('=')}=${code.slice(value.start!, value.end!)}` : '0'
    edits.push({ start: node.start, end: node.end, text: kept })
  }
  return applied(code, edits)
}
