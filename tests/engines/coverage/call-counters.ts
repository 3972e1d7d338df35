// Counts which functions of a built file were called: Espruino finds a mistake in a function only when it gets there,
// so every one must have been called on it. A copy of the file gets a counter at the start of each function.

import { parse } from '@babel/parser'
import { type Function as FunctionNode, isFunction, type Node, VISITOR_KEYS } from '@babel/types'

type Insertion = [at: number, text: string]

export interface Counted {
  /** The copy. */
  code: string
  /** Each function by its number: its name, or where it begins. */
  names: string[]
}

/** More functions than any file has. */
const MAX_FUNCTIONS = 300

/** Prints the number of a function when it is first called. Goes before the copy. In bytes, for a board has little memory. */
export const COUNTER = `var seen = new Uint8Array(${MAX_FUNCTIONS}); var reached$$ = (i) => { if (!seen[i]) { seen[i] = 1; print("reached " + i) } }`

/** The numbers in what was printed. */
export const reachedIn = (notes: readonly string[]): number[] =>
  notes.flatMap((line) => (line.startsWith('reached ') ? [Number(line.slice('reached '.length))] : []))

function functionsIn(node: Node, found: FunctionNode[] = []): FunctionNode[] {
  if (isFunction(node)) found.push(node)
  for (const key of VISITOR_KEYS[node.type]!) {
    const value = node[key as keyof Node] as unknown as Node | (Node | null)[] | null | undefined
    for (const child of Array.isArray(value) ? value : [value]) if (child) functionsIn(child, found)
  }
  return found
}

/** A copy of a file in which every function calls reached$$(its number) first. */
export function count(file: string): Counted {
  const functions = functionsIn(parse(file).program)
  const insertions = functions.flatMap(({ body }, i): Insertion[] => {
    if (body.type !== 'BlockStatement')
      return [
        [body.start!, `(reached$$(${i}),`],
        [body.end!, ')'],
      ]
    const directive = body.directives.at(-1)
    return [[directive ? directive.end! : body.start! + 1, `reached$$(${i});`]]
  })
  // From the end on, so that what is before stays where it is.
  const code = insertions
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, what]) => text.slice(0, at) + what + text.slice(at), file)
  const nameOf = (one: FunctionNode) =>
    ('id' in one && one.id?.type === 'Identifier' ? one.id.name : undefined) ??
    `${one.loc!.start.line}: ${file.slice(one.start!, one.start! + 60)}`
  return { code, names: functions.map(nameOf) }
}
