// constant-propagation: replaces a variable by its number, if the number never changes.
//
// Why: the sources give each number a name. A general minifier keeps the name where it is shorter than the number. On
// Espruino a name takes two variables, and a search at each use. Afterwards Terser evaluates the expressions that have
// become constant, and removes the names.
//
// Before:
//   const SECOND = 1000, REST = -300; let soon = 5
//   function later(ms) { soon = ms + 3 * SECOND; return soon - REST }
// After:
//   const SECOND = 1000, REST = -300; let soon = 5
//   function later(ms) { soon = ms + 3 * (1000); return soon - (-300) }

import {
  applyEdits,
  findTopVariables,
  getName,
  getText,
  groupUsesByName,
  isChange,
  isDeclaration,
  isNumber,
  isPropertyValue,
  parseScript,
  replace,
} from '../source-edit.ts'

export function propagateConstants(code: string): string {
  const program = parseScript(code)
  const uses = groupUsesByName(program)
  const edits = findTopVariables(program).flatMap((variable) => {
    const { id, init } = variable
    if (!init || !isNumber(init)) return []
    const others = uses.get(getName(variable))!.filter(({ node }) => node !== id)
    if (others.some((use) => isChange(use) || isDeclaration(use) || isPropertyValue(use))) return []
    return others.map(({ node }) => replace(node, `(${getText(init, code)})`))
  })
  return applyEdits(code, edits)
}
