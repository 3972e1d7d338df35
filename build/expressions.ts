// Puts what a short function answers in the place of its calls, where there are few: a function costs Espruino six
// variables, and a call some 30,000 instructions. Whoever answers with one expression, and is given nothing, can be
// written out.

import { applied, type Edit, parsed, topFunctions, type Use, usesIn } from './edit.ts'

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
        return [parent.type === 'CallExpression' && key === 'callee' ? parent : undefined]
      })
      if (calls.length === 0 || calls.length > MAX_CALLS || calls.includes(undefined)) continue
      const text = `(${code.slice(statement.argument.start!, statement.argument.end!)})`
      edits.push({ start: declared.start!, end: declared.end!, text: '' })
      for (const call of calls) edits.push({ start: call!.start!, end: call!.end!, text })
      // One at a time: what one answers may call the next.
      break
    }
    if (edits.length === 0) return code
    code = applied(code, edits)
  }
}
