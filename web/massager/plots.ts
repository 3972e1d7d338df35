// The plots of the live curves: four lanes on one time axis.

import uPlot from 'uplot'
import { clockOf } from '../../sim/signals/clock.ts'
import { SAMPLE_FIELDS } from '../worker/messages.ts'
import type { Samples } from './samples.ts'

type Field = (typeof SAMPLE_FIELDS)[number]

interface Lane {
  label: string
  field: Field
  height: number
  /** Undefined: from 0 to the motor's top. */
  range: readonly [number, number] | undefined
  /** A colour of tokens.css. */
  colour: string
  isFilled?: boolean
  isStepped?: boolean
}

/** The range of a lane is wide enough for what usually happens, and the same for every massager. */
const LANES: readonly Lane[] = [
  { label: 'level', field: 'level', height: 100, range: [0, 100], colour: '--curve', isFilled: true, isStepped: true },
  { label: 'motor Hz', field: 'hertz', height: 100, range: undefined, colour: '--curve-2' },
  { label: 'battery V', field: 'volts', height: 70, range: [3, 4.25], colour: '--good' },
  { label: 'case °C', field: 'celsius', height: 70, range: [15, 48], colour: '--warm' },
  { label: 'light', field: 'light', height: 38, range: [0, 1.1], colour: '--glow', isFilled: true, isStepped: true },
]
const AXIS_HEIGHT = 24
const LABEL_WIDTH = 44
/** Between two labels of the time, which shows no parts of a second. */
const TIME_STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400]
/** More points than pixels are no more to see. */
const MAX_POINTS = 3000

const colourOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Every so many samples, the one that is furthest from 0: short things stay. */
function thin(columns: number[][]): number[][] {
  const count = columns[0]!.length
  const step = Math.ceil(count / MAX_POINTS)
  if (step <= 1) return columns
  return columns.map((column, field) => {
    const thinned: number[] = []
    for (let from = 0; from < count; from += step) {
      const part = column.slice(from, from + step)
      thinned.push(field === 0 ? part[0]! : Math.max(...part))
    }
    return thinned
  })
}

export class CurvePlots {
  /** It must be drawn again although no sample is new. */
  isStale = true
  #plots: uPlot[] = []
  #topHertz = 60
  readonly #place: HTMLElement
  readonly #resizing: ResizeObserver
  readonly #theme = matchMedia('(prefers-color-scheme: dark)')
  readonly #remake = (): void => this.#make()

  constructor(place: HTMLElement) {
    this.#place = place
    this.#make()
    this.#resizing = new ResizeObserver(() => this.#resize())
    this.#resizing.observe(place)
    this.#theme.addEventListener('change', this.#remake)
  }

  #make(): void {
    for (const plot of this.#plots) plot.destroy()
    const [dim, line] = [colourOf('--dim'), colourOf('--line')]
    const last = LANES.length - 1
    this.#plots = LANES.map(({ label, height, range, colour, isFilled, isStepped }, i) => {
      const ink = colourOf(colour)
      const grid = { stroke: line, width: 1 }
      const font = '11px system-ui, sans-serif'
      return new uPlot(
        {
          width: this.#place.clientWidth,
          height: height + (i === last ? AXIS_HEIGHT : 0),
          padding: [8, 8, 6, 0],
          legend: { show: false },
          cursor: { sync: { key: 'curves' }, points: { size: 6 }, drag: { x: true, y: false } },
          scales: { x: { time: false }, y: { range: () => [...(range ?? [0, this.#topHertz])] as [number, number] } },
          axes: [
            {
              show: i === last,
              size: AXIS_HEIGHT,
              stroke: dim,
              font,
              grid,
              ticks: { show: false },
              incrs: TIME_STEPS_S,
              values: (_, marks) => marks.map((seconds) => clockOf(seconds * 1000)),
            },
            {
              size: LABEL_WIDTH,
              stroke: dim,
              font,
              grid,
              ticks: { show: false },
              space: 26,
              values: (_, marks) => marks.map((mark) => (height < 40 ? '' : String(mark))),
            },
          ],
          series: [
            {},
            {
              label,
              stroke: ink,
              width: 1.6,
              points: { show: false },
              ...(isFilled && { fill: `${ink}2e` }),
              ...(isStepped && uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
            },
          ],
          hooks: { ready: [(plot) => plot.over.insertAdjacentHTML('beforeend', `<b class="lane">${label}</b>`)] },
        },
        [[], []],
        this.#place,
      )
    })
    this.isStale = true
  }

  #resize(): void {
    const width = this.#place.clientWidth
    for (const [i, plot] of this.#plots.entries())
      if (plot.width !== width)
        plot.setSize({ width, height: LANES[i]!.height + (i === LANES.length - 1 ? AXIS_HEIGHT : 0) })
    this.isStale = true
  }

  /** Draws the last `seconds`. */
  draw(samples: Samples, seconds: number, topHertz: number): void {
    this.isStale = false
    this.#topHertz = Math.ceil(topHertz * 1.1)
    const columns = thin(samples.last(seconds))
    const times = columns[0]!
    const to = times.at(-1) ?? 0
    const from = seconds === Number.POSITIVE_INFINITY ? (times[0] ?? 0) : to - seconds
    for (const [i, { field }] of LANES.entries()) {
      const plot = this.#plots[i]!
      plot.batch(() => {
        plot.setData([times, columns[SAMPLE_FIELDS.indexOf(field)]!], false)
        plot.setScale('x', { min: Math.max(from, seconds > to ? 0 : from), max: Math.max(to, from + 1) })
      })
    }
  }

  destroy(): void {
    this.#theme.removeEventListener('change', this.#remake)
    this.#resizing.disconnect()
    for (const plot of this.#plots) plot.destroy()
  }
}
