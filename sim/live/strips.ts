// The strips of the live screen: one row for each value over time, on the columns of the chart above.

import { BLOCKS, type Line, type Span, type Style } from '../../lib/terminal/lines.ts'
import { digitOf } from '../bench/finger.ts'
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
/** In these states the light is on, and says something by going off. */
const LIT_STATES = ['running', 'calibrating']
/** Another program plays from here on. */
const PROGRAM_SIGN = '▲'

export const STATE_STYLE: Record<string, Style> = { running: 'good', calibrating: 'good', fault: 'bad', dark: 'bad' }

/** A value as a block. Blank where it is unknown, and for nearly 0 on a scale from 0. */
function toBlock(value: number, from: number, to: number): string {
  if (Number.isNaN(value) || (from === 0 && value < to / 100)) return ' '
  return BLOCKS[Math.max(1, Math.min(HIGHEST_BLOCK, Math.round(((value - from) / (to - from)) * HIGHEST_BLOCK)))]!
}

const blockStrip = (
  name: string,
  unit: string,
  [from, to]: readonly [number, number],
  style: Style,
  value: (sample: Sample) => number,
): Strip => ({
  label: `${name} ${from}–${to}${unit && ` ${unit}`}`,
  short: unit ? `${name} ${unit}` : name,
  cells: (samples) => [[samples.map((sample) => toBlock(value(sample), from, to)).join(''), style]],
})

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Names, each for as long as it lasted. The capital shows its beginning without colour. */
const bandStrip = (label: string, nameOf: (sample: Sample) => string, styleOf: (name: string) => Style): Strip => ({
  label,
  short: label,
  cells: (samples) => {
    const line: Span[] = []
    for (let from = 0, to = 0; from < samples.length; from = to) {
      const name = nameOf(samples[from]!)
      while (to < samples.length && nameOf(samples[to]!) === name) to++
      const text = capitalized(name).slice(0, to - from)
      line.push([text.padEnd(to - from, name ? '·' : ' '), styleOf(name)])
    }
    return line
  },
})

/** How often the light blinked, or dipped where it is on otherwise; ■ and · for on and off all the time. */
function lightSign({ state, isLit, blinks, dips }: Sample): string {
  const isLitState = LIT_STATES.includes(state)
  const count = isLitState ? dips : blinks
  if (count === 0) return isLit ? '■' : '·'
  return count > 1 ? digitOf(count) : isLitState ? '○' : '●'
}

/** The signs on the time axis: gestures, and where another program begins. */
export const axisSigns = (samples: readonly Sample[]): string =>
  samples
    .map(({ gesture, playing }, i) => gesture || (playing && playing !== samples[i - 1]?.playing ? PROGRAM_SIGN : '─'))
    .join('')

/** All strips, the most important first. `topHertz` is the top of the motor's band. */
export const createStrips = (topHertz: number): readonly Strip[] => [
  bandStrip(
    'state',
    ({ state }) => state,
    (state) => STATE_STYLE[state] ?? 'plain',
  ),
  { label: 'light', short: 'light', cells: (samples) => [[samples.map(lightSign).join(''), 'plain']] },
  blockStrip('motor', 'Hz', [0, topHertz], 'curve', ({ hertz }) => hertz),
  blockStrip('battery', 'V', VOLTS, 'good', ({ volts }) => volts),
  bandStrip(
    'program',
    ({ playing }) => playing,
    () => 'plain',
  ),
  blockStrip('case', '°C', CELSIUS, 'warm', ({ celsius }) => celsius),
  blockStrip('duty', '', [0, MAX_DUTY], 'curve', ({ duty }) => duty),
]
