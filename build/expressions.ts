// Puts what a short function answers in the place of its calls, where there are few: a function costs Espruino six
// variables, and a call some 30,000 instructions. Whoever answers with one expression, and is given nothing, can be
// written out.

import type { Node } from '@babel/types'
import { applied, type Edit, parsed, topFunctions, type Use, usesIn } from './edit.ts'

type Place = Node & { start: number; end: number }

/** Called more often than that, the text would outweigh what is saved. */
const MAX_CALLS = 2

/** `code`, a script, without functions that answer with one expression and are called once or twice. */
export function writtenOut(code: string): string {
  for (;;) {
    const file = parsed(code)
    const uses = new Map<string, Use[]>()
    for (const use of usesIn(file.program)) uses.set(use.node.name, [...(uses.get(use.node.name) ?? []), use])
    const edits: Edit[] = []
    for (const [name, declared] of topFunctions(file)) {
      const [statement, ...more] = declared.body.body
      if (statement?.type !== 'ReturnStatement' || !statement.argument || more.length > 0) continue
      if (declared.params.length > 0) continue
      const calls = (uses.get(name) ?? []).flatMap(({ node, parents }) => {
        if (node === declared.id) return []
        const { node: parent, key } = parents.at(-1)!
        return [parent.type === 'CallExpression' && key === 'callee' ? (parent as Place) : undefined]
      })
      if (calls.length === 0 || calls.length > MAX_CALLS || calls.includes(undefined)) continue
      const text = `(${code.slice(statement.argument.start!, statement.argument.end!)})`
      const places = [declared as Place, ...(calls as Place[])]
      // What one answers may call the next, which then waits for the next round.
      if (places.some((place) => edits.some((edit) => place.start < edit.end && edit.start < place.end))) continue
      edits.push(...places.map(({ start, end }, i) => ({ start, end, text: i === 0 ? '' : text })))
    }
    if (edits.length === 0) return code
    code = applied(code, edits)
  }
}
