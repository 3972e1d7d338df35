// What every pass is made of: parse the script, find places in its syntax tree, note what to write there, apply it.
// Text that no edit touches stays as it was.

import { parse } from '@babel/parser'
import {
  type CallExpression,
  type FunctionDeclaration,
  isFunction,
  type Node,
  type Program,
  type ReturnStatement,
  traverse,
  type VariableDeclarator,
} from '@babel/types'

export interface Edit {
  start: number
  end: number
  text: string
}

export const parseScript = (code: string): Program => parse(code, { sourceType: 'script' }).program

/** The text of a node, with the parentheses around it if there are any. */
export const textOf = ({ start, end, extra }: Node, code: string): string =>
  extra?.parenthesized ? `(${code.slice(start!, end!)})` : code.slice(start!, end!)

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text })

/** Writes `text` where `node` stands. */
export const replace = ({ start, end }: Node, text: string): Edit => ({ start: start!, end: end!, text })

/** `code` with every edit made. Edits may not overlap; of two at the same place, the first given comes first. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += code.slice(at, start) + text
    at = end
  }
  return result + code.slice(at)
}

/** What `edits` make of the text from `start` to `end`. */
export const editedText = (code: string, start: number, end: number, edits: readonly Edit[]): string =>
  applyEdits(
    code.slice(0, end),
    edits.filter((edit) => edit.start >= start && edit.end <= end),
  ).slice(start)

/** A place where a variable is named, and what it stands in: outermost first. */
export interface Use {
  node: Node & { name: string }
  parents: readonly { node: Node; key: string }[]
}

/** Every place under `root` where a variable is named; names of properties are left out. */
export function usesIn(root: Node): Use[] {
  const uses: Use[] = []
  traverse(root, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.type !== 'Identifier') return
    if (parent?.node.type === 'MemberExpression' && parent.key === 'property' && !parent.node.computed) return
    if (parent?.key === 'key') return
    uses.push({ node, parents: [...ancestors] })
  })
  return uses
}

/** The uses under `root` of each name. */
export function usesByName(root: Node): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  for (const use of usesIn(root)) uses.set(use.node.name, [...(uses.get(use.node.name) ?? []), use])
  return uses
}

/** Whether a use gives the variable another value. */
export const isChange = ({ parents }: Use): boolean => {
  const parent = parents.at(-1)
  return parent?.node.type === 'UpdateExpression' || (parent?.key === 'left' && /^(Assign|For)/.test(parent.node.type))
}

/** Whether a use makes the variable: its declaration, a parameter, the error that is caught. */
export const isDeclaration = ({ parents }: Use): boolean => {
  const parent = parents.at(-1)
  return parent?.key === 'id' || parent?.key === 'params' || parent?.key === 'param'
}

/** Whether a use is the value of a property. In `{ name }` the one word is the key too, and cannot be exchanged alone. */
export const isPropertyValue = ({ parents }: Use): boolean => parents.at(-1)?.node.type === 'ObjectProperty'

/** The call of the function that is named here, if it is called here. */
export function callAt({ parents }: Use): CallExpression | undefined {
  const parent = parents.at(-1)
  return parent?.node.type === 'CallExpression' && parent.key === 'callee' ? parent.node : undefined
}

/** The names that are declared inside `root`, parameters too. */
export const namesDeclaredIn = (root: Node): Set<string> =>
  new Set(
    usesIn(root)
      .filter(isDeclaration)
      .map(({ node }) => node.name),
  )

/** The names that are declared inside the statement of the script that this use stands in: there, they may hide others. */
export function localNamesAround({ parents }: Use): Set<string> {
  // parents[0] is the script.
  const statement = parents[1]?.node
  if (!statement) return new Set()
  if (statement.type === 'FunctionDeclaration') return namesDeclaredIn({ ...statement, id: null })
  const inside = statement.type === 'VariableDeclaration' ? parents[2]?.node : statement
  if (inside?.type === 'VariableDeclarator') return inside.init ? namesDeclaredIn(inside.init) : new Set()
  return inside ? namesDeclaredIn(inside) : new Set()
}

/** The functions that are declared at the top of a script, by name. */
export function topFunctions(program: Program): Map<string, FunctionDeclaration> {
  const functions = new Map<string, FunctionDeclaration>()
  for (const statement of program.body)
    if (statement.type === 'FunctionDeclaration' && statement.id) functions.set(statement.id.name, statement)
  return functions
}

/** The variables that are declared at the top of a script. */
export const topVariables = (program: Program): VariableDeclarator[] =>
  program.body.flatMap((statement) => (statement.type === 'VariableDeclaration' ? statement.declarations : []))

/** A declared name; nothing for a pattern, which the subset does not have. */
export const nameOf = ({ id }: FunctionDeclaration | VariableDeclarator): string =>
  id?.type === 'Identifier' ? id.name : ''

export function callsIn(root: Node): CallExpression[] {
  const calls: CallExpression[] = []
  traverse(root, (node) => {
    if (node.type === 'CallExpression') calls.push(node)
  })
  return calls
}

/** The returns of the function that has `root` in it, without those of functions inside. */
export function returnsIn(root: Node): ReturnStatement[] {
  const returns: ReturnStatement[] = []
  traverse(root, (node, ancestors) => {
    if (node.type === 'ReturnStatement' && !ancestors.some((above) => isFunction(above.node))) returns.push(node)
  })
  return returns
}

/** Whether a value is written as a number, with or without a sign. */
export const isNumber = (node: Node | null | undefined): boolean =>
  node?.type === 'NumericLiteral' ||
  (node?.type === 'UnaryExpression' && /^[-+~]$/.test(node.operator) && isNumber(node.argument))
