// The interface of a rule, and what a rule can know about the node that it checks.

import type { Node } from '@babel/types'
import type { CallGraph } from '../call-graph.ts'
import type { Binding } from '../scopes.ts'
import { isFunction } from '../walk.ts'

/** The place of a node in the code. */
export interface Site {
  /** Ancestors, outermost first. */
  parents: readonly Node[]
  parent: Node | undefined
  /** The field of the parent that holds the node. */
  key: string
  source: string
  /** Whether this is the minified file, as the engine reads it. The minifier writes var. */
  isMinified: boolean
  globals: ReadonlySet<string>
  /** Whether the node is a name that is used for its value, and not a member, a key or a definition. */
  isReference: boolean
  isDefinition: boolean
  callGraph: CallGraph
  findBinding(name: string): Binding | undefined
}

export interface Rule {
  name: string
  reason: string
  /** Returns true if the node breaks the rule, or a message that says more than the reason. */
  check(node: Node, site: Site): boolean | string
}

/** Whether `node` runs again in each iteration of such a loop inside its own function. */
export function isRepeated(node: Node, parents: readonly Node[], loops: readonly string[]): boolean {
  let child = node
  for (const parent of parents.toReversed()) {
    if (isFunction(parent)) return false
    const runsOnce = ('init' in parent && parent.init === child) || ('right' in parent && parent.right === child)
    if (loops.includes(parent.type) && !runsOnce) return true
    child = parent
  }
  return false
}

/** The name of the member that a node reads or writes: "name" for `a.name` and `a['name']`. */
export function getMemberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return
  if (node.property.type === 'StringLiteral') return node.property.value
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name
}

/** The text "Object.member" for a member of a global object. */
export function getStaticName(node: Node, { findBinding }: Site): string | undefined {
  const member = getMemberName(node)
  if (member === undefined || !('object' in node) || node.object.type !== 'Identifier') return
  if (!findBinding(node.object.name)) return `${node.object.name}.${member}`
}

export const getSource = (node: Node, source: string) => source.slice(node.start!, node.end!)
