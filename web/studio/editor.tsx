// The text of the program: a plain field at once, the editor with completion as soon as it is loaded.

import { useEffect, useRef } from 'preact/hooks'
import { programs } from '#project'
import type { CodeEditor } from './code-editor.ts'
import { changeDraft, opened, text } from './drafts.ts'
import type { Mark } from './read-program.ts'

export interface EditorProps {
  marks: readonly Mark[]
  /** Is given what puts the cursor at a mark. */
  onReady: (goTo: (mark: Mark) => void) => void
}

/** Puts the cursor of a plain field at a mark. */
function goToInField(field: HTMLTextAreaElement, { at }: Mark): void {
  const before = field.value.split('\n').slice(0, at.line - 1)
  const offset = before.reduce((sum, line) => sum + line.length + 1, 0) + at.column - 1
  field.focus()
  field.setSelectionRange(offset, offset)
}

export function Editor({ marks, onReady }: EditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<CodeEditor | undefined>(undefined)
  const shownMarks = useRef(marks)
  shownMarks.current = marks

  useEffect(() => {
    let isOver = false
    onReady((mark) => (editor.current ? editor.current.goTo(mark) : field.current && goToInField(field.current, mark)))
    void import('./code-editor.ts').then(
      ({ createCodeEditor }) => {
        if (isOver || !place.current) return
        const hadFocus = document.activeElement === field.current
        const selection = field.current?.selectionStart ?? 0
        const names = programs.map(({ name }) => name)
        editor.current = createCodeEditor({
          place: place.current,
          text: text.peek(),
          onChange: changeDraft,
          programs: names,
        })
        if (field.current) field.current.hidden = true
        editor.current.setMarks(shownMarks.current)
        if (hadFocus) {
          const lines = text.peek().slice(0, selection).split('\n')
          editor.current.goTo({ reason: '', at: { line: lines.length, column: lines.at(-1)!.length + 1 } })
        }
      },
      // Without it the plain field stays.
      () => {},
    )
    return () => {
      isOver = true
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [])
  useEffect(() => editor.current?.setText(text.peek()), [opened.value])
  useEffect(() => editor.current?.setMarks(marks), [marks])

  return (
    <div class="editor">
      <textarea
        ref={field}
        aria-label="The program, as JSON"
        spellcheck={false}
        value={text.value}
        onInput={({ currentTarget }) => changeDraft(currentTarget.value)}
      />
      <div ref={place} />
    </div>
  )
}
