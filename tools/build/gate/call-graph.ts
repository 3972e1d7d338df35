// The call graph of the code, and the names and members that each function reads and changes. It follows names only:
// calls of functions that come from arrays or arguments are found by the tests that run the built files.

import type { Identifier, Node, Program } from '@babel/types'
import type { Binding, Scopes } from './scopes.ts'
import { findUnit, isFunction, iterateUnit, walk } from './walk.ts'

/** A function, or the module code outside all functions. */
interface Unit {
  reads: { name: Identifier; binding: Binding }[]
  /** The definitions and the places (see makePlaceKey) that it assigns to. */
  changes: Set<Binding | string>
  /** The functions that it calls. */
  calls: Set<Node>
  /** The functions that it calls or names anywhere, also inside its own functions. It may pass them on to be called. */
  mentions: Set<Node>
}

/** Functions of the engine that call their argument later, when the stack is empty again. */
export const LATER = new Set(['setTimeout', 'setInterval', 'setWatch', 'on', 'then', 'catch'])

const NOTHING: ReadonlySet<Node> = new Set()

const isCall = (node: Node) => node.type === 'CallExpression' || node.type === 'NewExpression'

/** The name of the called function: `f` in f() and in o.f(). */
function getCalleeName(node: Node): string | undefined {
  if (!isCall(node) || !('callee' in node)) return
  const { callee } = node
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name
}

/** A key for all places that an assignment to this member may change: ".member" for o.member, "o[]" for o[x]. */
export function makePlaceKey(member: Node, source: string): string | undefined {
  if (member.type !== 'MemberExpression') return
  if (!member.computed && member.property.type === 'Identifier') return `.${member.property.name}`
  return `${source.slice(member.object.start!, member.object.end!)}[]`
}

/** The method or function with this name in an object literal or class. */
function findMember(owner: Node, name: string): Node | undefined {
  const members = owner.type === 'ObjectExpression' ? owner.properties : 'body' in owner ? owner.body : undefined
  const list = Array.isArray(members) ? members : members && 'body' in members ? members.body : []
  for (const member of Array.isArray(list) ? list : [list]) {
    if (!member || !('key' in member) || member.key.type !== 'Identifier' || member.key.name !== name) continue
    if (isFunction(member)) return member
    if (member.type === 'ObjectProperty' && isFunction(member.value)) return member.value
  }
}

export class CallGraph {
  readonly #units = new Map<Node, Unit>()
  readonly #callees = new Map<Node, Node[]>()
  readonly #methods = new Map<Node, Node>()
  readonly #bindings = new Map<Node, Binding>()
  readonly #source: string

