// The mistakes of a program as marks in its text: a line under each, and its sentence where the pointer rests.

import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Mark } from './read-program.ts'

/** Where a mark is in the text; its end, where the text has become shorter. */
export function offsetOf(state: EditorState, { line, column }: Mark['at']): number {
  const found = state.doc.line(Math.min(line, state.doc.lines))
  return Math.min(found.from + column - 1, found.to)
}

/** The word at a place, or one letter. */
const WORD = /^(?:"[^"]*"?|[\w.+-]+|.)/

function decorate(state: EditorState, marks: readonly Mark[]): DecorationSet {
  const ranges = marks.flatMap(({ at, reason }) => {
    const from = offsetOf(state, at)
    const line = state.doc.lineAt(from)
    const [word = ''] = WORD.exec(line.text.slice(from - line.from)) ?? []
    const mark = Decoration.mark({ class: 'mark', attributes: { title: reason } })
    return word === '' ? [] : [mark.range(from, from + word.length)]
  })
  return Decoration.set(ranges, true)
}

export const setMarks = StateEffect.define<readonly Mark[]>()

export const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const [set] = effects.filter((effect) => effect.is(setMarks)).slice(-1)
    return set ? decorate(state, set.value) : marks.map(changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})
