// Any text is either read into a program that keeps the rules, or refused with a FormatError.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMATS, FormatError, findFormat } from '../../../programs/formats/index.ts'
import { checkProgram } from '../../../programs/language/check.ts'
import { compile } from '../../../programs/language/compile.ts'
import { scaled } from '../../support/scope.ts'
import { brokenSample, FILES } from './arbitrary.ts'

const readers = FORMATS.filter((format) => format.read)

/** Reads a text with every format, and checks what comes of it. Returns how many formats could read it. */
function readWithAll(text: string): number {
  let count = 0
  for (const format of readers) {
    try {
      const { program } = format.read(text, 'test')
      count++
      expect(checkProgram(program), `${format.name}: ${text}`).toEqual([])
      expect(compile(program)).not.toBe('')
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      expect(error.message).not.toBe('')
      expect(error.message).not.toContain('\n')
    }
  }
  try {
    findFormat('x', text)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
  }
  return count
}

/** `unit: 'binary'` has the same characters, but first makes a table of all million of them. */
const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code))

describe('is a program or is refused:', () => {
  it('any text', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void readWithAll(text)))
  })

  it('any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => void readWithAll(text)))
  })

  it('any sample with characters changed, dropped or doubled', () => {
    fc.assert(
      fc.property(brokenSample, (text) => void readWithAll(text)),
      { numRuns: scaled(10, 150) },
    )
  })
})

const FILES_READ = scaled(12, 80)

it.each(FILES)('more than half of the random %s files are read', (_, texts) => {
  let count = 0
  fc.assert(
    fc.property(texts, (text) => {
      count += readWithAll(text)
    }),
    { numRuns: FILES_READ },
  )
  expect(count).toBeGreaterThan(FILES_READ / 2)
})
