// The editor of programs: JSON with completion, marks, and undo.

import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { completionsAt } from './complete.ts'
import { jsonMode } from './json-mode.ts'
import { markField, offsetOf, setMarks } from './marks.ts'
import type { Mark } from './read-program.ts'

/** Colours of tokens.css. */
const THEME = EditorView.theme({
  '&': { fontSize: '0.9rem', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--accent)', paddingBlock: '0.75rem' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--dim)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.mark': { textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px' },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-soft) !important' },
})

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--warm)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--curve-2)' },
])

export interface CodeEditor {
  /** Replaces the text, as a change that can be undone. */
  setText(text: string): void
  setMarks(marks: readonly Mark[]): void
  /** Puts the cursor there. */
  goTo(mark: Mark): void
  destroy(): void
}

export interface CodeEditorOptions {
  place: HTMLElement
  text: string
  onChange: (text: string) => void
  /** The names that "play" knows. */
  programs: readonly string[]
}

export function createCodeEditor({ place, text, onChange, programs }: CodeEditorOptions): CodeEditor {
  const complete = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const { from, to, options } = completionsAt(state.doc.toString(), pos, programs)
    if (options.length === 0 || (from === pos && !explicit)) return null
    return {
      from,
      to,
      // The quotes around it would keep the editor's own filter from finding anything.
      filter: false,
      options: options.map(({ label, insert, about }) => ({ label, apply: insert, ...(about && { info: about }) })),
    }
  }
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        markField,
        jsonMode,
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [complete], icons: false }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'The program, as JSON' }),
        // Tab leaves the editor, as it leaves every other field.
        keymap.of([...closeBracketsKeymap, ...standardKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
        THEME,
      ],
    }),
  })
  return {
    setText(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
    },
    setMarks(marks) {
      view.dispatch({ effects: setMarks.of(marks) })
    },
    goTo({ at }) {
      const offset = offsetOf(view.state, at)
      view.dispatch({ selection: { anchor: offset }, scrollIntoView: true })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
