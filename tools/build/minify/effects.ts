// Finds what running a piece of code may change. The analysis follows functions by name, and by the values that a
// variable or parameter gets. Where it cannot follow a call, it assumes that the call may change everything.

import { type FunctionDeclaration, isFunction, type Node, type Program, traverse } from '@babel/types'
import { LATER } from '../gate/call-graph.ts'
import {
  findCalls,
  findTopFunctions,
  findTopVariables,
  findUses,
  getName,
  isChange,
  isDeclaration,
  type Use,
} from './source-edit.ts'

/** The names of a script. */
export interface ScriptNames {
  /** Functions at the top level. */
  functions: ReadonlyMap<string, FunctionDeclaration>
  /** All names at the top level. */
  topLevel: ReadonlySet<string>
  /** All names that are declared anywhere. */
  declared: ReadonlySet<string>
  /** Variables that get another value after their declaration. */
  changed: ReadonlySet<string>
  /** Properties that the script sets. They may hold functions. */
  properties: ReadonlySet<string>
  /** The values that each variable or parameter may get. */
  values: ReadonlyMap<string, readonly Node[]>
}

/** The name of the property that a node sets. */
function getSetProperty(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression')
    return node.left.type === 'MemberExpression' ? node.left.property : undefined
  return /^(ObjectProperty|ObjectMethod|ClassMethod)$/.test(node.type) && 'key' in node ? node.key : undefined
}

/** The names that a node gives a value, each with the value. */
function* findGivenValues(node: Node, functions: ScriptNames['functions']): Generator<[name: Node, value: Node]> {
  if (node.type === 'VariableDeclarator' && node.init) yield [node.id, node.init]
  if (node.type === 'AssignmentExpression') yield [node.left, node.right]
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return
  for (const [i, param] of (functions.get(node.callee.name)?.params ?? []).entries())
    if (node.arguments[i]) yield [param, node.arguments[i]]
}

export function collectNames(program: Program): ScriptNames {
  const functions = findTopFunctions(program)
  const properties = new Set<string>()
  const values = new Map<string, Node[]>()
  traverse(program, (node) => {
    const property = getSetProperty(node)
    if (property?.type === 'Identifier') properties.add(property.name)
    for (const [name, value] of findGivenValues(node, functions))
      if (name.type === 'Identifier') values.set(name.name, [...(values.get(name.name) ?? []), value])
  })
  const uses = findUses(program)
  const listNames = (some: readonly Use[]) => new Set(some.map(({ node }) => node.name))
  return {
    functions,
    topLevel: new Set([...functions.keys(), ...findTopVariables(program).map(getName)]),
    declared: listNames(uses.filter(isDeclaration)),
    changed: listNames(uses.filter(isChange)),
    properties,
    values,
  }
}

/** The name of the member in `object.name`. */
const getMemberName = (node: Node): string | undefined =>
  node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier'
    ? node.property.name
    : undefined

/** Whether a function is passed to the engine, which calls it after all code here has run. */
function isCalledLater({ parents }: Use): boolean {
  const parent = parents.at(-1)
  if (parent?.key !== 'arguments' || parent.node.type !== 'CallExpression') return false
  const { callee } = parent.node
  return LATER.has((callee.type === 'Identifier' ? callee.name : getMemberName(callee)) ?? '')
}

export const assigns = (root: Node, name: string): boolean =>
  findUses(root).some((use) => use.node.name === name && isChange(use))

/** Whether running `root`, with everything that it calls, may change the variable `name`. */
export function mayChange(name: string, root: Node, names: ScriptNames): boolean {
  const { functions, declared, changed, properties, values } = names
  const seen = new Set<Node>()
  const runMayChange = (code: Node): boolean => {
    if (seen.has(code)) return false
    seen.add(code)
    return (
      assigns(code, name) ||
      findCalls(code).some(({ callee }) => callMayChange(callee)) ||
      findUses(code).some((use) => functions.has(use.node.name) && !isCalledLater(use) && callMayChange(use.node))
    )
  }
  const callMayChange = (callee: Node): boolean => {
    if (isFunction(callee)) return runMayChange(callee.body)
    const member = getMemberName(callee)
    if (member !== undefined) return properties.has(member)
    if (callee.type !== 'Identifier') return true
    const known = functions.get(callee.name)
    if (known) return runMayChange(known.body)
    // A name that the script does not declare belongs to the engine.
    if (!declared.has(callee.name) || seen.has(callee)) return false
    seen.add(callee)
    const given = values.get(callee.name)
    return !given || given.some(callMayChange)
  }
  return changed.has(name) && runMayChange(root)
}

/** Whether computing a value may do anything else. Among calls, only those of Math are known to have no effect. */
export function hasEffects(root: Node): boolean {
  let hasChange = false
  traverse(root, ({ type }) => {
    if (/^(New|Assignment|Update)Expression$/.test(type)) hasChange = true
  })
  const isOfMath = (callee: Node) =>
    callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Math'
  return hasChange || !findCalls(root).every(({ callee }) => isOfMath(callee))
}
