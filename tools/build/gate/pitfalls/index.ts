// Where Espruino does something else than JavaScript, each with an example and with what keeps our code out of it.
// The tests hold every line: Node gives the one answer, the real engine the other, and the gate or the watched run of
// the built files says so. docs/contributor/device-code.md is made of this.

import { PARSING_TRAPS } from './parsing.ts'
import type { Trap } from './pitfall.ts'
import { SCOPE_TRAPS } from './scope.ts'
import { TEXT_TRAPS } from './text.ts'
import { VALUE_TRAPS } from './values.ts'

export const TRAPS: readonly (readonly [title: string, traps: readonly Trap[]])[] = [
  ['Parsing', PARSING_TRAPS],
  ['Names and order', SCOPE_TRAPS],
  ['Classes, objects and arrays', VALUE_TRAPS],
  ['Numbers and texts', TEXT_TRAPS],
]
