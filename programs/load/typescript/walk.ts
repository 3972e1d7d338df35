// Walks the syntax tree of a program file: the names that it defines, the names that it uses, and its calls.

import type { CallExpression, File, Identifier, ImportDeclaration, Node } from '@babel/types'

/** Types stand beside the code: only these have code in them. */
const WITH_CODE = new Set([
  'TSAsExpression',
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** The fields of each kind of node that name something instead of using a name. */
const NAMING: Record<string, readonly string[]> = {
  ArrowFunctionExpression: ['params'],
  CatchClause: ['param'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  ClassMethod: ['params'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  ImportSpecifier: ['local'],
  ObjectMethod: ['params'],
  TSEnumDeclaration: ['id'],
  VariableDeclarator: ['id'],
}

/** The fields that hold a word which is no name. */
const isWord = (parent: Node, field: string): boolean => {
  if (field === 'label') return true
  if (field === 'property' || field === 'key') return !('computed' in parent && parent.computed)
  return /^(imported|exported|meta)$/.test(field) || parent.type === 'TSEnumMember'
}

function* namesIn(pattern: Node | null | undefined): Generator<string> {
  if (!pattern) return
  if (pattern.type === 'Identifier') yield pattern.name
  else if (pattern.type === 'AssignmentPattern') yield* namesIn(pattern.left)
  else if (pattern.type === 'RestElement') yield* namesIn(pattern.argument)
  else if (pattern.type === 'TSParameterProperty') yield* namesIn(pattern.parameter)
  else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements) yield* namesIn(element)
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties)
      yield* namesIn(property.type === 'ObjectProperty' ? property.value : property)
}

export interface Walked {
  defined: Set<string>
  used: Identifier[]
  calls: CallExpression[]
  imports: ImportDeclaration[]
}

export function walkFile(file: File): Walked {
  const found: Walked = { defined: new Set(), used: [], calls: [], imports: [] }
  const visit = (node: Node): void => {
    if (node.type.startsWith('TS') && !WITH_CODE.has(node.type)) return
    if (node.type === 'CallExpression') found.calls.push(node)
    if (node.type === 'ImportDeclaration') found.imports.push(node)
    for (const [field, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child) || (field === 'exported' && child.type === 'Identifier')) continue
        if (NAMING[node.type]?.includes(field)) for (const name of namesIn(child)) found.defined.add(name)
        if (child.type === 'Identifier') {
          if (!NAMING[node.type]?.includes(field) && !isWord(node, field)) found.used.push(child)
        } else visit(child)
      }
    }
  }
  visit(file.program)
  return found
}
