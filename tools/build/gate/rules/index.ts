// What device code must not contain, and why: every rule, measured on Espruino 2v29. A rule looks at one node at a
// time, with what subset-flow.ts knows of the code around it. Whatever TypeScript erases never reaches it.

import type { Rule } from './rule.ts'
import { SCOPE_RULES } from './scope.ts'
import { SYNTAX_RULES } from './syntax.ts'
import { TEXT_RULES } from './text.ts'
import { VALUE_RULES } from './values.ts'

export const RULES: readonly Rule[] = [...SYNTAX_RULES, ...TEXT_RULES, ...SCOPE_RULES, ...VALUE_RULES]
