// Rules on how texts, numbers and names may be written.

import type { Node } from '@babel/types'
import { readAs } from '../espruino-number.ts'
import { RESERVED } from '../names.ts'
import { type Rule, textOf } from './rule.ts'

const isTemplate = (node: Node) => node.type === 'TemplateLiteral'

const isAscii = (text: string) => !/[\u0080-\uffff]/.test(text)

const isBytes = (text: string) => !/[\u0100-\uffff]/.test(text)

/** Whether the minifier makes one number of a quotient, for being shorter, that is then read a little off. */
function isFoldedOff(a: Node, b: Node): boolean {
  if (a.type !== 'NumericLiteral' || b.type !== 'NumericLiteral') return false
  const quotient = a.value / b.value
  const folded = String(quotient).replace(/^0\./, '.')
  return folded.length <= `${a.value}/${b.value}`.length && readAs(folded) !== quotient
}

export const TEXT_RULES: readonly Rule[] = [
  {
    name: 'template-escape',
    reason: 'Espruino reads \\${ in a template as ${',
    finds: (node) => node.type === 'TemplateElement' && /(^|[^\\])(\\\\)*\\\$\{/.test(node.value.raw),
  },
  {
    name: 'template-brace',
    reason: 'Espruino ends an interpolation at a brace in its text',
    finds: (node, { parents, source }) =>
      (node.type === 'StringLiteral' || node.type === 'TemplateElement') &&
      /[{}]/.test(textOf(node, source)) &&
      // The text of a template is itself inside no interpolation of that template.
      (node.type === 'TemplateElement' ? parents.slice(0, -1) : parents).some(isTemplate),
  },
  {
    name: 'string-escape',
    reason: 'Espruino has no \\u{...} and keeps the end of a line after a \\',
    finds: (node, { source }) =>
      (node.type === 'StringLiteral' || node.type === 'TemplateElement') &&
      /(^|[^\\])(\\\\)*\\(u\{|\r|\n)/.test(textOf(node, source)),
  },
  {
    name: 'regexp',
    reason:
      "Espruino's expressions fail without a word (no ?, {m,n}, (?...), lazy quantifiers, \\b, repeated or nested " +
      'groups; . takes line ends), and split can hang on them: compare characters',
    finds: ({ type }) => type === 'RegExpLiteral',
  },
  {
    name: 'literal',
    reason: 'Espruino has no BigInt, and before 2v14 no 1_000',
    finds: (node, { source }) =>
      node.type === 'BigIntLiteral' || (node.type === 'NumericLiteral' && textOf(node, source).includes('_')),
  },
  {
    name: 'inexact-number',
    reason: 'Espruino reads this number a little off (.75 as .7500000000000001): reckon with whole numbers',
    finds: (node, { source }) => {
      if (node.type === 'BinaryExpression') return node.operator === '/' && isFoldedOff(node.left, node.right)
      if (node.type !== 'NumericLiteral') return false
      const digits = textOf(node, source).replaceAll('_', '')
      // Hexadecimal and the like hold 64 bits, the highest of them a sign.
      return /^0[xob\d]/i.test(digits) ? node.value >= 2 ** 63 : readAs(digits) !== node.value
    },
  },
  {
    name: 'non-ascii',
    reason: 'Most Espruino builds have 8-bit strings, and none has other letters in names: write ASCII',
    finds: (node, { source }) =>
      // An escaped byte is data. An escaped character beyond a byte loses its upper half.
      (node.type === 'Identifier' && !isAscii(node.name)) ||
      (node.type === 'StringLiteral' && (!isAscii(textOf(node, source)) || !isBytes(node.value))) ||
      (node.type === 'TemplateElement' && (!isAscii(node.value.raw) || !isBytes(node.value.cooked ?? ''))),
  },
  {
    name: 'long-name',
    reason: 'Espruino cuts names after 63 characters',
    finds: (node) => node.type === 'Identifier' && node.name.length > 63,
  },
  {
    name: 'reserved-name',
    reason: 'Espruino reserves let, of and static',
    finds: (node, { isReference, isDefinition }) =>
      node.type === 'Identifier' && (isReference || isDefinition) && RESERVED.has(node.name),
  },
]
