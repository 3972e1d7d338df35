// The studio: one writes a program, sees its curve and its mistakes at once, and plays it.

import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Program } from '../../programs/language/write.ts'
import { play } from '../massager/current.ts'
import { DocLink } from '../shell/doc-link.tsx'
import { addressOf, goTo, type Route } from '../shell/router.ts'
import { Curve } from '../studio/curve.tsx'
import { openLast, text } from '../studio/drafts.ts'
import { Editor } from '../studio/editor.tsx'
import { Figures } from '../studio/figures.tsx'
import { Drafts, Exports, importFile, Notes, openLink } from '../studio/files.tsx'
import { type Mark, readProgram } from '../studio/read-program.ts'
import { simulateInWorker } from '../studio/simulated-curve.ts'

/** After so long without a key the motor's curve is worked out. */
const REST_MS = 250
/** More mistakes than that are one mistake. */
const SHOWN_MARKS = 8

/** The program of the text: the last one that kept every rule, and the mistakes of now. */
function useProgram() {
  const written = text.value
  const { program, marks } = useMemo(() => readProgram(written), [written])
  const good = useRef<Program | undefined>(undefined)
  if (program && marks.length === 0) good.current = program
  const isGood = program !== undefined && marks.length === 0
  return { shown: good.current, marks, isGood }
}

function playThere(program: Program): void {
  play(program)
  goTo(addressOf('massager'))
}

const Mistakes = ({ marks, goToMark }: { marks: readonly Mark[]; goToMark: (mark: Mark) => void }) => (
  <div class="mistakes" role="status" aria-live="polite">
    {marks.length === 0 ? (
      <p class="kept">It keeps every rule.</p>
    ) : (
      <ul>
        {marks.slice(0, SHOWN_MARKS).map((mark) => (
          <li key={`${mark.at.line} ${mark.at.column} ${mark.reason}`}>
            <button type="button" class="mistake" onClick={() => goToMark(mark)}>
              <strong>{`line ${mark.at.line}`}</strong> {mark.reason}
            </button>
          </li>
        ))}
        {marks.length > SHOWN_MARKS && <li class="dim">{`and ${marks.length - SHOWN_MARKS} more`}</li>}
      </ul>
    )}
  </div>
)

export default function Studio({ route }: { route: Route }) {
  useEffect(() => {
    if (text.peek() === '') openLast()
    void openLink(route.query)
  }, [route])
  const { shown, marks, isGood } = useProgram()
  const goToMark = useRef<(mark: Mark) => void>(() => {})
  useEffect(() => {
    if (!shown) return undefined
    const timer = setTimeout(() => simulateInWorker(shown), REST_MS)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of several to open a file
    <div
      class="workshop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [file] = event.dataTransfer?.files ?? []
        if (file) void importFile(file)
      }}
    >
      <div class="write">
        <h1>Studio</h1>
        <Drafts />
        <div class="card sheet">
          <Editor
            marks={marks}
            onReady={(goToPlace) => {
              goToMark.current = goToPlace
            }}
          />
        </div>
        <Mistakes marks={marks} goToMark={(mark) => goToMark.current(mark)} />
      </div>
      <div class="see">
        {shown && (
          <section class="card" aria-labelledby="curve-title" data-stale={!isGood}>
            <h2 id="curve-title">{shown.title}</h2>
            <p class="dim">{shown.about}</p>
            <Curve program={shown} />
            <Figures program={shown} />
            <div class="row">
              <button type="button" class="button primary" disabled={!isGood} onClick={() => playThere(shown)}>
                Play it on the massager
              </button>
              <Exports program={isGood ? shown : undefined} />
            </div>
            {!isGood && <p class="dim">This is the program before the mistakes.</p>}
          </section>
        )}
        <Notes />
        <p class="dim tip">
          Drop a file here: a program as JSON, or a pattern of another tool (AHAP, haptic, Android, Web vibration, Buzz,
          CSV). What you write is kept in this browser. <DocLink page="maker/programs">The language</DocLink>,{' '}
          <DocLink page="maker/formats">the formats</DocLink>
        </p>
      </div>
    </div>
  )
}
