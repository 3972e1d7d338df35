// Files in the tokens of Espruino: what they are made of, and that they are still the same JavaScript.

import vm from 'node:vm'
import { parse } from '@babel/parser'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { storedCode, tokenise } from '../../../tools/build/tokens.ts'
import { builtFile, builtLinkFile, builtTrial, storedFile } from '../../support/build/built-file.ts'
import { detokenise } from '../../support/build/detokenise.ts'
import { isFull, scaled, testedBoards } from '../../support/scope.ts'
import { randomScript } from './minify/random-script.ts'

/** Kinds and values of all tokens, read by another lexer. */
const tokensOf = (script: string) =>
  parse(script, { tokens: true }).tokens!.flatMap(({ type, value }) =>
    type.label === undefined ? [] : [`${type.label} ${value}`],
  )

const expectSame = (script: string): void => {
  expect(tokensOf(detokenise(tokenise(script)))).toEqual(tokensOf(script))
}

/** Whether it has a byte that a console acts on, which would break off an upload. */
const breaksOff = (stored: string): boolean => stored.includes('\x03') || stored.includes('\x04')

const espruino = testedBoards.filter((name) => boards[name]!.engine === 'espruino')

it.each(espruino)('the files of %s have the tokens of their text', async (name) => {
  for (const build of isFull ? [builtFile, builtLinkFile, builtTrial] : [builtFile]) expectSame(await build(name))
})

it('random scripts have the tokens of their text', () => {
  fc.assert(fc.property(randomScript, expectSame), { numRuns: scaled(50, 2000) })
})

it('strings and numbers keep their values', () => {
  const value = fc.oneof(
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)), maxLength: 300 }),
    fc.nat(70_000),
  )
  const literal = (of: unknown) =>
    JSON.stringify(of).replace(/[\x7f-\xff]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16)}`)
  const inBytes = (text: string) => text.replace(/\\u00(..)/g, '\\x$1')
  fc.assert(
    fc.property(value, (of) => {
      const stored = tokenise(inBytes(literal(of)))
      expect(breaksOff(stored)).toBe(false)
      expect(vm.runInNewContext(detokenise(stored))).toBe(of)
    }),
  )
})

it.each([
  ['if(a===b)return c', '\xa3(a\x8bb)\xabc'],
  ['return"ab"', '\xab\xd1\x02ab'],
  ['let a=()=>typeof b in c', '\xada=()\xa2\xbfb\xb9c'],
  ['a- -b+ +c-(--d)', 'a- -b+ +c-(\x99d)'],
  ['a=b  /  c', 'a=b/c'],
  ['x y // z\n/* u */z', 'x y z'],
  // As long in tokens as in digits.
  ['[0,7,99,999,40000,1e9]', '[0,7,99,999,40000,1e9]'],
  ['[100,127,128,2000,32767,2e4]', '[\xd4d,\xd4\x7f,128,\xd5\xd0\x07,\xd5\xff\x7f,2e4]'],
  // With a byte 3 or 4 they would break off an upload.
  ['[1000,1024]', '[1000,1024]'],
  ['["abc","abcd","\\3"]', '["abc","abcd","\\3"]'],
  ['["","\\n\\x80\\0"]', '["","\\x0a\x80\\0"]'],
  [`"${'a'.repeat(256)}"`, `\xd2\0\x01${'a'.repeat(256)}`],
  [`\`a$\{b}"c\``, `\`a$\{b}"c\``],
])('%j is %j', (text, tokens) => expect(tokenise(text)).toBe(tokens))

it.each(['a\\b', '"a', '"\\u1234"', `\`$\{\`a\`}\``, 'ä', '\xab'])('%j is refused', (text) =>
  expect(() => tokenise(text)).toThrow(/no (token of Espruino|byte): /),
)

it.each(espruino)(
  'a file of %s begins with its stamp as text, ends in a semicolon, and is tokens between',
  async (name) => {
    const stored = await storedFile(name)
    expect(stored).toMatch(/^"unknot \S+ \S+";/)
    expect(stored.at(-1)).toBe(';')
    expect(stored).not.toMatch(/\b(?:function|return|let|typeof|else)\b|===|=>|&&/)
    expect(breaksOff(stored)).toBe(false)
  },
)

it('other engines store the text', () => expect(storedCode(boards.pico!, 'return a')).toBe('return a'))
