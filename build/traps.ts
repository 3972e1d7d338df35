// Where Espruino does something else than JavaScript, each with an example and with what keeps our code out of it.
// The tests hold every line: Node gives the one answer, the real engine the other, and the gate or the watched run of
// the built files says so. docs/subset.md is made of this.

import { PARSING_TRAPS } from './traps-parsing.ts'
import { SCOPE_TRAPS } from './traps-scope.ts'
import { TEXT_TRAPS } from './traps-text.ts'
import { VALUE_TRAPS } from './traps-values.ts'

export interface Trap {
  /** What Espruino does. */
  trap: string
  /** Calls out() with values. It runs as the body of a function. */
  code: string
  /** What out() was given, separated by spaces, and `throws` at the end if it threw. */
  node: string
  espruino: string
  /** The rule of the gate that refuses it; `syntax` for what is no JavaScript either. */
  rule?: string
  /** What a watched run of the built files would note. */
  run?: string
  /** Why our code cannot come into it, where neither can tell. */
  never?: string
  /** Nothing catches it: it needs a run of its own. */
  alone?: true
  /** Why the Linux build of Espruino does not show it. */
  unseen?: string
}

export const TRAPS: readonly (readonly [title: string, traps: readonly Trap[]])[] = [
  ['Parsing', PARSING_TRAPS],
  ['Names and order', SCOPE_TRAPS],
  ['Classes, objects and arrays', VALUE_TRAPS],
  ['Numbers and texts', TEXT_TRAPS],
]
