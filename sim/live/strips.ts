// The strips of the live screen: one row for each value over time, on the columns of the chart above.

import { BLOCKS, type Line, type Span, type Style } from '../../lib/terminal/lines.ts'
import type { Sample } from './history.ts'

/** One row: its label in a wide and in a narrow margin, and its cells, one for each sample. */
export interface Strip {
  label: string
  short: string
  cells: (samples: readonly Sample[]) => Line
}

/** The scales of battery and case: from empty to full, and from a room to too warm. */
const VOLTS = [3, 4.2] as const
const CELSIUS = [20, 45] as const
const MAX_DUTY = 1000
/** The highest block leaves a gap: strips that touch would look like one. */
const HIGHEST_BLOCK = BLOCKS.length - 2

export const STATE_STYLE: Record<string, Style> = { running: 'good', calibrating: 'good', fault: 'bad', dark: 'bad' }

/** A value as a block. Blank where it is unknown, and for nearly 0 on a scale from 0. */
function toBlock(value: number, from: number, to: number): string {
  if (Number.isNaN(value) || (from === 0 && value < to / 100)) return ' '
  return BLOCKS[Math.max(1, Math.min(HIGHEST_BLOCK, Math.round(((value - from) / (to - from)) * HIGHEST_BLOCK)))]!
}

const blockStrip = (
  unit: string,
  [from, to]: readonly [number, number],
  style: Style,
  value: (sample: Sample) => number,
): Strip => ({
  label: `${from}–${to} ${unit}`,
  short: unit,
  cells: (samples) => [[samples.map((sample) => toBlock(value(sample), from, to)).join(''), style]],
})

/** The name of each state, for as long as it lasted. The capital shows its beginning without colour. */
function stateBands(samples: readonly Sample[]): Line {
  const line: Span[] = []
  for (let from = 0, to = 0; from < samples.length; from = to) {
    const { state } = samples[from]!
    while (to < samples.length && samples[to]!.state === state) to++
    const name = state.charAt(0).toUpperCase() + state.slice(1)
    line.push([name.slice(0, to - from).padEnd(to - from, '·'), STATE_STYLE[state] ?? 'plain'])
  }
  return line
}

/** All strips, the most important first. `hertz` is the top of the motor's band. */
export const createStrips = (hertz: number): readonly Strip[] => [
  { label: 'state', short: 'state', cells: stateBands },
  blockStrip('Hz', [0, hertz], 'curve', (sample) => sample.hertz),
  blockStrip('V', VOLTS, 'good', (sample) => sample.volts),
  blockStrip('°C', CELSIUS, 'warm', (sample) => sample.celsius),
  {
    label: 'light',
    short: 'light',
    cells: (samples) => [[samples.map(({ isLit }) => (isLit ? '■' : '·')).join(''), 'plain']],
  },
  { ...blockStrip('duty', [0, MAX_DUTY], 'curve', (sample) => sample.duty), label: 'duty' },
]
