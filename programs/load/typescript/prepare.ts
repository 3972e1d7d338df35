// Reads a file of TypeScript before it runs: finds what is wrong in its text, and marks each call of the language so that
// it is known which call made a segment.

import type { CallExpression, Expression, Identifier, ImportDeclaration } from '@babel/types'
import { nearestName } from '../../../lib/command-line/usage.ts'
import { type Position, positionAt } from '../../../lib/json-text.ts'
import * as language from '../../language/write.ts'
import type { Call, Written } from './check-values.ts'
import { walkFile } from './walk.ts'
import { CALLS, type ValueKind } from './words.ts'

export const LANGUAGE = 'unknot/language'
/** The names of the function and of the language in a marked file. */
export const MARK = '$unknot'

export interface TextMistake {
  at: Position
  length?: number
  reason: string
}

export interface Prepared {
  mistakes: TextMistake[]
  /** The marked text; missing if the file cannot run. */
  contents?: string
}

const WORDS = Object.keys(language)
const GLOBALS = new Set([...Object.getOwnPropertyNames(globalThis), 'arguments', 'exports', 'module', 'require'])

const importIt = (name: string): string => `import it from ${LANGUAGE}: import { ${name} } from '${LANGUAGE}'`

const calleeOf = (node: { type: string }): string | undefined =>
  node.type === 'CallExpression' && (node as CallExpression).callee.type === 'Identifier'
    ? ((node as CallExpression).callee as Identifier).name
    : undefined

/** The parser says "Unexpected token, expected ",""; a message says what came, too. */
function describeSyntax(source: string, offset: number, message: string): string {
  const [, expected] = /^Unexpected token, expected (".*")/.exec(message) ?? []
  const [token] = /^(?:[\w$]+|\S)/.exec(source.slice(offset)) ?? ['the end of the file']
  if (expected !== undefined) return `expected ${expected} before ${token}`
  if (message.startsWith('Unexpected token')) return `unexpected ${token}`
  return message.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, '')
}

/** Marks the calls of `source`; `calls` gets each. `isLanguage` tells whether an import names the language. */
export async function prepare(
  file: string,
  source: string,
  isLanguage: (specifier: string) => boolean,
  calls: Call[],
): Promise<Prepared> {
  const { parse } = await import('@babel/parser')
  const mistakes: TextMistake[] = []
  const tell = (start: number, end: number, reason: string) =>
    mistakes.push({ at: positionAt(source, start), length: end - start, reason })
  const tellSyntax = (error: { message: string; pos?: number }) => {
    const offset = error.pos ?? 0
    const length = /^[\w$]+/.exec(source.slice(offset))?.[0].length ?? 1
    tell(offset, offset + length, describeSyntax(source, offset, error.message))
  }
  let tree: ReturnType<typeof parse>
  try {
    tree = parse(source, { sourceType: 'module', plugins: ['typescript'], errorRecovery: true })
  } catch (error) {
    tellSyntax(error as { message: string; pos: number })
    return { mistakes }
  }
  for (const error of tree.errors ?? []) tellSyntax(error as unknown as { message: string; pos: number })
  if (mistakes.length > 0) return { mistakes }

  const walked = walkFile(tree)
  const edits: { at: number; until?: number; text: string }[] = []
  /** The word of the language for each name of this file. */
  const wordOf = new Map<string, string>()
  let canRun = true
  for (const declaration of walked.imports) {
    if (declaration.importKind !== 'type' && isLanguage(declaration.source.value)) readImport(declaration)
  }

  function readImport({ specifiers }: ImportDeclaration): void {
    for (const specifier of specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue
      const { imported, local } = specifier
      const name = imported.type === 'Identifier' ? imported.name : imported.value
      if (WORDS.includes(name)) {
        wordOf.set(local.name, name)
        continue
      }
      // A type of the language is no value, and is left out when the file runs.
      if (/^[A-Z]/.test(name)) continue
      const nearest = nearestName(name, WORDS)
      const hint =
        nearest === undefined
          ? `it has ${WORDS.filter((word) => word in CALLS).join(', ')}`
          : `did you mean "${nearest}"?`
      tell(imported.start!, imported.end!, `${LANGUAGE} has no "${name}"; ${hint}`)
      if (nearest === undefined) canRun = false
      else {
        edits.push({ at: specifier.start!, until: specifier.end!, text: `${nearest} as ${local.name}` })
        wordOf.set(local.name, nearest)
      }
    }
  }

  const told = new Set<string>()
  for (const { name, start, end } of walked.used) {
    if (walked.defined.has(name) || GLOBALS.has(name)) continue
    const isWord = WORDS.includes(name)
    const nearest = isWord ? name : nearestName(name, [...WORDS, ...walked.defined])
    const word = nearest === undefined ? undefined : WORDS.includes(nearest) ? nearest : wordOf.get(nearest)
    const hint =
      nearest === undefined
        ? `define it, or import it; the words of programs are in '${LANGUAGE}'`
        : `did you mean "${nearest}"?${walked.defined.has(nearest) ? '' : ` Then ${importIt(nearest)}`}`
    // One name is one mistake for a reader, in each place where it stands.
    if (isWord) tell(start!, end!, `${name} is not imported; ${importIt(name)}`)
    else tell(start!, end!, `unknown name "${name}"; ${hint}`)
    told.add(name)
    if (word === undefined) canRun = false
    else wordOf.set(name, word)
  }
  if (!canRun) return { mistakes }

  const readValue = (node: CallExpression['arguments'][number]): Written => {
    const callee = calleeOf(node)
    const word = callee === undefined ? undefined : wordOf.get(callee)
    const isBare =
      node.type === 'NumericLiteral' || (node.type === 'UnaryExpression' && node.argument.type === 'NumericLiteral')
    const kind: ValueKind | undefined = isBare ? 'number' : word === undefined ? undefined : CALLS[word]?.gives
    return { start: node.start!, end: node.end!, text: source.slice(node.start!, node.end!), kind }
  }

  for (const node of walked.calls) {
    const name = calleeOf(node)
    const word = name === undefined ? undefined : wordOf.get(name)
    if (name === undefined || word === undefined || !(word in CALLS)) continue
    const [start, end] = [node.start!, node.end!]
    const [first] = node.arguments
    const fields = Object.fromEntries(
      (first?.type === 'ObjectExpression' ? first.properties : []).flatMap((property) =>
        property.type === 'ObjectProperty' && !property.computed
          ? [[nameOf(property.key as Expression), { start: property.start!, end: property.value.end! }]]
          : [],
      ),
    )
    const { callee } = node
    const value = told.has(name) ? `${MARK}.language.${word}` : name
    edits.push({ at: callee.start!, until: callee.end!, text: `${MARK}.mark(${calls.length}, ${value})` })
    const hasSpread = node.arguments.some(({ type }) => type === 'SpreadElement')
    const values = hasSpread ? [] : node.arguments.map(readValue)
    calls.push({ file, word, start, end, text: source.slice(start, end), values, fields })
  }
  return { mistakes, contents: applyEdits(source, edits) }
}

const nameOf = (key: Expression): string =>
  key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : ''

function applyEdits(source: string, edits: readonly { at: number; until?: number; text: string }[]): string {
  let [text, from] = ['', 0]
  for (const { at, until = at, text: added } of [...edits].sort((a, b) => a.at - b.at)) {
    text += source.slice(from, at) + added
    from = until
  }
  return text + source.slice(from)
}
