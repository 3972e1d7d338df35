// JSON text with positions.

import { describe, expect, it } from 'vitest'
import { type JsonTextError, parseJsonText } from '../../lib/json-text.ts'

function findMistake(text: string): string {
  try {
    parseJsonText(text)
    return ''
  } catch (error) {
    const { position, message } = error as JsonTextError
    return `${position.line}:${position.column}: ${message}`
  }
}

describe('parseJsonText', () => {
  it('gives the value, and no trailing commas of a text that has none', () => {
    const { value, trailingCommas } = parseJsonText('{"a": [1, {"b": "x,]"}]}')
    expect(value).toEqual({ a: [1, { b: 'x,]' }] })
    expect(trailingCommas).toEqual([])
  })

  it('reads commas before a closing bracket, and tells where each is', () => {
    const { value, trailingCommas } = parseJsonText('{\n "a": [1,\r\n  "2,",],\n}\n')
    expect(value).toEqual({ a: [1, '2,'] })
    expect(trailingCommas).toEqual([
      { line: 3, column: 7 },
      { line: 3, column: 9 },
    ])
  })

  it('tells where a value begins, or the last one on the way to it', () => {
    const { positionOf } = parseJsonText('{\n  "a": [\n    1,\n    {"b": 2},\n  ]\n}')
    expect(positionOf([])).toEqual({ line: 1, column: 1 })
    expect(positionOf(['a', 1, 'b'])).toEqual({ line: 4, column: 11 })
    expect(positionOf(['a', 1, 'missing', 'deeper'])).toEqual({ line: 4, column: 5 })
  })

  it.each([
    ['', '1:1: expected a value; got the end of the file'],
    ['[1\n 2]', '2:2: expected "," or a closing bracket; got "2"'],
    ['[1,,2]', '1:4: expected a value; got ","'],
    ['[,]', '1:2: expected a value; got ","'],
    ['[1', '1:3: expected "," or "]"; got the end of the file'],
    ['{"a": 1', '1:8: expected "," or "}"; got the end of the file'],
    ['{a: 1}', '1:2: expected a value, or a key in double quotes; got "a"'],
    ['{1: 2}', '1:2: expected a key in double quotes; got "1"'],
    ['{"a" 1}', '1:6: expected ":" after a key; got "1"'],
    ['{"a": }', '1:7: expected a value; got "}"'],
    ['[1] 2', '1:5: expected the end of the file; got "2"'],
    ['[1] // x', '1:5: expected no comment: JSON has none; got "/"'],
    ['["a]', '1:2: expected " at the end of a text; got "\\""'],
    ['["\\x"]', '1:2: expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after "\\"; got "\\""'],
    ['["\\u12"]', '1:2: expected four hex digits after \\u; got "\\""'],
    ['["\t"]', '1:2: expected no control character in a text; got "\\""'],
    ['[NaN]', '1:2: expected a value, or a key in double quotes; got "NaN"'],
    ['[01]', '1:3: expected "," or a closing bracket; got "1"'],
    ['[1,],', '1:5: expected the end of the file; got ","'],
    ['1,', '1:2: expected the end of the file; got ","'],
  ])('refuses %j: %s', (text, mistake) => {
    expect(findMistake(text)).toBe(mistake)
  })
})
