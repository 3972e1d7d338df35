// hoist-initial-values: moves the first value of a variable from the start of the device to the declaration.
//
// Why: each module has a reset() that sets its variables, because the simulator starts many devices. A board starts
// once. With the value in the declaration, the script names the variable once less, and Espruino need not search for it.
//
// Before:
//   var level, since, log = []; !function () { level = since = 0, log.push(level), since = 5 }()
// After:
//   var level=0, since=0, log = []; !function () { 0, log.push(level), since = 5 }()

import { isFunction, type Node, type Program, type Statement } from '@babel/types'
import {
  applyEdits,
  type Edit,
  findReturns,
  findTopFunctions,
  findTopVariables,
  findUses,
  getName,
  getText,
  insert,
  isDeclaration,
  isNumber,
  parseScript,
  replace,
  type Use,
} from '../source-edit.ts'

/** The statements of the start: the function at the end of the script that is called at once, !function(){…}(). */
function findStart(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1)
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'UnaryExpression') return []
  const call = last.expression.argument
  return call.type === 'CallExpression' && call.callee.type === 'FunctionExpression' ? call.callee.body.body : []
}

/** The statements and expressions of the start in the order in which they run, up to the first that may end it. */
function* iterateInOrder(statements: readonly Statement[]): Generator<Node> {
  for (const statement of statements) {
    if (findReturns(statement).length > 0) return
    if (statement.type === 'BlockStatement') yield* iterateInOrder(statement.body)
    else if (statement.type !== 'ExpressionStatement') yield statement
    else if (statement.expression.type === 'SequenceExpression') yield* statement.expression.expressions
    else yield statement.expression
  }
}

/** Splits "a = b = value" into the names and the value. */
function splitAssignment(node: Node): { names: string[]; value: Node } {
  const names: string[] = []
  let value = node
  while (value.type === 'AssignmentExpression' && value.operator === '=' && value.left.type === 'Identifier') {
    names.push(value.left.name)
    value = value.right
  }
  return { names, value }
}

/** The names that code may have read or set so far. */
class TouchedNames {
  readonly #names = new Set<string>()
  /** For each name, the body of the function or the initial value of the variable. */
  readonly #definitions = new Map<string, Node>()

  constructor(program: Program) {
    for (const [name, { body }] of findTopFunctions(program)) this.#definitions.set(name, body)
    for (const d of findTopVariables(program)) if (d.init) this.#definitions.set(getName(d), d.init)
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** Adds a name, and all names in its definition, which the code may run. */
  add(name: string): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    const definition = this.#definitions.get(name)
    if (definition) this.addAll(findUses(definition))
  }

  addAll(uses: readonly Use[]): void {
    for (const { node } of uses) this.add(node.name)
  }
}

/** The names that the script touches before its start. */
function findTouchedBefore(program: Program): TouchedNames {
  const functions = findTopFunctions(program)
  const isInside = ({ parents }: Use, type: RegExp) => parents.some(({ node }) => type.test(node.type))
  // A function in a variable or an array does not run when the script stores it there.
  const isStored = (use: Use) => functions.has(use.node.name) && !isInside(use, /^(Call|New)Expression$/)
  const isRun = (use: Use) => !isDeclaration(use) && !use.parents.some(({ node }) => isFunction(node)) && !isStored(use)
  const touched = new TouchedNames(program)
  for (const statement of program.body.slice(0, -1)) touched.addAll(findUses(statement).filter(isRun))
  return touched
}

export function hoistInitialValues(code: string): string {
  const program = parseScript(code)
  const empty = new Map(findTopVariables(program).flatMap((d) => (d.init ? [] : [[getName(d), d.id] as const])))
  const touched = findTouchedBefore(program)
  const edits: Edit[] = []
  for (const node of iterateInOrder(findStart(program.body))) {
    const { names, value } = splitAssignment(node)
    if (names.length === 0 || !isNumber(value)) {
      touched.addAll(findUses(node))
      continue
    }
    const text = getText(value, code)
    const hoisted = names.filter((name) => empty.has(name) && !touched.has(name))
    const left = names.filter((name) => !hoisted.includes(name))
    for (const name of hoisted) edits.push(insert(empty.get(name)!.end!, `=${text}`))
    // Terser removes the unused 0.
    if (hoisted.length > 0) edits.push(replace(node, left.length > 0 ? `${left.join('=')}=${text}` : '0'))
    for (const name of names) touched.add(name)
  }
  return applyEdits(code, edits)
}
