// The log as a CSV table, for other programs.

import { SECOND_MS } from '../../src/time.ts'
import type { Figure, Log } from './log.ts'

/** The columns after time and state: name with unit, figure, and the maximum number of decimals. */
const COLUMNS: readonly (readonly [name: string, figure: Figure, decimals: number])[] = [
  ['level', 'level', 1],
  ['duty', 'duty', 1],
  ['motor_hz', 'hertz', 2],
  ['battery_mv', 'batteryMv', 1],
  ['case_c', 'celsius', 2],
  ['light', 'isLit', 0],
]
const HEAD = ['time_s', 'state', ...COLUMNS.map(([name]) => name)]
const TIME_DECIMALS = 3

/** As few characters as possible; an unknown figure is an empty cell. */
const cell = (value: number, decimals: number): string =>
  Number.isNaN(value) ? '' : String(Number(value.toFixed(decimals)) + 0)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A row is a slice of the log. It shows the last sample in the slice: time, state and figures belong to one moment. So a
 * change within a slice shows its end, and a value that came and went within a slice is only in the picture. A run of few
 * samples has a slice for each.
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
