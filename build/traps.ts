// Where Espruino does something else than JavaScript, each with an example and with what keeps our code out of it.
// The tests hold every line: Node gives the one answer, the real engine the other, and the gate or the watched run of
// the built files says so. docs/subset.md is made of this.

import type { Trap } from './trap.ts'
import { PARSING_TRAPS } from './traps-parsing.ts'
import { SCOPE_TRAPS } from './traps-scope.ts'
import { TEXT_TRAPS } from './traps-text.ts'
import { VALUE_TRAPS } from './traps-values.ts'

export const TRAPS: readonly (readonly [title: string, traps: readonly Trap[]])[] = [
  ['Parsing', PARSING_TRAPS],
  ['Names and order', SCOPE_TRAPS],
  ['Classes, objects and arrays', VALUE_TRAPS],
  ['Numbers and texts', TEXT_TRAPS],
]
