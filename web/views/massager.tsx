// The massager: one presses it, sees it, hears it, and changes its world.

import { useEffect } from 'preact/hooks'
import { Connect } from '../link/connect.tsx'
import { Controls } from '../massager/controls.tsx'
import { openAddressed, source } from '../massager/current.ts'
import { Curves } from '../massager/curves.tsx'
import { Feel } from '../massager/feel.tsx'
import { Gestures } from '../massager/gestures.tsx'
import { Picture } from '../massager/picture.tsx'
import { Programs } from '../massager/programs.tsx'
import { openScenario, Session } from '../massager/session.tsx'
import { shown } from '../massager/shown.ts'
import { Status } from '../massager/status.tsx'
import { Words } from '../massager/words.tsx'
import { Making, Surroundings } from '../massager/world.tsx'
import type { Route } from '../shell/router.ts'

/** Escape stops it from anywhere. */
function useStopKey(): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') source.value?.stop()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const dropScenario = (event: DragEvent): void => {
  event.preventDefault()
  const [file] = event.dataTransfer?.files ?? []
  if (file) void openScenario(file)
}

export default function Massager({ route }: { route: Route }) {
  useStopKey()
  useEffect(() => void openAddressed(), [route])
  const massager = source.value
  const values = shown.value
  if (!massager || !values) return <p class="starting">The massager is starting…</p>
  const { simulation } = massager
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of several to open a file
    <div class="bench" onDragOver={(event) => event.preventDefault()} onDrop={dropScenario}>
      <h1 class="hidden-label">The massager</h1>
      <div class="column">
        <div class="hand card">
          <Picture values={values} />
          <Controls massager={massager} />
          <Feel />
        </div>
        {simulation && (
          <section class="card world" aria-labelledby="world-title">
            <h2 id="world-title">Its world</h2>
            <Surroundings values={values} simulation={simulation} />
            <h3>What it is made of</h3>
            <Making />
          </section>
        )}
        <Connect />
      </div>
      <div class="column">
        <Status values={values} isReal={massager.real !== undefined} />
        <div class="reading">
          <Words />
          {simulation && <Gestures state={values.state} simulation={simulation} />}
        </div>
        {simulation && <Curves />}
        <Programs />
        {simulation && <Session simulation={simulation} />}
      </div>
    </div>
  )
}
