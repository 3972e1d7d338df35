// The live screen over time: the level as a curve, an axis with what was pressed, and the strips.

import { BLOCKS, justify, type Line, type Span } from '../../lib/terminal/lines.ts'
import type { Sample } from './history.ts'
import { axisSigns, createStrips } from './strips.ts'
import type { View } from './view.ts'

/** The margin left of the chart and the strips, with its line: as wide as the longest label. */
const MARGIN_COLUMNS = 16
const NARROW_MARGIN_COLUMNS = 11
/** From this width on, labels have scales. */
const SCALE_COLUMNS = 70
/** A shorter chart has no label in its middle. */
const MIDDLE_ROWS = 5

/** The level, in `rows` lines. */
function chartLines(shown: readonly Sample[], blank: string, rows: number, margin: (label: string) => Span): Line[] {
  return Array.from({ length: rows }, (_, row): Line => {
    const base = ((rows - 1 - row) * 100) / rows
    const isMiddle = row === Math.floor(rows / 2) && rows >= MIDDLE_ROWS
    const label = row === 0 ? 'level 100' : row === rows - 1 ? '0' : isMiddle ? '50' : ''
    const cells = shown.map(({ level }) => {
      const eighths = Math.round(((level - base) * rows * 8) / 100)
      return BLOCKS[Math.max(0, Math.min(8, eighths))]
    })
    return [margin(label), [blank + cells.join(''), 'curve']]
  })
}

const UNITS: readonly (readonly [string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
]

/** "45 s", "7.5 min", "12.5 h". */
function formatSpan(seconds: number): string {
  const [unit, length] = UNITS.find(([, from]) => seconds >= 2 * from) ?? ['s', 1]
  return `${Number((seconds / length).toFixed(1))} ${unit}`
}

/** A chart of `chartRows`, the first `stripRows` strips, and two lines for the axis and its scale. */
export function timeLines(view: View, columns: number, chartRows: number, stripRows: number): Line[] {
  const hasScales = columns >= SCALE_COLUMNS
  const marginColumns = hasScales ? MARGIN_COLUMNS : NARROW_MARGIN_COLUMNS
  const margin = (label: string, tick = label ? '┤' : '│'): Span => [
    `${label.padStart(marginColumns - 1)}${tick}`,
    'dim',
  ]
  const across = columns - marginColumns - 1
  const shown = view.history.slice(-across)
  const blank = ' '.repeat(across - shown.length)
  const strips = createStrips(view.topHertz).slice(0, stripRows)
  return [
    ...chartLines(shown, blank, chartRows, margin),
    [margin('', '└'), ['─'.repeat(blank.length), 'dim'], [axisSigns(view.history).slice(-shown.length), 'plain']],
    ...strips.map(
      ({ label, short, cells }): Line => [margin(hasScales ? label : short, '│'), [blank, 'plain'], ...cells(shown)],
    ),
    justify(
      [[`${' '.repeat(marginColumns)}${formatSpan(across * view.columnS)} ago`, 'dim']],
      [['now ', 'dim']],
      columns,
    ),
  ]
}
