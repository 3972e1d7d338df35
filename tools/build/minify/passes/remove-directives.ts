// remove-directives: drops "use strict".
//
// Why: Espruino knows no directives, and Kaluma reads all code as strict.
//
// Before:
//   "use strict"; let level = 0
// After:
//   let level = 0

import { applyEdits, parseScript, replace } from '../source-edit.ts'

export const removeDirectives = (code: string): string =>
  applyEdits(
    code,
    parseScript(code).directives.map((directive) => replace(directive, '')),
  )
