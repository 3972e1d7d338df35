// The live curves: level and motor, battery, case, and light over time.

import { useEffect, useRef, useState } from 'preact/hooks'
import { source } from './current.ts'
import type { CurvePlots } from './plots.ts'

/** How much of the past is shown, in s. Automatic: half a minute of real time. */
const WINDOWS: readonly (readonly [string, number])[] = [
  ['automatic', 0],
  ['30 s', 30],
  ['2 min', 120],
  ['10 min', 600],
  ['1 h', 3600],
  ['everything', Number.POSITIVE_INFINITY],
]
const AUTOMATIC_S = 30
/** At full speed half a minute is days. */
const AUTOMATIC_MOST_S = 7200
/** The eye follows a curve at this rate; the massager itself moves with each frame. */
const EVERY_MS = 40

export function Curves() {
  const place = useRef<HTMLDivElement>(null)
  const [seconds, setSeconds] = useState(0)
  const [isMissing, setMissing] = useState(false)
  const wanted = useRef(seconds)
  wanted.current = seconds

  useEffect(() => {
    let plots: CurvePlots | undefined
    let frame = 0
    let [drawnMs, drawnVersion] = [0, -1]
    let isOver = false
    const draw = (ms: number) => {
      frame = requestAnimationFrame(draw)
      const simulation = source.value?.simulation
      if (!plots || !simulation || ms - drawnMs < EVERY_MS) return
      const { samples, speed } = simulation
      const version = samples.version * 1e6 + wanted.current
      if (version === drawnVersion && !plots.isStale) return
      drawnMs = ms
      drawnVersion = version
      const automatic = Math.min(AUTOMATIC_MOST_S, AUTOMATIC_S * speed.peek())
      plots.draw(samples, wanted.current || automatic, source.value?.values.peek()?.topHertz ?? 60)
    }
    void import('./plots.ts').then(
      ({ CurvePlots: Plots }) => {
        if (!isOver && place.current) plots = new Plots(place.current)
      },
      () => setMissing(true),
    )
    frame = requestAnimationFrame(draw)
    return () => {
      isOver = true
      cancelAnimationFrame(frame)
      plots?.destroy()
    }
  }, [])

  return (
    <section class="card curves" aria-labelledby="curves-title">
      <div class="head">
        <h2 id="curves-title">Curves</h2>
        <label class="window">
          <span class="hidden-label">How much of the past</span>
          <select value={String(seconds)} onChange={({ currentTarget }) => setSeconds(Number(currentTarget.value))}>
            {WINDOWS.map(([name, value]) => (
              <option key={name} value={String(value)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {isMissing && <p class="dim">The curves could not be loaded; everything else works.</p>}
      <div
        class="plots"
        ref={place}
        role="img"
        aria-label="Level, motor, battery, case and light over time; the numbers are above"
      />
    </section>
  )
}
