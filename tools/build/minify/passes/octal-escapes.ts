// octal-escapes: writes control characters in strings as \1 instead of \x01.
//
// Why: it saves one or two bytes for each, and compiled programs are strings full of them. Strict code must not have
// octal escapes, so the pass changes files for Espruino only.
//
// Before:
//   var program = "\x01\x1f\x02" + "1\x0f1"
// After:
//   var program = "\1\37\2" + "1\x0f1"

import { traverse } from '@babel/types'
import { toOctalEscapes } from '../octal.ts'
import { applyEdits, type Edit, getText, parseScript, replace } from '../source-edit.ts'

export function writeOctalEscapes(code: string, { isStrict }: { isStrict: boolean }): string {
  if (isStrict) return code
  const edits: Edit[] = []
  traverse(parseScript(code), (node) => {
    if (node.type === 'StringLiteral') edits.push(replace(node, toOctalEscapes(getText(node, code))))
  })
  return applyEdits(code, edits)
}
