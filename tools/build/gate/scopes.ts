// What every name in the code stands for: the block that defines it, and from where on its value is there.

import type { Identifier, Node, Program } from '@babel/types'
import { homeOf, isFunction, walk } from './walk.ts'

export interface Binding {
  /** The function or module whose code runs in one go with the definition. */
  home: Node | undefined
  /** Where in the text its value is there. */
  from: number
  /** The function it names, if it names one. */
  callee: Node | undefined
  /** The object literal or class it names, if it names one. */
  members: Node | undefined
  /** A function that is declared, not assigned: JavaScript has it before its definition. */
  isDeclared: boolean
  /** For var: what each of its definitions stands in that may be skipped, if anything. */
  branches: (Node | undefined)[]
}

export interface Scopes {
  /** The names that JavaScript has from the start of this block or function, whatever has run. */
  hoistedIn(scope: Node): string[]
  /** The names that stand for no value: they define one. */
  definitions: ReadonlySet<Node>
  /** What `name` stands for in code below `parents`, if the code itself defines it. */
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

function* namesIn(pattern: Node | null): Generator<Identifier> {
  if (pattern?.type === 'Identifier') yield pattern
  else if (pattern?.type === 'AssignmentPattern') yield* namesIn(pattern.left)
  else if (pattern?.type === 'RestElement') yield* namesIn(pattern.argument)
  else if (pattern?.type === 'TSParameterProperty') yield* namesIn(pattern.parameter)
  else if (pattern?.type === 'ArrayPattern') for (const element of pattern.elements) yield* namesIn(element)
  else if (pattern?.type === 'ObjectPattern')
    for (const property of pattern.properties)
      yield* namesIn(property.type === 'ObjectProperty' ? property.value : property)
}

/** Fields by which a statement holds what it may skip; those of a loop's head always run. */
const SKIPPABLE: Record<string, readonly string[]> = {
  IfStatement: ['consequent', 'alternate'],
  ForStatement: ['body'],
  ForInStatement: ['body'],
  ForOfStatement: ['body'],
  WhileStatement: ['body'],
  // It runs once at least, but a break may come before the definition.
  DoWhileStatement: ['body'],
  TryStatement: ['block', 'handler'],
}

/** The innermost part of its function that code below `parents` stands in and that may be skipped. */
function branchOf(parents: readonly Node[]): Node | undefined {
  for (let i = parents.length - 1; i > 0; i--) {
    const node = parents[i]!
    const parent = parents[i - 1]! as Node & Record<string, unknown>
    if (isFunction(node)) return
    if (node.type === 'SwitchCase' || SKIPPABLE[parent.type]?.some((field) => parent[field] === node)) return node
  }
}

/** Whether JavaScript has the name, if not its value, before its definition has run. */
export const isHoisted = ({ from, isDeclared, branches }: Binding) => from > 0 && (isDeclared || branches.length > 0)

/** Nodes that define names. */
const DEFINING = /^(VariableDeclarator|(Function|Class)(Declaration|Expression)|CatchClause|Import|TS)/

/** Looks at every definition in the code. */
export function scopesOf(program: Program): Scopes {
  const scopes = new Map<Node, Map<string, Binding>>()
  const definitions = new Set<Node>()

  function define(scope: Node, name: Identifier, binding: Partial<Binding>) {
    definitions.add(name)
    if (!scopes.has(scope)) scopes.set(scope, new Map())
    const names = scopes.get(scope)!
    const known = names.get(name.name)
    if (known) known.branches.push(...(binding.branches ?? []))
    else
      names.set(name.name, {
        home: undefined,
        from: 0,
        callee: undefined,
        members: undefined,
        isDeclared: false,
        branches: [],
        ...binding,
      })
  }

  walk(program, (node, parents) => {
    if (isFunction(node) && 'params' in node)
      for (const param of node.params) for (const name of namesIn(param)) define(node, name, { home: homeOf(parents) })
    if (!DEFINING.test(node.type)) return
    const home = homeOf(parents)
    const block = parents.findLast(({ type }) => BLOCKS.has(type)) ?? program
    const parent = parents[parents.length - 1]
    switch (node.type) {
      case 'VariableDeclarator': {
        const isVar = parent?.type === 'VariableDeclaration' && parent.kind === 'var'
        const scope = isVar ? (parents.findLast((ancestor) => isFunction(ancestor)) ?? program) : block
        const { init } = node
        for (const name of namesIn(node.id))
          define(scope, name, {
            home,
            from: node.end!,
            callee: init && isFunction(init) ? init : undefined,
            members: init?.type === 'ObjectExpression' || init?.type === 'ClassExpression' ? init : undefined,
            branches: isVar ? [branchOf(parents)] : [],
          })
        break
      }
      case 'FunctionDeclaration':
        if (node.id) define(block, node.id, { home, from: node.end!, callee: node, isDeclared: true })
        break
      case 'FunctionExpression':
        if (node.id) define(node, node.id, { home, callee: node })
        break
      case 'ClassDeclaration':
        if (node.id) define(block, node.id, { home, from: node.end!, members: node })
        break
      case 'ClassExpression':
        if (node.id) define(node, node.id, { home, members: node })
        break
      case 'CatchClause':
        for (const name of namesIn(node.param ?? null)) define(node, name, { home })
        break
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        define(program, node.local, { home })
        break
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration':
        if (node.id.type === 'Identifier') define(program, node.id, { home })
    }
  })

  return {
    definitions,
    hoistedIn: (scope) =>
      [...(scopes.get(scope) ?? [])].flatMap(([name, binding]) => (isHoisted(binding) ? [name] : [])),
    find(name, parents) {
      const scope = parents.findLast((ancestor) => scopes.get(ancestor)?.has(name))
      return scope && scopes.get(scope)?.get(name)
    },
  }
}
