// octal-escapes: writes control characters in texts as \1 and not as \x01.
//
// Why: compiled programs are texts full of them. It is one or two bytes less each. Strict code may not have them, so
// only Espruino gets them.
//
// Before:
//   var program = "\x01\x1f\x02" + "1\x0f1"
// After:
//   var program = "\1\37\2" + "1\x0f1"

import { traverse } from '@babel/types'
import { applyEdits, type Edit, parseScript, replace, textOf } from '../source-edit.ts'

/** An escape that may be shortened, or another, which is passed over; a digit of octal after it would be read with it. */
const ESCAPE = /\\(?:x([01][0-9a-f])(?![0-7])|.)/g

const toOctal = (text: string): string =>
  text.replace(ESCAPE, (whole, digits) => (digits ? `\\${Number.parseInt(digits, 16).toString(8)}` : whole))

export function octalEscapes(code: string, { isStrict }: { isStrict: boolean }): string {
  if (isStrict) return code
  const edits: Edit[] = []
  traverse(parseScript(code), (node) => {
    if (node.type === 'StringLiteral') edits.push(replace(node, toOctal(textOf(node, code))))
  })
  return applyEdits(code, edits)
}
