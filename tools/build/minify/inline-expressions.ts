// Puts what a short function answers in the place of its calls, where there are few: a function costs Espruino six
// variables, and a call some 30,000 instructions. Whoever answers with one expression, and is given nothing, can be
// written out.

import type { CallExpression, FunctionDeclaration, Node } from '@babel/types'
import { applied, type Edit, parsed, topFunctions, type Use, usesIn } from './source-edit.ts'

type Place = Node & { start: number; end: number }

/** Called more often than that, the text would outweigh what is saved. */
const MAX_CALLS = 2

/** What `declared` puts away, if that is all it does: "x = given". */
function putAway({ params, body }: FunctionDeclaration): string | undefined {
  const [statement, ...more] = body.body
  if (more.length > 0 || statement?.type !== 'ExpressionStatement') return undefined
  const { expression } = statement
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined
  const { left, right } = expression
  const [param] = params
  if (left.type !== 'Identifier' || params.length !== 1 || param?.type !== 'Identifier') return undefined
  if (right.type !== 'Identifier' || right.name !== param.name || left.name === param.name) return undefined
  return left.name
}

/** `code`, a script, where whoever only puts a value away is not called for it: modules have no other way to set what is another's. */
export function putDown(code: string): string {
  const file = parsed(code)
  const uses = usesIn(file.program)
  const edits: Edit[] = []
  for (const [name, declared] of topFunctions(file)) {
    const put = putAway(declared)
    if (!put) continue
    const calls = uses
      .filter(({ node }) => node.name === name && node !== declared.id)
      .map(({ parents }) => parents.at(-1)!)
    const isOnlyCalled = calls.every(
      ({ node, key }) => node.type === 'CallExpression' && key === 'callee' && node.arguments.length === 1,
    )
    if (calls.length === 0 || !isOnlyCalled) continue
    edits.push({ start: declared.start!, end: declared.end!, text: '' })
    for (const { node } of calls) {
      const { start, end, arguments: given } = node as CallExpression
      // The value itself may hold another such call: only the name is exchanged, and the brackets stay.
      edits.push({ start: start!, end: given[0]!.start!, text: `(${put}=` }, { start: end! - 1, end: end!, text: ')' })
    }
  }
  return applied(code, edits)
}

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
