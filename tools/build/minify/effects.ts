// What running a piece of code may change, as far as names tell. Where they do not tell, it may change everything.

import { type FunctionDeclaration, isFunction, type Node, type Program, traverse } from '@babel/types'
import { LATER } from '../gate/call-graph.ts'
import {
  callsIn,
  isChange,
  isDeclaration,
  nameOf,
  topFunctions,
  topVariables,
  type Use,
  usesIn,
} from './source-edit.ts'

/** What is known of the names of a script. */
export interface Script {
  functions: ReadonlyMap<string, FunctionDeclaration>
  /** Names that are declared at the top. */
  tops: ReadonlySet<string>
  /** Names that are declared anywhere. */
  own: ReadonlySet<string>
  /** Names that get another value after their declaration, anywhere. */
  changed: ReadonlySet<string>
  /** Names of members that the script makes or sets: a call of one may be a call of anything. */
  members: ReadonlySet<string>
  /** By name, all that a variable or a parameter may be given. */
  values: ReadonlyMap<string, readonly Node[]>
}

/** The member that a node makes or sets. */
function memberMadeBy(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression')
    return node.left.type === 'MemberExpression' ? node.left.property : undefined
  return /^(ObjectProperty|ObjectMethod|ClassMethod)$/.test(node.type) && 'key' in node ? node.key : undefined
}

/** The names that a node gives values to, each with the value. */
function* valuesGivenBy(node: Node, functions: Script['functions']): Generator<[name: Node, value: Node]> {
  if (node.type === 'VariableDeclarator' && node.init) yield [node.id, node.init]
  if (node.type === 'AssignmentExpression') yield [node.left, node.right]
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return
  for (const [i, param] of (functions.get(node.callee.name)?.params ?? []).entries())
    if (node.arguments[i]) yield [param, node.arguments[i]]
}

export function scriptOf(program: Program): Script {
  const functions = topFunctions(program)
  const members = new Set<string>()
  const values = new Map<string, Node[]>()
  traverse(program, (node) => {
    const member = memberMadeBy(node)
    if (member?.type === 'Identifier') members.add(member.name)
    for (const [name, value] of valuesGivenBy(node, functions))
      if (name.type === 'Identifier') values.set(name.name, [...(values.get(name.name) ?? []), value])
  })
  const uses = usesIn(program)
  const namesOf = (some: readonly Use[]) => new Set(some.map(({ node }) => node.name))
  return {
    functions,
    tops: new Set([...functions.keys(), ...topVariables(program).map(nameOf)]),
    own: namesOf(uses.filter(isDeclaration)),
    changed: namesOf(uses.filter(isChange)),
    members,
    values,
  }
}

/** The name of a member, where it stands in the text: o.name. */
const memberName = (node: Node): string | undefined =>
  node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier'
    ? node.property.name
    : undefined

/** Whether a function is named to be called later, when everything here has run. */
function isForLater({ parents }: Use): boolean {
  const parent = parents.at(-1)
  if (parent?.key !== 'arguments' || parent.node.type !== 'CallExpression') return false
  const { callee } = parent.node
  return LATER.has((callee.type === 'Identifier' ? callee.name : memberName(callee)) ?? '')
}

export const setsName = (name: string, root: Node): boolean =>
  usesIn(root).some((use) => use.node.name === name && isChange(use))

/** Whether running `root`, with all that it calls or hands on to be called, may give `name` another value. */
export function mayChange(name: string, root: Node, script: Script): boolean {
  const { functions, own, members, values } = script
  const seen = new Set<Node>()
  const byRunning = (piece: Node): boolean => {
    if (seen.has(piece)) return false
    seen.add(piece)
    return (
      setsName(name, piece) ||
      callsIn(piece).some(({ callee }) => byCalling(callee)) ||
      usesIn(piece).some((use) => functions.has(use.node.name) && !isForLater(use) && byCalling(use.node))
    )
  }
  const byCalling = (callee: Node): boolean => {
    if (isFunction(callee)) return byRunning(callee.body)
    const member = memberName(callee)
    if (member !== undefined) return members.has(member)
    if (callee.type !== 'Identifier') return true
    const known = functions.get(callee.name)
    if (known) return byRunning(known.body)
    // A name that the script does not have is the engine's.
    if (!own.has(callee.name) || seen.has(callee)) return false
    seen.add(callee)
    const given = values.get(callee.name)
    return !given || given.some(byCalling)
  }
  return script.changed.has(name) && byRunning(root)
}

/** Whether working out a value may do anything else. Of what it may call, only Math is known to do nothing. */
export function hasEffects(root: Node): boolean {
  let found = false
  traverse(root, ({ type }) => {
    if (/^(New|Assignment|Update)Expression$/.test(type)) found = true
  })
  const isOfMath = (callee: Node) =>
    callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Math'
  return found || !callsIn(root).every(({ callee }) => isOfMath(callee))
}
