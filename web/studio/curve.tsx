// The curve of the program that is written, drawn while one types.

import { useEffect, useRef } from 'preact/hooks'
import type { Program } from '../../programs/language/write.ts'
import { CurvePlot } from './curve-plot.ts'
import { motorCurve } from './simulated-curve.ts'

export function Curve({ program }: { program: Program }) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<CurvePlot | undefined>(undefined)
  useEffect(() => {
    plot.current = new CurvePlot(place.current!)
    return () => plot.current?.destroy()
  }, [])
  const motor = motorCurve.value
  useEffect(() => plot.current?.draw(program, motor), [program, motor])
  return (
    <figure class="curve">
      <div ref={place} role="img" aria-label={`The level of ${program.title} over time; its figures are below`} />
      <figcaption>
        <span class="key written">as written</span>
        <span class="key motor">what the motor does</span>
        <span class="dim">level at the left, Hz at the right; drag to zoom, double-click for all</span>
      </figcaption>
    </figure>
  )
}
