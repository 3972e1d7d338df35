// The gate: refuses device code that Espruino would not run, or would run differently. Rules: subset-rules.ts.

import { parse } from '@babel/parser'
import type { Identifier, Node, Program } from '@babel/types'
import { type Binding, homeOf, isFunction, RULES } from './subset-rules.ts'

export { CORE_GLOBALS, ESPRUINO_GLOBALS } from './subset-names.ts'
export { RULES } from './subset-rules.ts'

export interface Finding {
  file: string
  /** From 1, as in an editor. */
  line: number
  column: number
  rule: string
  message: string
}

export interface SubsetOptions {
  /** Names that may be used without a definition. */
  globals: readonly string[]
  /** For the bundle: the bundler writes var, in an order that needs no hoisting. */
  allowVar?: boolean
}

/** hal/x.ts:12:3 default-parameter: Espruino has no default parameters */
export function formatFinding({ file, line, column, rule, message }: Finding): string {
  return `${file}:${line}:${column} ${rule}: ${message}`
}

/** Everything in `source` that is outside the subset, in the order of the text. */
export function checkSubset(file: string, source: string, options: SubsetOptions): Finding[] {
  const findings: Finding[] = []
  const report = (line: number, column: number, rule: string, message: string) =>
    findings.push({ file, line, column: column + 1, rule, message })

  let program: Program
  try {
    program = parse(source, {
      sourceType: 'module',
      // As lenient as the engine, so that its own rules get to speak.
      strictMode: false,
      attachComment: false,
      plugins: file.endsWith('.ts') ? ['typescript'] : [],
    }).program
  } catch (error) {
    if (!(error instanceof SyntaxError && 'loc' in error)) throw error
    const { line, column } = error.loc as { line: number; column: number }
    report(line, column, 'syntax', error.message.replace(/ \(\d+:\d+\)$/, ''))
    return findings
  }

  const globals = new Set(options.globals)
  const { scopes, definitions } = collectScopes(program)
  walk(program, (node, parents, key) => {
    const parent = parents[parents.length - 1]
    const isDefinition = definitions.has(node)
    const isPlain = PLAIN_KEYS.includes(key) && !(parent && 'computed' in parent && parent.computed)
    const site = {
      parents,
      parent,
      key,
      source,
      globals,
      allowVar: options.allowVar === true,
      isDefinition,
      isReference: node.type === 'Identifier' && !isDefinition && !isPlain,
      binding(name: string) {
        const scope = parents.findLast((ancestor) => scopes.get(ancestor)?.has(name))
        return scope && scopes.get(scope)?.get(name)
      },
    }
    for (const rule of RULES) {
      const found = rule.finds(node, site)
      if (found) report(node.loc!.start.line, node.loc!.start.column, rule.name, found === true ? rule.reason : found)
    }
  })
  return findings.sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Fields that hold a name which stands for itself, not for a value. */
const PLAIN_KEYS = ['property', 'key', 'label', 'meta']

/** TypeScript that leaves code behind. */
const CODE_OF_TS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSImportEqualsDeclaration',
  'TSExportAssignment',
]

/**
 * What TypeScript or the bundler takes out, and the #names of members that are refused as such.
 * A declared name stays unknown, so that only `globals` can allow it.
 */
function isErased(node: Node): boolean {
  if ('declare' in node && node.declare) return true
  if (node.type === 'ClassProperty' && node.abstract) return true
  if ('importKind' in node && node.importKind === 'type') return true
  if ('exportKind' in node && node.exportKind === 'type') return true
  if (node.type === 'ExportSpecifier' || node.type === 'PrivateName') return true
  return node.type.startsWith('TS') && !CODE_OF_TS.includes(node.type)
}

type Visit = (node: Node, parents: readonly Node[], key: string) => void

function walk(node: Node, visit: Visit, parents: readonly Node[] = [], key = ''): void {
  if (isErased(node)) return
  visit(node, parents, key)
  const below = [...parents, node]
  for (const [field, value] of Object.entries(node)) {
    // The parser has two nodes for the one name of `{ a }` and of `import { a }`.
    if (field === 'imported' || (field === 'key' && 'shorthand' in node && node.shorthand)) continue
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string') walk(child, visit, below, field)
  }
}

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

const BLOCKS = [
  'BlockStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'Program',
  'StaticBlock',
  'SwitchStatement',
]

/** The names that each block, function and class defines, and the nodes that define them. */
function collectScopes(program: Program) {
  const scopes = new Map<Node, Map<string, Binding>>()
  const definitions = new Set<Node>()

  function define(scope: Node, name: Identifier, binding: Binding) {
    definitions.add(name)
    if (!scopes.has(scope)) scopes.set(scope, new Map())
    const names = scopes.get(scope)!
    if (!names.has(name.name)) names.set(name.name, binding)
  }

  walk(program, (node, parents) => {
    const home = homeOf(parents)
    const block = parents.findLast(({ type }) => BLOCKS.includes(type)) ?? program
    const parent = parents[parents.length - 1]
    const known: Binding = { home, from: 0, callee: undefined }

    if (isFunction(node) && 'params' in node)
      for (const param of node.params) for (const name of namesIn(param)) define(node, name, known)

    switch (node.type) {
      case 'VariableDeclarator': {
        const isVar = parent?.type === 'VariableDeclaration' && parent.kind === 'var'
        const scope = isVar ? (parents.findLast((ancestor) => isFunction(ancestor)) ?? program) : block
        const init = node.init && isFunction(node.init) ? node.init : undefined
        for (const name of namesIn(node.id)) define(scope, name, { home, from: node.end!, callee: init })
        break
      }
      case 'FunctionDeclaration':
        if (node.id) define(block, node.id, { home, from: node.end!, callee: node })
        break
      case 'FunctionExpression':
        if (node.id) define(node, node.id, { ...known, callee: node })
        break
      case 'ClassDeclaration':
        if (node.id) define(block, node.id, { home, from: node.end!, callee: undefined })
        break
      case 'ClassExpression':
        if (node.id) define(node, node.id, known)
        break
      case 'CatchClause':
        for (const name of namesIn(node.param ?? null)) define(node, name, known)
        break
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        define(program, node.local, known)
        break
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration':
        if (node.id.type === 'Identifier') define(program, node.id, known)
    }
  })
  return { scopes, definitions }
}
