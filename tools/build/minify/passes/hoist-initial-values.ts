// hoist-initial-values: gives variables their first value where they are declared.
//
// Why: each module has a reset() that sets its variables, for the simulator switches many devices on. A board is
// switched on once: the value can stand in the declaration, and the name need not be written and looked up again.
//
// Before:
//   var level, since, log = []; !function () { level = since = 0, log.push(level), since = 5 }()
// After:
//   var level=0, since=0, log = []; !function () { 0, log.push(level), since = 5 }()

import { isFunction, type Node, type Program, type Statement } from '@babel/types'
import {
  applyEdits,
  type Edit,
  insert,
  isDeclaration,
  isNumber,
  nameOf,
  parseScript,
  replace,
  returnsIn,
  textOf,
  topFunctions,
  topVariables,
  type Use,
  usesIn,
} from '../source-edit.ts'

/** The statements of the function that a script ends with and calls at once, if it does: !function(){…}() */
function startOf(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1)
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'UnaryExpression') return []
  const call = last.expression.argument
  return call.type === 'CallExpression' && call.callee.type === 'FunctionExpression' ? call.callee.body.body : []
}

/** What the start runs one after the other, until it may end early. */
function* inOrder(statements: readonly Statement[]): Generator<Node> {
  for (const statement of statements) {
    if (returnsIn(statement).length > 0) return
    if (statement.type === 'BlockStatement') yield* inOrder(statement.body)
    else if (statement.type !== 'ExpressionStatement') yield statement
    else if (statement.expression.type === 'SequenceExpression') yield* statement.expression.expressions
    else yield statement.expression
  }
}

/** "a = b = value": the names, and the value. */
function assignmentsOf(node: Node): { names: string[]; value: Node } {
  const names: string[] = []
  let value = node
  while (value.type === 'AssignmentExpression' && value.operator === '=' && value.left.type === 'Identifier') {
    names.push(value.left.name)
    value = value.right
  }
  return { names, value }
}

/** Collects the names that code may have read or set by now. */
class Touched {
  readonly #names = new Set<string>()
  /** By name, what it stands for: a function's body, or the value that a variable begins with. */
  readonly #meanings = new Map<string, Node>()

  constructor(program: Program) {
    for (const [name, { body }] of topFunctions(program)) this.#meanings.set(name, body)
    for (const d of topVariables(program)) if (d.init) this.#meanings.set(nameOf(d), d.init)
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** Adds a name, and what running that may touch. */
  add(name: string): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    const meaning = this.#meanings.get(name)
    if (meaning) this.addAll(usesIn(meaning))
  }

  addAll(uses: readonly Use[]): void {
    for (const { node } of uses) this.add(node.name)
  }
}

/** Whether a use comes to pass when the script is loaded, and not only when a function is called. */
const isLoaded = (use: Use): boolean => !isDeclaration(use) && !use.parents.some(({ node }) => isFunction(node))

/** A function that is named for nothing but to be kept in a variable. */
const isKept = ({ parents }: Use): boolean => !parents.some(({ node }) => /^(Call|New)Expression$/.test(node.type))

export function hoistInitialValues(code: string): string {
  const program = parseScript(code)
  const empty = new Map(topVariables(program).flatMap((d) => (d.init ? [] : [[nameOf(d), d.id] as const])))
  const touched = new Touched(program)
  const functions = topFunctions(program)
  const isRun = (use: Use) => isLoaded(use) && !(functions.has(use.node.name) && isKept(use))
  for (const statement of program.body.slice(0, -1)) touched.addAll(usesIn(statement).filter(isRun))

  const edits: Edit[] = []
  for (const node of inOrder(startOf(program.body))) {
    const { names, value } = assignmentsOf(node)
    if (names.length === 0 || !isNumber(value)) {
      touched.addAll(usesIn(node))
      continue
    }
    const text = textOf(value, code)
    const hoisted = names.filter((name) => empty.has(name) && !touched.has(name))
    const left = names.filter((name) => !hoisted.includes(name))
    for (const name of hoisted) edits.push(insert(empty.get(name)!.end!, `=${text}`))
    // Terser drops a 0 that stands for nothing.
    if (hoisted.length > 0) edits.push(replace(node, left.length > 0 ? `${left.join('=')}=${text}` : '0'))
    for (const name of names) touched.add(name)
  }
  return applyEdits(code, edits)
}
