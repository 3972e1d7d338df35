// cache-globals: stores functions of the engine that the script uses often in variables of the script.
//
// Why: Espruino searches the variables of the script before those of the engine, and for Math.floor it then searches
// the members of Math. It finds a variable near the front of the script's list (order-by-use) much sooner.
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
  findDeclaredNames,
  getText,
  groupUsesByName,
  isChange,
  isPropertyValue,
  parseScript,
  replace,
  type Use,
} from '../source-edit.ts'

/** Functions that every sensor check or step of a session calls. They are worth a variable even if written once. */
const CALLED_OFTEN = new Set(['getTime', 'analogRead', 'analogWrite', 'digitalRead', 'millis', 'E.kickWatchdog'])

/** The part of the engine that a use reads, if it may be cached: a function of CALLED_OFTEN, or a member of Math. */
function getCacheable({ node, parents }: Use): Node | undefined {
  const parent = parents.at(-1)!.node
  if (CALLED_OFTEN.has(node.name)) return node
  if (parent.type !== 'MemberExpression' || parent.computed || parent.property.type !== 'Identifier') return undefined
  return node.name === 'Math' || CALLED_OFTEN.has(`${node.name}.${parent.property.name}`) ? parent : undefined
}

export function cacheGlobals(code: string): string {
  const program = parseScript(code)
  const declared = findDeclaredNames(program)
  const reads = new Map<string, Node[]>()
  for (const [name, uses] of groupUsesByName(program)) {
    // The script may use the name for something else.
    if (declared.has(name) || uses.some((use) => isChange(use) || isPropertyValue(use))) continue
    for (const read of uses.flatMap((use) => getCacheable(use) ?? [])) {
      const text = getText(read, code)
      reads.set(text, [...(reads.get(text) ?? []), read])
    }
  }
  const cached = [...reads].filter(([text, nodes]) => nodes.length > 1 || CALLED_OFTEN.has(text))
  const makeName = (text: string) => `$${text.replace('.', '_')}`
  const edits = cached.flatMap(([text, nodes]) => nodes.map((node) => replace(node, makeName(text))))
  return cached.map(([text]) => `var ${makeName(text)}=${text};`).join('') + applyEdits(code, edits)
}
