// constant-propagation: writes numbers that never change where their names are read.
//
// Why: the source gives every number a name. A minifier keeps the name where it is shorter than the number; on Espruino
// it takes two variables and a search each time. Terser then computes what has become constant, and drops the name.
//
// Before:
//   const SECOND = 1000, REST = -300; let soon = 5
//   function later(ms) { soon = ms + 3 * SECOND; return soon - REST }
// After:
//   const SECOND = 1000, REST = -300; let soon = 5
//   function later(ms) { soon = ms + 3 * (1000); return soon - (-300) }

import {
  applyEdits,
  isChange,
  isDeclaration,
  isNumber,
  isPropertyValue,
  nameOf,
  parseScript,
  replace,
  textOf,
  topVariables,
  usesByName,
} from '../source-edit.ts'

export function constantPropagation(code: string): string {
  const program = parseScript(code)
  const uses = usesByName(program)
  const edits = topVariables(program).flatMap((variable) => {
    const { id, init } = variable
    if (!init || !isNumber(init)) return []
    const others = uses.get(nameOf(variable))!.filter(({ node }) => node !== id)
    if (others.some((use) => isChange(use) || isDeclaration(use) || isPropertyValue(use))) return []
    return others.map(({ node }) => replace(node, `(${textOf(init, code)})`))
  })
  return applyEdits(code, edits)
}
