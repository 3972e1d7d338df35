// Rules about how strings, numbers and names are written.

import type { Node } from '@babel/types'
import { readEspruinoNumber } from '../espruino-number.ts'
import { RESERVED } from '../names.ts'
import { getSource, type Rule } from './rule.ts'

const isTemplate = (node: Node) => node.type === 'TemplateLiteral'

const isAscii = (text: string) => !/[\u0080-\uffff]/.test(text)

const isBytes = (text: string) => !/[\u0100-\uffff]/.test(text)

/** Whether the minifier replaces the quotient by a shorter decimal number that Espruino reads with an error. */
function foldsInexactly(a: Node, b: Node): boolean {
  if (a.type !== 'NumericLiteral' || b.type !== 'NumericLiteral') return false
  const quotient = a.value / b.value
  const folded = String(quotient).replace(/^0\./, '.')
  return folded.length <= `${a.value}/${b.value}`.length && readEspruinoNumber(folded) !== quotient
}

export const TEXT_RULES: readonly Rule[] = [
  {
    name: 'template-escape',
    reason: 'Espruino reads \\${ in a template as ${',
    check: (node) => node.type === 'TemplateElement' && /(^|[^\\])(\\\\)*\\\$\{/.test(node.value.raw),
  },
  {
    name: 'template-brace',
    reason: 'Espruino ends an interpolation at a brace in a string inside it: build the string before',
    check: (node, { parents, source }) =>
      (node.type === 'StringLiteral' || node.type === 'TemplateElement') &&
      /[{}]/.test(getSource(node, source)) &&
      // A template's own text is not inside an interpolation of that template.
      (node.type === 'TemplateElement' ? parents.slice(0, -1) : parents).some(isTemplate),
  },
  {
    name: 'string-escape',
    reason: 'Espruino has no \\u{...}, and keeps the line break after a \\ at the end of a line',
    check: (node, { source }) =>
      (node.type === 'StringLiteral' || node.type === 'TemplateElement') &&
      /(^|[^\\])(\\\\)*\\(u\{|\r|\n)/.test(getSource(node, source)),
  },
  {
    name: 'regexp',
    reason:
      "Espruino's regular expressions fail without an error (no ?, {m,n}, (?...), lazy quantifiers, \\b, repeated or " +
      'nested groups; . matches a line break), and split can hang on them: compare characters',
    check: ({ type }) => type === 'RegExpLiteral',
  },
  {
    name: 'literal',
    reason: 'Espruino has no BigInt, and before 2v14 no 1_000',
    check: (node, { source }) =>
      node.type === 'BigIntLiteral' || (node.type === 'NumericLiteral' && getSource(node, source).includes('_')),
  },
  {
    name: 'inexact-number',
    reason: 'Espruino reads this number with a small error (.75 as .7500000000000001): compute with integers',
    check: (node, { source }) => {
      if (node.type === 'BinaryExpression') return node.operator === '/' && foldsInexactly(node.left, node.right)
      if (node.type !== 'NumericLiteral') return false
      const digits = getSource(node, source).replaceAll('_', '')
      // Hexadecimal, octal and binary numbers have 64 bits, and the highest is the sign.
      return /^0[xob\d]/i.test(digits) ? node.value >= 2 ** 63 : readEspruinoNumber(digits) !== node.value
    },
  },
  {
    name: 'non-ascii',
    reason: 'Most Espruino builds have 8-bit strings, and no build allows other letters in names: write ASCII',
    check: (node, { source }) =>
      // An escaped byte is data. An escaped character beyond a byte loses its upper half.
      (node.type === 'Identifier' && !isAscii(node.name)) ||
      (node.type === 'StringLiteral' && (!isAscii(getSource(node, source)) || !isBytes(node.value))) ||
      (node.type === 'TemplateElement' && (!isAscii(node.value.raw) || !isBytes(node.value.cooked ?? ''))),
  },
  {
    name: 'long-name',
    reason: 'Espruino cuts names after 63 characters',
    check: (node) => node.type === 'Identifier' && node.name.length > 63,
  },
  {
    name: 'reserved-name',
    reason: 'let, of and static are keywords on Espruino: choose another name',
    check: (node, { isReference, isDefinition }) =>
      node.type === 'Identifier' && (isReference || isDefinition) && RESERVED.has(node.name),
  },
]
