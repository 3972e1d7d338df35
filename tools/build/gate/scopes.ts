// Finds the definition of every name in the code: the block that defines it, and where in the text it has its value.

import type { Identifier, Node, Program } from '@babel/types'
import { findUnit, isFunction, walk } from './walk.ts'

export interface Binding {
  /** The function or module whose code runs together with the definition. */
  unit: Node | undefined
  /** The offset in the source from which on the name has its value. */
  definedAt: number
  /** The function that it names. */
  namedFunction: Node | undefined
  /** The object literal or class that it names. */
  namedObject: Node | undefined
  /** Whether it is a function declaration, which JavaScript hoists. */
  isDeclared: boolean
  /** For var: the part of the function around each definition that may be skipped; undefined if there is none. */
  skippableParts: (Node | undefined)[]
}

export interface Scopes {
  /** The names that JavaScript hoists to the start of this block or function. */
  listHoisted(scope: Node): string[]
  /** The nodes of names that are defined there, and not used for their value. */
  definitions: ReadonlySet<Node>
  /** The definition of `name` for code below `parents`; undefined if the code does not define it. */
  find(name: string, parents: readonly Node[]): Binding | undefined
}

const BLOCKS = new Set([
  'BlockStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'Program',
  'StaticBlock',
  'SwitchStatement',
])

function* iterateNames(pattern: Node | null): Generator<Identifier> {
  if (pattern?.type === 'Identifier') yield pattern
  else if (pattern?.type === 'AssignmentPattern') yield* iterateNames(pattern.left)
  else if (pattern?.type === 'RestElement') yield* iterateNames(pattern.argument)
  else if (pattern?.type === 'TSParameterProperty') yield* iterateNames(pattern.parameter)
  else if (pattern?.type === 'ArrayPattern') for (const element of pattern.elements) yield* iterateNames(element)
  else if (pattern?.type === 'ObjectPattern')
    for (const property of pattern.properties)
      yield* iterateNames(property.type === 'ObjectProperty' ? property.value : property)
}

/** The fields of a statement whose code may be skipped. The head of a loop always runs. */
const SKIPPABLE: Record<string, readonly string[]> = {
  IfStatement: ['consequent', 'alternate'],
  ForStatement: ['body'],
  ForInStatement: ['body'],
  ForOfStatement: ['body'],
  WhileStatement: ['body'],
  // It runs at least once, but a break may come before the definition.
  DoWhileStatement: ['body'],
  TryStatement: ['block', 'handler'],
}

/** The innermost part of the function around the code below `parents` that may be skipped. */
function findSkippablePart(parents: readonly Node[]): Node | undefined {
  for (let i = parents.length - 1; i > 0; i--) {
    const node = parents[i]!
    const parent = parents[i - 1]! as Node & Record<string, unknown>
    if (isFunction(node)) return
    if (node.type === 'SwitchCase' || SKIPPABLE[parent.type]?.some((field) => parent[field] === node)) return node
  }
}

/** Whether JavaScript knows the name before its definition has run. */
export const isHoisted = ({ definedAt, isDeclared, skippableParts }: Binding) =>
  definedAt > 0 && (isDeclared || skippableParts.length > 0)

/** The types of nodes that define names. */
const DEFINING = /^(VariableDeclarator|(Function|Class)(Declaration|Expression)|CatchClause|Import|TS)/

/** Collects every definition in the code. */
export function collectScopes(program: Program): Scopes {
  const scopes = new Map<Node, Map<string, Binding>>()
  const definitions = new Set<Node>()

  function define(scope: Node, name: Identifier, binding: Partial<Binding>) {
    definitions.add(name)
    if (!scopes.has(scope)) scopes.set(scope, new Map())
    const names = scopes.get(scope)!
    const known = names.get(name.name)
    if (known) known.skippableParts.push(...(binding.skippableParts ?? []))
    else
      names.set(name.name, {
        unit: undefined,
        definedAt: 0,
        namedFunction: undefined,
        namedObject: undefined,
        isDeclared: false,
        skippableParts: [],
        ...binding,
      })
  }

  walk(program, (node, parents) => {
    if (isFunction(node) && 'params' in node)
      for (const param of node.params)
        for (const name of iterateNames(param)) define(node, name, { unit: findUnit(parents) })
    if (!DEFINING.test(node.type)) return
    const unit = findUnit(parents)
    const block = parents.findLast(({ type }) => BLOCKS.has(type)) ?? program
    const parent = parents[parents.length - 1]
    switch (node.type) {
      case 'VariableDeclarator': {
        const isVar = parent?.type === 'VariableDeclaration' && parent.kind === 'var'
        const scope = isVar ? (parents.findLast((ancestor) => isFunction(ancestor)) ?? program) : block
        const { init } = node
        for (const name of iterateNames(node.id))
          define(scope, name, {
            unit,
            definedAt: node.end!,
            namedFunction: init && isFunction(init) ? init : undefined,
            namedObject: init?.type === 'ObjectExpression' || init?.type === 'ClassExpression' ? init : undefined,
            skippableParts: isVar ? [findSkippablePart(parents)] : [],
          })
        break
      }
      case 'FunctionDeclaration':
        if (node.id) define(block, node.id, { unit, definedAt: node.end!, namedFunction: node, isDeclared: true })
        break
      case 'FunctionExpression':
        if (node.id) define(node, node.id, { unit, namedFunction: node })
        break
      case 'ClassDeclaration':
        if (node.id) define(block, node.id, { unit, definedAt: node.end!, namedObject: node })
        break
      case 'ClassExpression':
        if (node.id) define(node, node.id, { unit, namedObject: node })
        break
      case 'CatchClause':
        for (const name of iterateNames(node.param ?? null)) define(node, name, { unit })
        break
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        define(program, node.local, { unit })
        break
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration':
        if (node.id.type === 'Identifier') define(program, node.id, { unit })
    }
  })

  return {
    definitions,
    listHoisted: (scope) =>
      [...(scopes.get(scope) ?? [])].flatMap(([name, binding]) => (isHoisted(binding) ? [name] : [])),
    find(name, parents) {
      const scope = parents.findLast((ancestor) => scopes.get(ancestor)?.has(name))
      return scope && scopes.get(scope)?.get(name)
    },
  }
}
