// cache-globals: gives functions of the engine that are used again and again a name of the script's own.
//
// Why: Espruino looks through the script's own names before it comes to the engine's, and for Math.floor it then
// looks for the member as well. A name of the script's own, early in the list (order-by-use), is found at once.
//
// Before:
//   let low = 0, high = 0
//   function level(x) { low = Math.floor(x); high = Math.floor(x + 1); return analogRead(low) }
// After:
//   var $Math_floor=Math.floor;var $analogRead=analogRead;let low = 0, high = 0
//   function level(x) { low = $Math_floor(x); high = $Math_floor(x + 1); return $analogRead(low) }

import type { Node } from '@babel/types'
import {
  applyEdits,
  isChange,
  isPropertyValue,
  namesDeclaredIn,
  parseScript,
  replace,
  textOf,
  type Use,
  usesByName,
} from '../source-edit.ts'

/** Functions of the engines that every sensor check or step of a session calls: worth a name even if written once. */
const CALLED_OFTEN = new Set(['getTime', 'analogRead', 'analogWrite', 'digitalRead', 'millis'])

/** What of the engine is read at this use: a function of CALLED_OFTEN, or a member of Math. */
function readAt({ node, parents }: Use): Node | undefined {
  const parent = parents.at(-1)!.node
  if (CALLED_OFTEN.has(node.name)) return node
  return node.name === 'Math' && parent.type === 'MemberExpression' && !parent.computed ? parent : undefined
}

export function cacheGlobals(code: string): string {
  const program = parseScript(code)
  const own = namesDeclaredIn(program)
  const reads = new Map<string, Node[]>()
  for (const [name, uses] of usesByName(program)) {
    // A name that the script declares or changes is not, or not always, the engine's.
    if (own.has(name) || uses.some((use) => isChange(use) || isPropertyValue(use))) continue
    for (const read of uses.flatMap((use) => readAt(use) ?? [])) {
      const text = textOf(read, code)
      reads.set(text, [...(reads.get(text) ?? []), read])
    }
  }
  const cached = [...reads].filter(([text, nodes]) => nodes.length > 1 || CALLED_OFTEN.has(text))
  const nameFor = (text: string) => `$${text.replace('.', '_')}`
  const names = cached.map(([text]) => `var ${nameFor(text)}=${text};`).join('')
  return (
    names +
    applyEdits(
      code,
      cached.flatMap(([text, nodes]) => nodes.map((node) => replace(node, nameFor(text)))),
    )
  )
}
