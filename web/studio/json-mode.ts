// The colours and indents of JSON with comments in the editor.

import { StreamLanguage } from '@codemirror/language'

/** Each kind of token, by the names of the editor's tags; the first that fits counts. */
const TOKENS: readonly (readonly [RegExp, string | null])[] = [
  [/^"(?:[^"\\]|\\.)*"?(?=\s*:)/, 'propertyName'],
  [/^"(?:[^"\\]|\\.)*"?/, 'string'],
  [/^-?\d[\d.eE+-]*/, 'number'],
  [/^(?:true|false)\b/, 'bool'],
  [/^null\b/, 'null'],
  [/^\/\/.*/, 'comment'],
  [/^[[\]{}]/, 'bracket'],
]
const CLOSING = /^\s*[\]}]/

export const jsonMode = StreamLanguage.define<{ depth: number }>({
  name: 'json',
  startState: () => ({ depth: 0 }),
  copyState: ({ depth }) => ({ depth }),
  token(stream, state) {
    if (stream.eatSpace()) return null
    const token = TOKENS.find(([pattern]) => stream.match(pattern))
    if (!token) stream.next()
    if (token?.[1] === 'bracket') state.depth += /[[{]/.test(stream.current()) ? 1 : -1
    return token?.[1] ?? null
  },
  indent: ({ depth }, textAfter, { unit }) => unit * Math.max(0, CLOSING.test(textAfter) ? depth - 1 : depth),
  languageData: { indentOnInput: CLOSING, closeBrackets: { brackets: ['[', '{', '"'] } },
})
