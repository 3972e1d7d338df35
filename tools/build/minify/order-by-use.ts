// Puts the names of a script in the order in which Espruino should find them: it walks a scope from its first name
// to its last, some 80 instructions a name, each time one is looked up. How often a name is looked up is estimated
// from the code alone: from what the engine calls, a branch is taken half the time and a loop four times.

import type { FunctionDeclaration, Node, VariableDeclarator } from '@babel/types'
import { arrow } from './function-to-arrow.ts'
import { parsed, topFunctions } from './source-edit.ts'

/** What a script ends with: a function that is called at once, and as well may be a block. */
const START = /^!\(\(\)=>\{([\s\S]*)\}\)\(\);$/

const BRANCH = 0.5
const LOOP = 4
/** Below this share of a call nothing is followed: it is rare, and there may be a cycle through a table. */
const LEAST = 1 / 256

/** How much rarer than its parent a part of a node is run. */
const SHARE: Record<string, Record<string, number>> = {
  IfStatement: { consequent: BRANCH, alternate: BRANCH },
  ConditionalExpression: { consequent: BRANCH, alternate: BRANCH },
  LogicalExpression: { right: BRANCH },
  CatchClause: { body: LEAST },
  ForStatement: { test: LOOP, update: LOOP, body: LOOP },
  ForOfStatement: { body: LOOP },
  WhileStatement: { test: LOOP, body: LOOP },
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && 'type' in value

/** Calls `see` for every name under `node`, with how often it is looked up when the node is run `weight` times. */
function names(node: Node, weight: number, see: (name: string, weight: number, isCall: boolean) => void): void {
  if (node.type === 'Identifier') see(node.name, weight, false)
  for (const [key, value] of Object.entries(node)) {
    const share = weight * (SHARE[node.type]?.[key] ?? 1)
    const property = (node.type === 'MemberExpression' && key === 'property' && !node.computed) || key === 'key'
    if (property && isNode(value) && value.type === 'Identifier') continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue
      if (node.type === 'CallExpression' && key === 'callee' && child.type === 'Identifier')
        see(child.name, share, true)
      else names(child, share, see)
    }
  }
}

/** Whether a value can be made before anything else of the script has run. */
const isFirst = (node: Node | null | undefined, own: ReadonlySet<string>): boolean => {
  if (!node) return true
  if (node.type === 'Identifier') return !own.has(node.name)
  if (node.type === 'MemberExpression') return node.object.type === 'Identifier' && !own.has(node.object.name)
  if (node.type === 'ArrayExpression') return node.elements.every((element) => isFirst(element, own))
  if (node.type === 'UnaryExpression') return isFirst(node.argument, own)
  if (node.type === 'BinaryExpression') return isFirst(node.left, own) && isFirst(node.right, own)
  return /Literal$/.test(node.type) && node.type !== 'TemplateLiteral'
}

/** `code`, a script's statements, with its names in order. What must run in its place stays there, at the end. */
export function ordered(code: string): string {
  const file = parsed(code)
  const functions = topFunctions(file)
  const declarators = file.program.body.flatMap((s) => (s.type === 'VariableDeclaration' ? s.declarations : []))
  const nameOf = (d: VariableDeclarator | FunctionDeclaration) => (d.id?.type === 'Identifier' ? d.id.name : '')
  const own = new Set([...functions.keys(), ...declarators.map(nameOf)])

  const weights = new Map<string, number>()
  const visit = (name: string, weight: number): void => {
    const declared = functions.get(name)
    if (!declared || weight < LEAST) return
    names(declared.body, weight, (seen, share, isCall) => {
      weights.set(seen, (weights.get(seen) ?? 0) + share)
      if (isCall) visit(seen, share)
    })
  }
  // What the engine calls is what is handed to it.
  const entries = new Set<string>()
  const findEntries = (node: Node): void => {
    if (node.type === 'CallExpression')
      for (const argument of node.arguments)
        if (argument.type === 'Identifier' && functions.has(argument.name)) entries.add(argument.name)
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) findEntries(child)
  }
  findEntries(file.program)
  for (const entry of entries) visit(entry, 1)

  const movable: { name: string; text: string }[] = []
  // What stays in its place: statements, and lists of names, the first of which is that of what may move.
  const rest: string[][] = [[]]
  const lists = new Set(rest)
  const later = (declared: string): void => {
    if (!lists.has(rest.at(-1)!)) lists.add(rest[rest.push([]) - 1]!)
    rest.at(-1)!.push(declared)
  }
  for (const statement of file.program.body) {
    const text = (node: Node) => code.slice(node.start!, node.end!)
    if (statement.type === 'FunctionDeclaration')
      movable.push({ name: nameOf(statement), text: `${nameOf(statement)}=${arrow(statement, code)}` })
    else if (statement.type === 'VariableDeclaration')
      for (const d of statement.declarations)
        if (isFirst(d.init, own)) movable.push({ name: nameOf(d), text: text(d) })
        else later(text(d))
    else rest.push([text(statement).replace(/;?$/, ';').replace(START, '{$1}')])
  }
  movable.sort((a, b) => (weights.get(b.name) ?? 0) - (weights.get(a.name) ?? 0))
  rest[0]!.unshift(...movable.map(({ text }) => text))
  return rest.map((part) => (lists.has(part) ? `var ${part.join(',')};` : part[0]!)).join('')
}
