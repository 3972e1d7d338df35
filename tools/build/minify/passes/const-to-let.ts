// const-to-let: declares constants with "let".
//
// Why: "const" tells readers and the compiler that a value stays the same. The device needs no such check. "let" is two
// bytes shorter, and Terser can join it with the declaration before it.
//
// Before:
//   function half(x) { const y = x / 2; return y }
// After:
//   function half(x) { let y = x / 2; return y }

import { traverse } from '@babel/types'
import { applyEdits, type Edit, parseScript } from '../source-edit.ts'

export function convertConstToLet(code: string): string {
  const edits: Edit[] = []
  traverse(parseScript(code), (node) => {
    if (node.type === 'VariableDeclaration' && node.kind === 'const')
      edits.push({ start: node.start!, end: node.start! + 'const'.length, text: 'let' })
  })
  return applyEdits(code, edits)
}
