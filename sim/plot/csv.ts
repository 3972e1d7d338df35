// The log as a table for other programs.

import { SECOND_MS } from '../../src/time.ts'
import type { Figure, Log } from './log.ts'

/** The columns after time and state: their names with units, and how many decimals there are at the most. */
const COLUMNS: readonly (readonly [name: string, figure: Figure, decimals: number])[] = [
  ['level', 'level', 1],
  ['duty', 'duty', 1],
  ['motor_hz', 'hertz', 2],
  ['battery_mv', 'batteryMv', 1],
  ['case_c', 'celsius', 2],
  ['light', 'lit', 0],
]
const HEAD = ['time_s', 'state', ...COLUMNS.map(([name]) => name)]
const TIME_DECIMALS = 3

/** No more characters than it takes; a figure that is not known is an empty cell. */
const cell = (value: number, decimals: number): string =>
  Number.isNaN(value) ? '' : String(Number(value.toFixed(decimals)) + 0)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A row is a slice of time of the log, shown by the last sample in it: time, state and all figures are those of that one
 * moment, never of two. So where a slice holds a change the row has what came after it, and what came and went within a
 * slice is only in the picture. A run of few samples has a slice for each.
 */
export function toCsv(log: Log): string {
  const rows = Array.from(log.sliceToMs, (ms, slice) =>
    [
      cell(ms / SECOND_MS, TIME_DECIMALS),
      quoted(log.states.last(slice)),
      ...COLUMNS.map(([, figure, decimals]) => cell(log.column(figure).last[slice]!, decimals)),
    ].join(','),
  )
  return [HEAD.join(','), ...rows].map((row) => `${row}\n`).join('')
}
