// order-by-use: declares the names that the engine looks up most where it finds them first.
//
// Why: Espruino searches a scope from its first name to its last at each lookup, some 80 instructions a name. Kaluma's
// JerryScript is built without its caches and searches from the name that the code mentions last, some 70 cycles for two
// names. There the names are declared once more before all code, the rarest first: passes take a third of the time.
// For Espruino the names are in the order of lookups.json, which was measured in sessions, and names that it does not have
// come after them. The pass estimates their lookups from the code. It starts at the functions that the engine calls, and
// assumes that a branch runs half the time and a loop four times.
//
// Before:
//   var rare=()=>1;var step=2;var count=step*2;var tick=()=>{if(count)rare();for(;count--;)step++};
//   setInterval(tick,9);
// After:
//   var step=2,rare=()=>1,tick=()=>{if(count)rare();for(;count--;)step++},count=step*2;setInterval(tick,9);

import { isFunction, type Node, type Program, type VariableDeclarator } from '@babel/types'
import {
  findTopFunctions,
  findTopVariables,
  findUses,
  getCall,
  getName,
  getText,
  parseScript,
  type Use,
} from '../source-edit.ts'
import type { Target } from '../target.ts'

const BRANCH = 0.5
const LOOP = 4
/** The pass does not follow calls that are rarer than this. Calls through a table might form a cycle. */
const MIN_CALLS = 1 / 256

/** How often a part of a node runs each time the node runs. */
const RUNS: Record<string, Record<string, number>> = {
  IfStatement: { consequent: BRANCH, alternate: BRANCH },
  ConditionalExpression: { consequent: BRANCH, alternate: BRANCH },
  LogicalExpression: { right: BRANCH },
  CatchClause: { body: MIN_CALLS },
  ForStatement: { test: LOOP, update: LOOP, body: LOOP },
  ForOfStatement: { body: LOOP },
  WhileStatement: { test: LOOP, body: LOOP },
}

const countRuns = ({ parents }: Use): number =>
  parents.reduce((runs, { node, key }) => runs * (RUNS[node.type]?.[key] ?? 1), 1)

/** Names of functions by the variable that code sets to them, as in "onEvent = handle". */
function findAliases(functions: ReadonlyMap<string, Node>, uses: readonly Use[]): Map<string, string> {
  const aliases = new Map<string, string>()
  for (const { node, parents } of uses) {
    const { node: parent, key } = parents.at(-1)!
    if (functions.has(node.name) && parent.type === 'AssignmentExpression' && key === 'right')
      if (parent.left.type === 'Identifier') aliases.set(parent.left.name, node.name)
  }
  return aliases
}

/** Estimates the lookups of each name if the engine calls each function that it gets once. */
function countLookups(functions: ReadonlyMap<string, Node>, uses: readonly Use[]): Map<string, number> {
  const counts = new Map<string, number>()
  const aliases = findAliases(functions, uses)
  // A function may be called from many places.
  const usesIn = new Map([...functions.values()].map((body) => [body, findUses(body)]))
  const addCall = (name: string, calls: number): void => {
    const body = functions.get(aliases.get(name) ?? name)
    if (!body || calls < MIN_CALLS) return
    for (const use of usesIn.get(body)!) {
      const runs = calls * countRuns(use)
      counts.set(use.node.name, (counts.get(use.node.name) ?? 0) + runs)
      if (getCall(use)) addCall(use.node.name, runs)
    }
  }
  const passed = uses.filter(({ parents }) => parents.at(-1)!.key === 'arguments').map(({ node }) => node.name)
  for (const name of new Set(passed)) addCall(name, 1)
  return counts
}

/** Whether a value does not depend on anything that the script has run before. `own` has the names of the script. */
function isIndependent(node: Node | null | undefined, own: ReadonlySet<string>): boolean {
  if (!node || isFunction(node)) return true
  const areIndependent = (nodes: readonly (Node | null)[]) => nodes.every((one) => isIndependent(one, own))
  switch (node.type) {
    case 'Identifier':
      return !own.has(node.name)
    case 'MemberExpression':
      return areIndependent(node.computed ? [node.object, node.property] : [node.object])
    case 'ArrayExpression':
      return areIndependent(node.elements)
    case 'UnaryExpression':
      return isIndependent(node.argument, own)
    case 'BinaryExpression':
      return areIndependent([node.left, node.right])
    default:
      return /^(Numeric|String|Boolean|Null)Literal$/.test(node.type)
  }
}

/** Those declarations that `isKept` allows, each list of them after `word`, and all other statements, in their order. */
function writeScript(
  program: Program,
  code: string,
  word: string,
  isKept: (declaration: VariableDeclarator) => boolean,
  first: readonly string[] = [],
): string {
  let result = ''
  let list = [...first]
  const endList = () => {
    if (list.length > 0) result += `${word}${list.join(',')};`
    list = []
  }
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration')
      list.push(...statement.declarations.filter(isKept).map((d) => getText(d, code)))
    else {
      endList()
      result += getText(statement, code)
    }
  }
  endList()
  return result
}

export function orderByUse(
  code: string,
  { findsNewestFirst, byLookups, sourceNames }: Pick<Target, 'findsNewestFirst' | 'byLookups' | 'sourceNames'>,
): string {
  const program = parseScript(code)
  const variables = findTopVariables(program)
  const own = new Set([...findTopFunctions(program).keys(), ...variables.map(getName)])
  const functions = new Map<string, Node>()
  for (const d of variables) if (d.init && isFunction(d.init)) functions.set(getName(d), d.init.body)
  const counts = countLookups(functions, findUses(program))
  const measured = new Map(byLookups.map((name, i) => [name, i]))
  const countOf = (d: VariableDeclarator) => counts.get(getName(d)) ?? 0
  const rankOf = (d: VariableDeclarator) => measured.get(sourceNames.get(getName(d)) ?? getName(d)) ?? measured.size
  const byUse = [...variables].sort((a, b) => rankOf(a) - rankOf(b) || countOf(b) - countOf(a))
  if (findsNewestFirst && byUse.length > 0) {
    const names = byUse.map(getName).reverse().join(',')
    return `var ${names};${writeScript(program, code, '', ({ init }) => Boolean(init))}`
  }
  const isMovable = ({ init }: VariableDeclarator) => isIndependent(init, own)
  const first = byUse.filter(isMovable).map((d) => getText(d, code))
  return writeScript(program, code, 'var ', (d) => !isMovable(d), first)
}