  constructor(program: Program, scopes: Scopes, source: string, isReference: (node: Node) => boolean) {
    this.#source = source
    walk(program, (node, parents) => {
      const getUnit = () => this.#getUnit(findUnit(parents) ?? program)
      if (node.type === 'Identifier' && isReference(node)) {
        const binding = scopes.find(node.name, parents)
        if (!binding) return
        this.#bindings.set(node, binding)
        getUnit().reads.push({ name: node, binding })
        const { namedFunction } = binding
        if (namedFunction) for (const caller of this.findCallers(node, parents)) this.#addMention(caller, namedFunction)
      } else if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') {
        const target = node.type === 'AssignmentExpression' ? node.left : node.argument
        const changed = target.type === 'Identifier' ? scopes.find(target.name, parents) : makePlaceKey(target, source)
        if (changed) getUnit().changes.add(changed)
      } else if (isCall(node)) {
        const { called, passed } = this.#findCallees(node, parents, scopes)
        this.#callees.set(node, [...called, ...passed])
        for (const callee of [...called, ...passed]) getUnit().calls.add(callee)
        if (called[0]) this.#methods.set(node, called[0])
        for (const callee of called)
          for (const caller of this.findCallers(node, parents)) this.#addMention(caller, callee)
      }
    })
  }

  /** The definition of a name that is read; undefined if the code does not define it. */
  findBinding(name: Node): Binding | undefined {
    return this.#bindings.get(name)
  }

  /** The method that `call` calls: o.m() of an object or class in the code, or this.m(). */
  findCalledMethod(call: Node): Node | undefined {
    return 'callee' in call && (call.callee as Node).type === 'MemberExpression' ? this.#methods.get(call) : undefined
  }

  /** The functions that run before this call returns, as far as they are known. */
  findFunctionsRunBy(call: Node): ReadonlySet<Node> {
    const callees = this.#callees.get(call)
    if (!callees) return NOTHING
    const found = new Set<Node>()
    for (const callee of callees) this.#collectReachable(callee, 'calls', found)
    return found
  }

  /** Whether a call of `from` may lead to a call of `to`. */
  mayReach(from: Node, to: Node): boolean {
    return this.#collectReachable(from, 'mentions', new Set()).has(to)
  }

  /** The names that a function reads, with their definitions. */
  listReads(unit: Node): Unit['reads'] {
    return this.#units.get(unit)?.reads ?? []
  }

  /** Whether `node` may change this definition or place when it runs. */
  mayChange(node: Node, place: Binding | string): boolean {
    for (const inner of iterateUnit(node)) {
      if (inner.type === 'AssignmentExpression' || inner.type === 'UpdateExpression') {
        const target = inner.type === 'AssignmentExpression' ? inner.left : inner.argument
        if ((this.#bindings.get(target) ?? makePlaceKey(target, this.#source)) === place) return true
      }
      for (const callee of this.findFunctionsRunBy(inner)) if (this.#units.get(callee)?.changes.has(place)) return true
    }
    return false
  }

  /** The functions around `node` that may call it themselves. A function that the engine calls later does not count. */
  findCallers(node: Node, parents: readonly Node[]): Node[] {
    const found: Node[] = []
    let child = node
    for (const parent of parents.toReversed()) {
      if (LATER.has(getCalleeName(parent) ?? '') && 'callee' in parent && parent.callee !== child) break
      if (isFunction(parent)) found.push(parent)
      child = parent
    }
    return found
  }

  /**
   * The function that a call calls, and the functions that it passes as arguments. Those count as called at once, unless
   * the engine calls them later.
   */
  #findCallees(call: Node, parents: readonly Node[], scopes: Scopes): { called: Node[]; passed: Node[] } {
    if (!('callee' in call && 'arguments' in call)) return { called: [], passed: [] }
    const findFunction = (node: Node): Node[] => {
      if (isFunction(node)) return [node]
      if (node.type === 'Identifier') {
        const binding = scopes.find(node.name, parents)
        const found = binding?.namedFunction ?? (binding?.namedObject && findMember(binding.namedObject, 'constructor'))
        return found ? [found] : []
      }
      if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return []
      const owner =
        node.object.type === 'ThisExpression'
          ? parents.findLast(({ type }) => type === 'ObjectExpression' || type.startsWith('Class'))
          : node.object.type === 'Identifier' && scopes.find(node.object.name, parents)?.namedObject
      const found = owner && findMember(owner, node.property.name)
      return found ? [found] : []
    }
    return {
      called: findFunction(call.callee as Node),
      passed: LATER.has(getCalleeName(call) ?? '') ? [] : (call.arguments as Node[]).flatMap(findFunction),
    }
  }

  #getUnit(node: Node): Unit {
    let unit = this.#units.get(node)
    if (!unit) {
      unit = { reads: [], changes: new Set(), calls: new Set(), mentions: new Set() }
      this.#units.set(node, unit)
    }
    return unit
  }

  #addMention(caller: Node, callee: Node): void {
    this.#getUnit(caller).mentions.add(callee)
  }

  /** Adds `from` and every function that it leads to. */
  #collectReachable(from: Node, edge: 'calls' | 'mentions', found: Set<Node>): Set<Node> {
    if (!found.has(from)) {
      found.add(from)
      for (const next of this.#units.get(from)?.[edge] ?? []) this.#collectReachable(next, edge, found)
    }
    return found
  }
}
