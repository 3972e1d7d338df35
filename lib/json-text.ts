// JSON text with positions: where a mistake is, where a value stands, and which commas stand before a closing bracket.

import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser'

/** Both count from 1. A column counts UTF-16 units, as editors do. */
export interface Position {
  line: number
  column: number
}

/** The keys and indices that lead to a value. */
export type JsonPath = readonly (string | number)[]

/** A text that is not JSON. */
export class JsonTextError extends Error {
  readonly position: Position
  constructor(position: Position, reason: string) {
    super(reason)
    this.position = position
  }
}

export interface JsonText {
  value: unknown
  /** Commas before a closing bracket. JSON has none; many hand-written files do. */
  trailingCommas: readonly Position[]
  /** Where the value begins; or, if the path does not lead to one, where the last value on the way to it begins. */
  positionOf(path: JsonPath): Position
}

/** By the name of the library's error. */
const REASONS: Record<string, string> = {
  InvalidSymbol: 'expected a value, or a key in double quotes',
  InvalidNumberFormat: 'expected a number such as 0.5',
  PropertyNameExpected: 'expected a key in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" after a key',
  CommaExpected: 'expected "," or a closing bracket',
  CloseBraceExpected: 'expected "," or "}"',
  CloseBracketExpected: 'expected "," or "]"',
  EndOfFileExpected: 'expected the end of the file',
  InvalidCommentToken: 'expected no comment: JSON has none',
  UnexpectedEndOfString: 'expected " at the end of a text',
  InvalidUnicode: 'expected four hex digits after \\u',
  InvalidEscapeCharacter: 'expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after "\\"',
  InvalidCharacter: 'expected no control character in a text',
}

/** The position of the character at `offset`. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** What stands at `offset`, for a message. */
function describeAt(text: string, offset: number): string {
  const [token] = /^(?:[\w.+-]{1,20}|.)/u.exec(text.slice(offset, offset + 20)) ?? []
  return offset >= text.length ? 'the end of the file' : JSON.stringify(token ?? text[offset])
}

/** The first mistake, and the offset of each trailing comma. */
function inspect(text: string): { mistake?: { error: string; offset: number }; commas: number[] } {
  const commas: number[] = []
  let comma: number | undefined
  let mistake: { error: string; offset: number } | undefined
  const forget = () => {
    comma = undefined
  }
  const close = () => {
    if (comma !== undefined) commas.push(comma)
    comma = undefined
  }
  visit(
    text,
    {
      onSeparator: (character, offset) => {
        comma = character === ',' ? offset : undefined
      },
      onObjectBegin: forget,
      onArrayBegin: forget,
      onObjectProperty: forget,
      onLiteralValue: forget,
      onObjectEnd: close,
      onArrayEnd: close,
      onError: (code, offset) => {
        mistake ??= { error: printParseErrorCode(code), offset }
      },
    },
    { allowTrailingComma: true, disallowComments: true },
  )
  return { commas, ...(mistake && { mistake }) }
}

/** Parses strictly, but for trailing commas. Throws JsonTextError. Deep nesting overflows the stack: check it before. */
export function parseJsonText(text: string): JsonText {
  let value: unknown
  let commas: number[] = []
  try {
    value = JSON.parse(text)
  } catch {
    const found = inspect(text)
    const { mistake } = found
    if (mistake) {
      const { error, offset } = mistake
      const reason = REASONS[error] ?? 'expected well-formed JSON'
      throw new JsonTextError(positionAt(text, offset), `${reason}; got ${describeAt(text, offset)}`)
    }
    commas = found.commas
    const characters = text.split('')
    for (const offset of commas) characters[offset] = ' '
    try {
      value = JSON.parse(characters.join(''))
    } catch {
      throw new JsonTextError({ line: 1, column: 1 }, 'expected well-formed JSON')
    }
  }
  let root: Node | undefined
  return {
    value,
    trailingCommas: commas.map((offset) => positionAt(text, offset)),
    positionOf(path) {
      root ??= parseTree(text, [], { allowTrailingComma: true })!
      for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(root, path.slice(0, length))
        if (node) return positionAt(text, node.offset)
      }
      return positionAt(text, root.offset)
    },
  }
}
