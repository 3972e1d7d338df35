// Walks the code that remains when the types of TypeScript are removed.

import type { Node } from '@babel/types'

/** TypeScript nodes that produce code. */
const TS_WITH_CODE = [
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
 * Whether TypeScript or the bundler removes the node. Names of private members count as removed, because rules refuse
 * those members. A declared name stays undefined, so that only `globals` can allow it.
 */
function isErased(node: Node): boolean {
  if ('declare' in node && node.declare) return true
  if (node.type === 'ClassProperty' && node.abstract) return true
  if ('importKind' in node && node.importKind === 'type') return true
  if ('exportKind' in node && node.exportKind === 'type') return true
  if (node.type === 'ExportSpecifier' || node.type === 'PrivateName') return true
  return node.type.startsWith('TS') && !TS_WITH_CODE.includes(node.type)
}

/** Each child, with the field that holds it. */
export function* iterateChildren(node: Node): Generator<[key: string, child: Node]> {
  for (const [field, value] of Object.entries(node)) {
    // The parser makes two nodes for the one name in `{ a }` and in `import { a }`.
    if (field === 'imported' || (field === 'key' && 'shorthand' in node && node.shorthand)) continue
    if (typeof value !== 'object') continue
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string' && !isErased(child)) yield [field, child]
  }
}

export type Visit = (node: Node, parents: readonly Node[], key: string) => void

export function walk(node: Node, visit: Visit, parents: readonly Node[] = [], key = ''): void {
  visit(node, parents, key)
  const below = [...parents, node]
  for (const [field, child] of iterateChildren(node)) walk(child, visit, below, field)
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

/** The unit of the code below `parents`: the function or module whose code runs together with it. */
export const findUnit = (parents: readonly Node[]): Node | undefined =>
  parents.findLast((node, i) => {
    if (node.type === 'Program') return true
    const parent = parents[i - 1]
    // A function that is called where it is defined runs with the code around it.
    return isFunction(node) && !(parent?.type === 'CallExpression' && parent.callee === node)
  })

/** `node` and all nodes below it in the same unit. Functions inside it run only when they are called. */
export function* iterateUnit(node: Node): Generator<Node> {
  yield node
  for (const [key, child] of iterateChildren(node))
    if (!isFunction(child) || (node.type === 'CallExpression' && key === 'callee')) yield* iterateUnit(child)
}
