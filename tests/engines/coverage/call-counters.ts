// Finds which functions of a built file are called: a copy of the file gets a counter at the start of each function.

import { parse } from '@babel/parser'
import { type Function as FunctionNode, isFunction, type Node, VISITOR_KEYS } from '@babel/types'

type Insertion = [at: number, text: string]

export interface Instrumented {
  /** The copy. */
  code: string
  /** By the number of a function: its name, or where it begins. */
  names: string[]
}

/** More functions than any file has. */
const MAX_FUNCTIONS = 300

/** Prints the number of a function at its first call. Runs before the copy. An array of bytes, as a board has little memory. */
export const COUNTER = `var seen = new Uint8Array(${MAX_FUNCTIONS}); var called$$ = (i) => { if (!seen[i]) { seen[i] = 1; print("called " + i) } }`

/** The numbers of the functions that were called, from the printed lines. */
export const calledIn = (notes: readonly string[]): number[] =>
  notes.flatMap((line) => (line.startsWith('called ') ? [Number(line.slice('called '.length))] : []))

function functionsIn(node: Node, found: FunctionNode[] = []): FunctionNode[] {
  if (isFunction(node)) found.push(node)
  for (const key of VISITOR_KEYS[node.type]!) {
    const value = node[key as keyof Node] as unknown as Node | (Node | null)[] | null | undefined
    for (const child of Array.isArray(value) ? value : [value]) if (child) functionsIn(child, found)
  }
  return found
}

/** A copy of a file in which every function first calls called$$ with its number. */
export function addCounters(file: string): Instrumented {
  const functions = functionsIn(parse(file).program)
  const insertions = functions.flatMap(({ body }, i): Insertion[] => {
    if (body.type !== 'BlockStatement')
      return [
        [body.start!, `(called$$(${i}),`],
        [body.end!, ')'],
      ]
    const directive = body.directives.at(-1)
    return [[directive ? directive.end! : body.start! + 1, `called$$(${i});`]]
  })
  // From the end, so that the earlier positions stay right.
  const code = insertions
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, what]) => text.slice(0, at) + what + text.slice(at), file)
  const nameOf = (one: FunctionNode) =>
    ('id' in one && one.id?.type === 'Identifier' ? one.id.name : undefined) ??
    `${one.loc!.start.line}: ${file.slice(one.start!, one.start! + 60)}`
  return { code, names: functions.map(nameOf) }
}
