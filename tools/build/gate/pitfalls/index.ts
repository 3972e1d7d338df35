// Every engine pitfall: where Espruino does something else than JavaScript, with an example and with the check that
// keeps our code free of it. Tests prove each row on Node and on the real engine. docs/contributor/device-code.md is
// made from this table.

import { NUMBER_PITFALLS } from './numbers.ts'
import { PARSING_PITFALLS } from './parsing.ts'
import type { Pitfall } from './pitfall.ts'
import { SCOPE_PITFALLS } from './scope.ts'
import { TEXT_PITFALLS } from './text.ts'
import { VALUE_PITFALLS } from './values.ts'

export const PITFALLS: readonly (readonly [title: string, pitfalls: readonly Pitfall[]])[] = [
  ['Parsing', PARSING_PITFALLS],
  ['Names and order', SCOPE_PITFALLS],
  ['Classes, objects and arrays', VALUE_PITFALLS],
  ['Numbers and strings', [...NUMBER_PITFALLS, ...TEXT_PITFALLS]],
]
