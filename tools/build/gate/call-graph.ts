// Who calls whom, and what a call reads and changes: as far as names tell. A function that is kept in a table or
// comes in as an argument is not followed; the tests run the built files for those.

import type { Identifier, Node, Program } from '@babel/types'
import type { Binding, Scopes } from './scopes.ts'
import { homeOf, isFunction, runsWith, walk } from './walk.ts'

/** What runs in one go: a function, or the code around all of them. */
interface Piece {
  reads: { name: Identifier; binding: Binding }[]
  /** The definitions and the places (see placeOf) it assigns to. */
  changes: Set<Binding | string>
  /** What it calls. */
  calls: Set<Node>
  /** What it calls, or names anywhere in it: the function may call it, or hand it on to be called. */
  mentions: Set<Node>
}

/** Functions of the engine that call back later, when the stack is empty again. */
const LATER = new Set(['setTimeout', 'setInterval', 'setWatch', 'on', 'then', 'catch'])

const NOTHING: ReadonlySet<Node> = new Set()

const isCall = (node: Node) => node.type === 'CallExpression' || node.type === 'NewExpression'

/** Name of what is called, `f` in f() and in o.f(). */
function calledName(node: Node): string | undefined {
  if (!isCall(node) || !('callee' in node)) return
  const { callee } = node
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name
}

/** Name for all places that an assignment to this member may reach: by member, or by object for o[x]. */
export function placeOf(member: Node, source: string): string | undefined {
  if (member.type !== 'MemberExpression') return
  if (!member.computed && member.property.type === 'Identifier') return `.${member.property.name}`
  return `${source.slice(member.object.start!, member.object.end!)}[]`
}

/** The method or function that an object literal or class has under this name. */
function memberOf(owner: Node, name: string): Node | undefined {
  const members = owner.type === 'ObjectExpression' ? owner.properties : 'body' in owner ? owner.body : undefined
  const list = Array.isArray(members) ? members : members && 'body' in members ? members.body : []
  for (const member of Array.isArray(list) ? list : [list]) {
    if (!member || !('key' in member) || member.key.type !== 'Identifier' || member.key.name !== name) continue
    if (isFunction(member)) return member
    if (member.type === 'ObjectProperty' && isFunction(member.value)) return member.value
  }
}

export class Flow {
  readonly #pieces = new Map<Node, Piece>()
  readonly #callees = new Map<Node, Node[]>()
  readonly #methods = new Map<Node, Node>()
  readonly #bindings = new Map<Node, Binding>()
  readonly #source: string

  constructor(program: Program, scopes: Scopes, source: string, isReference: (node: Node) => boolean) {
    this.#source = source
    walk(program, (node, parents) => {
      const piece = () => this.#piece(homeOf(parents) ?? program)
      if (node.type === 'Identifier' && isReference(node)) {
        const binding = scopes.find(node.name, parents)
        if (!binding) return
        this.#bindings.set(node, binding)
        piece().reads.push({ name: node, binding })
        if (binding.callee) for (const inside of this.holders(node, parents)) this.#mention(inside, binding.callee)
      } else if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') {
        const target = node.type === 'AssignmentExpression' ? node.left : node.argument
        const changed = target.type === 'Identifier' ? scopes.find(target.name, parents) : placeOf(target, source)
        if (changed) piece().changes.add(changed)
      } else if (isCall(node)) {
        const { called, handed } = this.#calleesOf(node, parents, scopes)
        this.#callees.set(node, [...called, ...handed])
        for (const callee of [...called, ...handed]) piece().calls.add(callee)
        if (called[0]) this.#methods.set(node, called[0])
        for (const callee of called) for (const inside of this.holders(node, parents)) this.#mention(inside, callee)
      }
    })
  }

  /** What a name that is read stands for, if the code itself defines it. */
  bindingOf(name: Node): Binding | undefined {
    return this.#bindings.get(name)
  }

  /** The function that `call` calls, where it is no plain name: o.m() of an object or class in the code, this.m(). */
  methodOf(call: Node): Node | undefined {
    return 'callee' in call && (call.callee as Node).type === 'MemberExpression' ? this.#methods.get(call) : undefined
  }

  /** The functions that run before this call is over, as far as they are known. */
  during(call: Node): ReadonlySet<Node> {
    const callees = this.#callees.get(call)
    if (!callees) return NOTHING
    const found = new Set<Node>()
    for (const callee of callees) this.#follow(callee, 'calls', found)
    return found
  }

  /** Whether calling `from` may end up in `to`. */
  mayReach(from: Node, to: Node): boolean {
    return this.#follow(from, 'mentions', new Set()).has(to)
  }

  readsOf(piece: Node): Piece['reads'] {
    return this.#pieces.get(piece)?.reads ?? []
  }

  /** Whether running `node` may change this definition or place. */
  changes(node: Node, what: Binding | string): boolean {
    for (const inner of runsWith(node)) {
      if (inner.type === 'AssignmentExpression' || inner.type === 'UpdateExpression') {
        const target = inner.type === 'AssignmentExpression' ? inner.left : inner.argument
        if ((this.#bindings.get(target) ?? placeOf(target, this.#source)) === what) return true
      }
      for (const callee of this.during(inner)) if (this.#pieces.get(callee)?.changes.has(what)) return true
    }
    return false
  }

  /** The functions that have `node` in them and may call it themselves, not only have the engine call it later. */
  holders(node: Node, parents: readonly Node[]): Node[] {
    const found: Node[] = []
    let child = node
    for (const parent of parents.toReversed()) {
      if (LATER.has(calledName(parent) ?? '') && 'callee' in parent && parent.callee !== child) break
      if (isFunction(parent)) found.push(parent)
      child = parent
    }
    return found
  }

  /** What a call calls, and what it hands over: that is taken to be called at once, unless it is for later. */
  #calleesOf(call: Node, parents: readonly Node[], scopes: Scopes): { called: Node[]; handed: Node[] } {
    if (!('callee' in call && 'arguments' in call)) return { called: [], handed: [] }
    const known = (node: Node): Node[] => {
      if (isFunction(node)) return [node]
      if (node.type === 'Identifier') {
        const binding = scopes.find(node.name, parents)
        const found = binding?.callee ?? (binding?.members && memberOf(binding.members, 'constructor'))
        return found ? [found] : []
      }
      if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return []
      const owner =
        node.object.type === 'ThisExpression'
          ? parents.findLast(({ type }) => type === 'ObjectExpression' || type.startsWith('Class'))
          : node.object.type === 'Identifier' && scopes.find(node.object.name, parents)?.members
      const found = owner && memberOf(owner, node.property.name)
      return found ? [found] : []
    }
    return {
      called: known(call.callee as Node),
      handed: LATER.has(calledName(call) ?? '') ? [] : (call.arguments as Node[]).flatMap(known),
    }
  }

  #piece(node: Node): Piece {
    let piece = this.#pieces.get(node)
    if (!piece) {
      piece = { reads: [], changes: new Set(), calls: new Set(), mentions: new Set() }
      this.#pieces.set(node, piece)
    }
    return piece
  }

  #mention(inside: Node, callee: Node): void {
    this.#piece(inside).mentions.add(callee)
  }

  /** `from` and everything it leads to. */
  #follow(from: Node, by: 'calls' | 'mentions', found: Set<Node>): Set<Node> {
    if (!found.has(from)) {
      found.add(from)
      for (const next of this.#pieces.get(from)?.[by] ?? []) this.#follow(next, by, found)
    }
    return found
  }
}
