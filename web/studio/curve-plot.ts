// The curve of a program: as it is written, and as the motor follows.

import uPlot from 'uplot'
import { listPoints } from '../../programs/language/curve.ts'
import type { Program } from '../../programs/language/write.ts'
import { clockOf } from '../../sim/signals/clock.ts'
import { listCues } from '../../tools/program/drawing/cues.ts'
import { HZ_MARKS, LEVEL_MARKS, levelOfHz } from '../../tools/program/drawing/scale.ts'
import { sliceCurve } from '../../tools/program/drawing/slices.ts'
import type { MotorCurve } from './simulated-curve.ts'

const HEIGHT = 240
/** Slices of the time axis: more than pixels on most screens. */
const SLICES = 1000
const FONT = '11px system-ui, sans-serif'
/** Above the highest level, for the marks of cues. */
const TOP = 106

const colourOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Two points a slice, the lowest and the highest: what is quicker than a pixel is a band. */
function outline(curve: readonly { ms: number; level: number }[], lengthMs: number): number[] {
  return sliceCurve(curve, SLICES, lengthMs).flatMap(({ lowest, highest }, i) =>
    i % 2 === 0 ? [lowest, highest] : [highest, lowest],
  )
}

export class CurvePlot {
  readonly #place: HTMLElement
  readonly #resizing: ResizeObserver
  readonly #theme = matchMedia('(prefers-color-scheme: dark)')
  #plot: uPlot | undefined
  #cuesS: number[] = []
  #data: uPlot.AlignedData = [[], [], []]
  readonly #remake = (): void => this.#make()

  constructor(place: HTMLElement) {
    this.#place = place
    this.#make()
    this.#resizing = new ResizeObserver(() => this.#plot?.setSize({ width: this.#place.clientWidth, height: HEIGHT }))
    this.#resizing.observe(place)
    this.#theme.addEventListener('change', this.#remake)
  }

  #make(): void {
    this.#plot?.destroy()
    const [dim, line, written, motor, cue] = ['--dim', '--line', '--curve-2', '--warm', '--accent'].map(colourOf)
    const axis = { stroke: dim!, font: FONT, ticks: { show: false } }
    const grid = { stroke: line!, width: 1 }
    this.#plot = new uPlot(
      {
        width: this.#place.clientWidth,
        height: HEIGHT,
        padding: [4, 0, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: true, y: false }, points: { size: 6 } },
        scales: { x: { time: false }, y: { range: [0, TOP] } },
        axes: [
          { ...axis, size: 26, grid, values: (_, marks) => marks.map((seconds) => clockOf(seconds * 1000)) },
          { ...axis, size: 38, grid, splits: [...LEVEL_MARKS] },
          {
            ...axis,
            side: 1,
            size: 38,
            grid: { show: false },
            splits: HZ_MARKS.map(levelOfHz),
            values: () => HZ_MARKS.map(String),
          },
        ],
        series: [
          {},
          { stroke: written!, fill: `${written}26`, width: 2, points: { show: false } },
          { stroke: motor!, width: 1.25, points: { show: false } },
        ],
        hooks: { draw: [(plot) => this.#drawCues(plot, cue!)] },
      },
      this.#data,
      this.#place,
    )
  }

  #drawCues(plot: uPlot, colour: string): void {
    const { ctx, bbox } = plot
    ctx.save()
    ctx.fillStyle = colour
    for (const seconds of this.#cuesS) {
      const x = plot.valToPos(seconds, 'x', true)
      if (x < bbox.left || x > bbox.left + bbox.width) continue
      ctx.fillRect(x - devicePixelRatio, bbox.top, 2 * devicePixelRatio, 9 * devicePixelRatio)
    }
    ctx.restore()
  }

  /** `motor` may be of an older text: it is drawn only beside its own program. */
  draw(program: Program, motor: MotorCurve | undefined): void {
    const written = listPoints(program)
    const hertz = motor?.program === program ? motor.hertz : []
    const lengthMs = Math.max(written.at(-1)?.ms ?? 0, hertz.at(-1)?.ms ?? 0, 1)
    const times = Array.from({ length: 2 * SLICES }, (_, i) => ((i + 0.5) * lengthMs) / (2 * SLICES) / 1000)
    const levels = hertz.map(({ ms, hz }) => ({ ms, level: levelOfHz(hz) }))
    this.#cuesS = listCues(program).map(({ ms }) => ms / 1000)
    this.#data = [
      times,
      outline(written, lengthMs),
      levels.length > 0 ? outline(levels, lengthMs) : times.map(() => null),
    ]
    this.#plot?.setData(this.#data)
  }

  destroy(): void {
    this.#theme.removeEventListener('change', this.#remake)
    this.#resizing.disconnect()
    this.#plot?.destroy()
  }
}
