import { getIndentation, IndentContext, syntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { jsonMode } from '../../../web/studio/json-mode.ts'

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [jsonMode] })

function tokensOf(doc: string): [string, string][] {
  const tokens: [string, string][] = []
  syntaxTree(stateOf(doc)).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Document') tokens.push([name, doc.slice(from, to)])
    },
  })
  return tokens
}

describe('the colours of JSON', () => {
  it.each([
    [
      '"title" : "a\\"b"',
      [
        ['propertyName', '"title"'],
        ['string', '"a\\"b"'],
      ],
    ],
    [
      '[-1.5e3, true, null]',
      [
        ['bracket', '['],
        ['number', '-1.5e3'],
        ['bool', 'true'],
        ['null', 'null'],
        ['bracket', ']'],
      ],
    ],
    [
      '1 // "no": 2',
      [
        ['number', '1'],
        ['comment', '// "no": 2'],
      ],
    ],
    ['"open', [['string', '"open']]],
    ['nulls truer ,:', []],
  ] as const)('%s', (doc, tokens) => {
    expect(tokensOf(doc)).toEqual(tokens)
  })
})

describe('the indent of a line', () => {
  const lines = ['{', '"a": [', '"]",', '{', '}', ']', '}']
  it.each([0, 2, 4, 4, 4, 2, 0].map((columns, i) => [lines[i]!, columns, i] as const))(
    '%s: %s columns',
    (_, columns, i) => {
      const state = stateOf(lines.join('\n'))
      expect(getIndentation(new IndentContext(state), state.doc.line(i + 1).from)).toBe(columns)
    },
  )
})
