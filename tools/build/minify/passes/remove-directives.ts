// remove-directives: removes "use strict".
//
// Why: Espruino ignores directives, and Kaluma reads all code in strict mode. Node, which runs the files in tests, would
// refuse the octal escapes (octal-escapes).
//
// Before:
//   "use strict"; let level = 0
// After:
//   let level = 0

import { applyEdits, parseScript, replace } from '../source-edit.ts'

export function removeDirectives(code: string): string {
  const { directives } = parseScript(code)
  return applyEdits(
    code,
    directives.map((directive) => replace(directive, '')),
  )
}
