// Walks the code that is left once TypeScript is taken out.

import type { Node } from '@babel/types'

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

/** The field that holds each child, and the child. */
export function* childrenOf(node: Node): Generator<[key: string, child: Node]> {
  for (const [field, value] of Object.entries(node)) {
    // The parser has two nodes for the one name of `{ a }` and of `import { a }`.
    if (field === 'imported' || (field === 'key' && 'shorthand' in node && node.shorthand)) continue
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string' && !isErased(child)) yield [field, child]
  }
}

export type Visit = (node: Node, parents: readonly Node[], key: string) => void

export function walk(node: Node, visit: Visit, parents: readonly Node[] = [], key = ''): void {
  visit(node, parents, key)
  const below = [...parents, node]
  for (const [field, child] of childrenOf(node)) walk(child, visit, below, field)
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
])

export const isFunction = (node: Node) => FUNCTIONS.has(node.type)

/** The function or module that runs in one go with what stands below `parents`. */
export const homeOf = (parents: readonly Node[]): Node | undefined =>
  parents.findLast((node, i) => {
    if (node.type === 'Program') return true
    const parent = parents[i - 1]
    // A function that is called where it stands runs with the code around it.
    return isFunction(node) && !(parent?.type === 'CallExpression' && parent.callee === node)
  })

/** `node` and all below it that runs with it: functions inside run when they are called. */
export function* runsWith(node: Node): Generator<Node> {
  yield node
  for (const [key, child] of childrenOf(node))
    if (!isFunction(child) || (node.type === 'CallExpression' && key === 'callee')) yield* runsWith(child)
}
