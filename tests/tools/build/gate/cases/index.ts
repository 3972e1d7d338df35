// Code that each rule of the gate refuses, and similar code that it accepts. One file for each group of rules.

import { SCOPE_CASES } from './scope.ts'
import { SYNTAX_CASES } from './syntax.ts'
import { TEXT_CASES } from './text.ts'
import { VALUES_CASES } from './values.ts'

/** The rule, code with @ before each place that it reports, and similar code that it accepts. */
export type Cases = [rule: string, refused: string[], passing: string[]][]

export const CASES: Cases = [...SYNTAX_CASES, ...TEXT_CASES, ...SCOPE_CASES, ...VALUES_CASES]
