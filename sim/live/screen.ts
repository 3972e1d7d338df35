// The live screen: turns a view into lines of styled text that fit the terminal, whatever its size.

import { fit, justify, type Line, padLine, type Span, wrap } from '../../lib/terminal/lines.ts'
import { wrapText } from '../../lib/terminal/wrap-text.ts'
import { clockOf } from '../signals/clock.ts'
import { type Layout, layoutFor, MIN_COLUMNS, MIN_ROWS, shareRows } from './layouts.ts'
import { choiceLines, keyHints, pageLines } from './pages.ts'
import { rowLines } from './rows.ts'
import { saidLines, signalLines } from './said.ts'
import { STATE_STYLE } from './strips.ts'
import { timeLines } from './timeline.ts'
import type { View } from './view.ts'

/** The axis and its scale. */
const AXIS_ROWS = 2
/** Which part gets rows first, after each has its least. */
const ORDER = ['keys', 'strips', 'values', 'chart', 'said'] as const
const SHORT_KEYS: Line = [[' ? q', 'strong']]
/** A longer mistake is cut off. */
const MISTAKE_ROWS = 3

function headLine(view: View, columns: number): Line {
  const name = view.fault > 0 ? `${view.state} ${view.fault}` : view.state
  const state: Span = [name, STATE_STYLE[view.state] ?? 'strong']
  return justify(
    [[' unknot  ', 'dim'], state, [view.hint ? `  ${view.hint}` : '', 'plain']],
    [
      [view.isPaused ? 'paused  ' : '', 'strong'],
      [`${clockOf(view.ms)}  x${view.speed} `, 'dim'],
    ],
    columns,
  )
}

const mistakeLines = ({ mistake }: View, columns: number): Line[] =>
  mistake
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => wrapText(line, columns - 1))
    .slice(0, MISTAKE_ROWS)
    .map((line) => [[` ${line}`, 'bad']])

/** Panels side by side. */
function beside(panels: readonly Line[][], widths: readonly number[], rows: number): Line[] {
  return Array.from({ length: rows }, (_, row) =>
    panels.flatMap((lines, i): Line => padLine(lines[row] ?? [], widths[i]!)),
  )
}

/** Panels above the time axis: at most `rows` lines. */
function panelLines(view: View, { values, widths }: Layout, columns: number, rows: number): Line[] {
  const all = [...widths, columns - widths.reduce((sum, width) => sum + width, 0)]
  const [, middle, right] = all
  const shown = rowLines(view, all[0]! - 1, Math.min(values[1], rows))
  const said = saidLines(view, middle!, rows)
  if (right === undefined) return beside([shown, said], all, rows)
  const choices = choiceLines(view, all[0]!, rows - shown.length - 1)
  return beside([[...shown, [], ...choices], said, signalLines(view, right)], all, rows)
}

/** The run: panels, the time axis, and the keys. */
function runLines(view: View, layout: Layout, columns: number, rows: number): Line[] {
  const hints = layout.isTerse ? [SHORT_KEYS] : wrap(keyHints(view), columns)
  const keys = layout.keys.map((lines) => Math.min(lines, hints.length)) as [number, number]
  const hasAxis = layout.chart[1] > 0
  const isBeside = layout.widths.length > 0
  const values = isBeside ? ([0, 0] as const) : layout.values
  const share = shareRows({ ...layout, keys, values }, ORDER, hasAxis ? rows - AXIS_ROWS : rows)
  return [
    ...(isBeside
      ? panelLines(view, layout, columns, share.said)
      : [...rowLines(view, columns, share.values), ...saidLines(view, columns, share.said)]),
    ...(hasAxis ? timeLines(view, columns, share.chart, share.strips) : []),
    ...hints.slice(0, share.keys),
  ]
}

const tooSmall = (columns: number, rows: number): Line[] =>
  [`too small: ${columns} x ${rows}`, `needs ${MIN_COLUMNS} x ${MIN_ROWS}`, 'q quit'].map((text) => [[text, 'plain']])

/** At most `rows` lines of at most `columns` characters. */
export function layOut(view: View, columns: number, rows: number): Line[] {
  const mistake = mistakeLines(view, columns)
  const layout = rows < MIN_ROWS ? undefined : layoutFor(columns, Math.max(MIN_ROWS, rows - mistake.length))
  const top = layout ? [headLine(view, columns), ...mistake] : tooSmall(columns, rows)
  const left = rows - top.length
  const show = view.page === 'run' ? runLines : pageLines
  return [...top, ...(layout ? show(view, layout, columns, left) : [])].slice(0, rows).map((line) => fit(line, columns))
}
