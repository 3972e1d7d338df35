// Changes a piece of source text by its syntax tree: parse, note what to replace, apply. What is not replaced
// stays as it was, to the letter.

import { type ParseResult, parse } from '@babel/parser'
import { type File, type FunctionDeclaration, type Node, traverse } from '@babel/types'

export interface Edit {
  start: number
  end: number
  text: string
}

/** `code` with every edit made. Edits may not overlap; of two at the same place, the first given comes first. */
export function applied(code: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += code.slice(at, start) + text
    at = end
  }
  return result + code.slice(at)
}

export const parsed = (code: string): ParseResult<File> => parse(code, { sourceType: 'script' })

/** Where a name stands, and in what: parent last. */
export interface Use {
  node: Node & { start: number; end: number; name: string }
  parents: readonly { node: Node; key: string }[]
}

/** Every place where a name is a variable's: no property of that name, no key. */
export function usesIn(root: Node): Use[] {
  const uses: Use[] = []
  traverse(root, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.type !== 'Identifier') return
    if (parent?.node.type === 'MemberExpression' && parent.key === 'property' && !parent.node.computed) return
    if (parent?.node.type.startsWith('Object') && parent.key === 'key') return
    uses.push({ node: node as Use['node'], parents: [...ancestors] })
  })
  return uses
}

/** Whether a use gives the variable another value. */
export const isChange = ({ parents }: Use): boolean => {
  const { node, key } = parents.at(-1)!
  return node.type === 'UpdateExpression' || (node.type === 'AssignmentExpression' && key === 'left')
}

/** The function declarations that stand at the top of a script, by name. */
export function topFunctions(file: ParseResult<File>): Map<string, FunctionDeclaration> {
  const functions = new Map<string, FunctionDeclaration>()
  for (const statement of file.program.body)
    if (statement.type === 'FunctionDeclaration' && statement.id) functions.set(statement.id.name, statement)
  return functions
}
