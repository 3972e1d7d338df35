// What each rule of the gate refuses and lets pass: a file for each group of rules.

import { SCOPE_CASES } from './scope.ts'
import { SYNTAX_CASES } from './syntax.ts'
import { TEXT_CASES } from './text.ts'
import { VALUES_CASES } from './values.ts'

/** Rule, refused code with @ before each place that is reported, and similar code that passes. */
export type Cases = [rule: string, refused: string[], passing: string[]][]

export const CASES: Cases = [...SYNTAX_CASES, ...TEXT_CASES, ...SCOPE_CASES, ...VALUES_CASES]
