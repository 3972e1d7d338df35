// One row for each thing to see over time, on the columns of the chart above them.

import { BLOCKS, type Line, type Span, type Style } from '../../lib/terminal/lines.ts'
import type { Sample } from './history.ts'

/** One row: what it is called, in a wide and in a narrow margin, and its cells, one a sample. */
export interface Strip {
  label: string
  short: string
  cells: (samples: readonly Sample[]) => Line
}

/** What the battery strip spans, in V, and the case strip, in °C: from empty to full, from a room to too warm. */
const VOLTS = [3, 4.2] as const
const CELSIUS = [20, 45] as const
const MAX_DUTY = 1000
/** Not the whole cell: strips that touched would read as one. */
const HIGHEST = BLOCKS.length - 2

export const STATE_STYLE: Record<string, Style> = { running: 'good', calibrating: 'good', fault: 'bad', dark: 'bad' }

/** A value as a block: blank for nothing known, and, where the scale begins at 0, for nothing at all. */
function block(value: number, from: number, to: number): string {
  if (Number.isNaN(value) || (from === 0 && value < to / 100)) return ' '
  return BLOCKS[Math.max(1, Math.min(HIGHEST, Math.round(((value - from) / (to - from)) * HIGHEST)))]!
}

const blocks = (
  unit: string,
  [from, to]: readonly [number, number],
  style: Style,
  value: (sample: Sample) => number,
): Strip => ({
  label: `${from}–${to} ${unit}`,
  short: unit,
  cells: (samples) => [[samples.map((sample) => block(value(sample), from, to)).join(''), style]],
})

/** Each state by its name for as long as it lasted; a capital begins it, so that it reads without colour. */
function bands(samples: readonly Sample[]): Line {
  const line: Span[] = []
  for (let from = 0, to = 0; from < samples.length; from = to) {
    const { state } = samples[from]!
    while (to < samples.length && samples[to]!.state === state) to++
    const name = state.charAt(0).toUpperCase() + state.slice(1)
    line.push([name.slice(0, to - from).padEnd(to - from, '·'), STATE_STYLE[state] ?? 'plain'])
  }
  return line
}

/** All strips, the most important first. `hertz` is the most that the motor is meant to make. */
export const strips = (hertz: number): readonly Strip[] => [
  { label: 'state', short: 'state', cells: bands },
  blocks('Hz', [0, hertz], 'curve', (sample) => sample.hertz),
  blocks('V', VOLTS, 'good', (sample) => sample.volts),
  blocks('°C', CELSIUS, 'warm', (sample) => sample.celsius),
  {
    label: 'light',
    short: 'light',
    cells: (samples) => [[samples.map(({ lit }) => (lit ? '■' : '·')).join(''), 'plain']],
  },
  { ...blocks('duty', [0, MAX_DUTY], 'curve', (sample) => sample.duty), label: 'duty' },
]
