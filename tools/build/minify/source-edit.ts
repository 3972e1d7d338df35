// Shared helpers of the passes. A pass parses the script, finds places in its syntax tree, and lists edits of the text.
// Text without an edit stays as it was.

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

/** The text of a node, with its parentheses if it has any. */
export const getText = ({ start, end, extra }: Node, code: string): string =>
  extra?.parenthesized ? `(${code.slice(start!, end!)})` : code.slice(start!, end!)

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text })

export const replace = ({ start, end }: Node, text: string): Edit => ({ start: start!, end: end!, text })

/** Makes all edits. Edits may not overlap; of two at the same place, the first in the list comes first. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += code.slice(at, start) + text
    at = end
  }
  return result + code.slice(at)
}

/** The text from `start` to `end` after those of the edits that lie in it. */
export const applyEditsWithin = (code: string, start: number, end: number, edits: readonly Edit[]): string =>
  applyEdits(
    code.slice(0, end),
    edits.filter((edit) => edit.start >= start && edit.end <= end),
  ).slice(start)

/** A place where a variable is named, and the nodes around it, outermost first. */
export interface Use {
  node: Node & { name: string }
  parents: readonly { node: Node; key: string }[]
}

/** All uses of variables under `root`. Names of properties are not among them. */
export function findUses(root: Node): Use[] {
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

export function groupUsesByName(root: Node): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  for (const use of findUses(root)) uses.set(use.node.name, [...(uses.get(use.node.name) ?? []), use])
  return uses
}

/** Whether a use gives the variable another value. */
export const isChange = ({ parents }: Use): boolean => {
  const parent = parents.at(-1)
  return parent?.node.type === 'UpdateExpression' || (parent?.key === 'left' && /^(Assign|For)/.test(parent.node.type))
}

/** Whether a use declares the name: as a variable, function, parameter or caught error. */
export const isDeclaration = ({ parents }: Use): boolean => /^(id|params|param)$/.test(parents.at(-1)?.key ?? '')

/** Whether a use is the value of a property. In `{ name }` the same word is also the key. */
export const isPropertyValue = ({ parents }: Use): boolean => parents.at(-1)?.node.type === 'ObjectProperty'

/** The call, if the use is the name of the called function. */
export function getCall({ parents }: Use): CallExpression | undefined {
  const parent = parents.at(-1)
  return parent?.node.type === 'CallExpression' && parent.key === 'callee' ? parent.node : undefined
}

export const findDeclaredNames = (root: Node): Set<string> =>
  new Set(
    findUses(root)
      .filter(isDeclaration)
      .map(({ node }) => node.name),
  )

/** Names that are declared inside the same top-level statement as the use. There they may hide names of the script. */
export function findLocalNames({ parents }: Use): Set<string> {
  // parents[0] is the script.
  const statement = parents[1]?.node
  if (!statement) return new Set()
  if (statement.type === 'FunctionDeclaration') return findDeclaredNames({ ...statement, id: null })
  const part = statement.type === 'VariableDeclaration' ? parents[2]?.node : statement
  if (part?.type === 'VariableDeclarator') return part.init ? findDeclaredNames(part.init) : new Set()
  return part ? findDeclaredNames(part) : new Set()
}

/** The functions that the script declares at its top level, by name. */
export function findTopFunctions(program: Program): Map<string, FunctionDeclaration> {
  const functions = new Map<string, FunctionDeclaration>()
  for (const statement of program.body)
    if (statement.type === 'FunctionDeclaration' && statement.id) functions.set(statement.id.name, statement)
  return functions
}

/** The variables that the script declares at its top level. */
export const findTopVariables = (program: Program): VariableDeclarator[] =>
  program.body.flatMap((statement) => (statement.type === 'VariableDeclaration' ? statement.declarations : []))

/** The declared name; empty for destructuring, which the language subset does not have. */
export const getName = ({ id }: FunctionDeclaration | VariableDeclarator): string =>
  id?.type === 'Identifier' ? id.name : ''

export function findCalls(root: Node): CallExpression[] {
  const calls: CallExpression[] = []
  traverse(root, (node) => {
    if (node.type === 'CallExpression') calls.push(node)
  })
  return calls
}

/** The return statements under `root`, without those of functions inside it. */
export function findReturns(root: Node): ReturnStatement[] {
  const returns: ReturnStatement[] = []
  traverse(root, (node, ancestors) => {
    if (node.type === 'ReturnStatement' && !ancestors.some((ancestor) => isFunction(ancestor.node))) returns.push(node)
  })
  return returns
}

/** Whether a value is a number literal, with or without a sign. */
export const isNumber = (node: Node | null | undefined): boolean =>
  node?.type === 'NumericLiteral' ||
  (node?.type === 'UnaryExpression' && /^[-+~]$/.test(node.operator) && isNumber(node.argument))
