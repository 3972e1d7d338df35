// Writes numbers that never change where they are used. A minifier keeps a long number once, under a name, because
// that is shorter; on Espruino the name takes two variables and a search each time.

import type { Node, VariableDeclarator } from '@babel/types'
import { applied, type Edit, isChange, parsed, type Use, usesIn } from './source-edit.ts'

const isNumber = (node: Node | null | undefined): boolean =>
  node?.type === 'NumericLiteral' || (node?.type === 'UnaryExpression' && isNumber(node.argument))

/** Whether a use declares the name anew, as a variable or a parameter. */
const isDeclaration = ({ parents }: Use): boolean => {
  const { node, key } = parents.at(-1)!
  return (node.type === 'VariableDeclarator' && key === 'id') || key === 'params' || node.type === 'CatchClause'
}

/** `code`, a script, without its own names for numbers. */
export function folded(code: string): string {
  const { program } = parsed(code)
  const constants = new Map<string, VariableDeclarator>()
  for (const statement of program.body)
    if (statement.type === 'VariableDeclaration')
      for (const d of statement.declarations)
        if (d.id.type === 'Identifier' && isNumber(d.init)) constants.set(d.id.name, d)
  const uses = usesIn(program).filter(({ node }) => constants.has(node.name))
  for (const use of uses) {
    const own = use.node === constants.get(use.node.name)?.id
    const shorthand = use.parents.at(-1)!.node.type === 'ObjectProperty'
    if (shorthand || isChange(use) || (isDeclaration(use) && !own)) constants.delete(use.node.name)
  }
  const edits = uses.flatMap(({ node }): Edit[] => {
    const init = constants.get(node.name)?.init
    if (!init || node === constants.get(node.name)!.id) return []
    return [{ start: node.start, end: node.end, text: `(${code.slice(init.start!, init.end!)})` }]
  })
  return applied(code, edits)
}
