// All rules of the gate: what device code must not contain, and why, as measured on Espruino 2v29. A rule checks one
// node at a time, with the call graph of the code around it. It never sees code that TypeScript erases.

import type { Rule } from './rule.ts'
import { SCOPE_RULES } from './scope.ts'
import { SYNTAX_RULES } from './syntax.ts'
import { TEXT_RULES } from './text.ts'
import { VALUE_RULES } from './values.ts'

export const RULES: readonly Rule[] = [...SYNTAX_RULES, ...TEXT_RULES, ...SCOPE_RULES, ...VALUE_RULES]
