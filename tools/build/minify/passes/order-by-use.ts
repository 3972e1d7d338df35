// order-by-use: declares the script's names in the order in which Espruino should find them.
//
// Why: Espruino walks a scope from its first name to its last, some 80 instructions a name, each time it looks one up.
// How often it does is estimated from the code alone: starting at the functions that the engine is given, a branch is
// taken half the time and a loop four times.
//
// Before:
//   var rare=()=>1;var step=2;var count=step*2;var tick=()=>{if(count)rare();for(;count--;)step++};
//   setInterval(tick,9);
// After:
//   var step=2,rare=()=>1,tick=()=>{if(count)rare();for(;count--;)step++},count=step*2;setInterval(tick,9);

import { isFunction, type Node, type VariableDeclarator } from '@babel/types'
import { callAt, nameOf, parseScript, textOf, topVariables, type Use, usesIn } from '../source-edit.ts'

const BRANCH = 0.5
const LOOP = 4
/** A function that is called less than that is not followed: it is rare, and there may be a cycle through a table. */
const LEAST = 1 / 256

/** How often a part of a node is run for each time that the node is. */
const SHARE: Record<string, Record<string, number>> = {
  IfStatement: { consequent: BRANCH, alternate: BRANCH },
  ConditionalExpression: { consequent: BRANCH, alternate: BRANCH },
  LogicalExpression: { right: BRANCH },
  CatchClause: { body: LEAST },
  ForStatement: { test: LOOP, update: LOOP, body: LOOP },
  ForOfStatement: { body: LOOP },
  WhileStatement: { test: LOOP, body: LOOP },
}

const shareOf = ({ parents }: Use): number =>
  parents.reduce((share, { node, key }) => share * (SHARE[node.type]?.[key] ?? 1), 1)

/** How often each name is looked up, for one call of everything that the engine is given to call. */
function lookups(functions: ReadonlyMap<string, Node>, script: readonly Use[]): Map<string, number> {
  const counts = new Map<string, number>()
  const call = (name: string, times: number): void => {
    const called = functions.get(name)
    if (!called || times < LEAST) return
    for (const use of usesIn(called)) {
      const share = times * shareOf(use)
      counts.set(use.node.name, (counts.get(use.node.name) ?? 0) + share)
      if (callAt(use)) call(use.node.name, share)
    }
  }
  const given = script.filter(({ parents }) => parents.at(-1)!.key === 'arguments').map(({ node }) => node.name)
  for (const name of new Set(given)) call(name, 1)
  return counts
}

/** Whether a value can be made before anything else of the script has run. */
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
      return /(Numeric|String|Boolean|Null)Literal$/.test(node.type)
  }
}

export function orderByUse(code: string): string {
  const program = parseScript(code)
  const variables = topVariables(program)
  const own = new Set(variables.map(nameOf))
  const functions = new Map<string, Node>()
  for (const d of variables) if (d.init && isFunction(d.init)) functions.set(nameOf(d), d.init.body)
  const counts = lookups(functions, usesIn(program))
  const isMovable = ({ init }: VariableDeclarator) => isIndependent(init, own)

  const movable = variables.filter(isMovable)
  movable.sort((a, b) => (counts.get(nameOf(b)) ?? 0) - (counts.get(nameOf(a)) ?? 0))
  // What is made of other names, and what is done, stays in turn.
  let result = ''
  let list = movable
  const endList = () => {
    if (list.length > 0) result += `var ${list.map((d) => textOf(d, code)).join(',')};`
    list = []
  }
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration') list.push(...statement.declarations.filter((d) => !isMovable(d)))
    else {
      endList()
      result += textOf(statement, code)
    }
  }
  endList()
  return result
}
