// What a rule is, and what it is told about the place it looks at.

import type { Node } from '@babel/types'
import type { Flow } from '../call-graph.ts'
import type { Binding } from '../scopes.ts'
import { isFunction } from '../walk.ts'

/** Where a node stands. */
export interface Site {
  /** Ancestors, outermost first. */
  parents: readonly Node[]
  parent: Node | undefined
  /** The field of the parent that holds the node. */
  key: string
  source: string
  /** The code is what the minifier made: it writes var, and what stands in it is what the engine reads. */
  flashed: boolean
  globals: ReadonlySet<string>
  /** Whether the node is a name that stands for a value, and not a member, a key or a definition. */
  isReference: boolean
  isDefinition: boolean
  flow: Flow
  binding(name: string): Binding | undefined
}

export interface Rule {
  name: string
  reason: string
  /** True, or a message that says more than the reason. */
  finds(node: Node, site: Site): boolean | string
}

/** Whether `node` runs anew in every turn of one of these loops of its own function. */
export function isRepeated(node: Node, parents: readonly Node[], loops: readonly string[]): boolean {
  let child = node
  for (const parent of parents.toReversed()) {
    if (isFunction(parent)) return false
    const once = ('init' in parent && parent.init === child) || ('right' in parent && parent.right === child)
    if (loops.includes(parent.type) && !once) return true
    child = parent
  }
  return false
}

/** The name of the member that a node reads or writes, `a.name` or `a['name']`. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return
  if (node.property.type === 'StringLiteral') return node.property.value
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name
}

/** `Object.member` of a global object. */
export function staticName(node: Node, { binding }: Site): string | undefined {
  const member = memberName(node)
  if (member === undefined || !('object' in node) || node.object.type !== 'Identifier') return
  if (!binding(node.object.name)) return `${node.object.name}.${member}`
}

export const textOf = (node: Node, source: string) => source.slice(node.start!, node.end!)
