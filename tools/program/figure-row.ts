// The figures of a program in words, in the order of a table.

import { inMinutes } from '../../lib/duration.ts'
import type { Program } from '../../programs/language/write.ts'
import { computeFigures, type Figures } from './figures.ts'

const seconds = (ms: number) => (ms === 0 ? '' : `${Math.round(ms / 100) / 10} s`)

/** The title of each column, and its value. A terminal of 80 columns shows those up to "serves". */
const COLUMNS: [string, (program: Program, figures: Figures, button: string) => string][] = [
  ['program', ({ name }) => name],
  ['button', (_, __, button) => button],
  ['title', ({ title }) => title],
  ['length', (_, { totalMs }) => inMinutes(totalMs)],
  ['serves', ({ serves }) => serves.join(', ')],
  ['highest', (_, { highest }) => String(Math.round(highest))],
  ['longest at highest', (_, { topMs }) => seconds(topMs)],
  ['steepest (levels/s)', (_, { steepest }) => steepest.toFixed(0)],
  ['shortest on', (_, { shortestOnMs }) => seconds(shortestOnMs)],
  ['nesting', (_, { nesting }) => String(nesting)],
  ['hand points', (_, { handPoints }) => handPoints.toFixed(1)],
  ['in the band', (_, { bandShare }) => `${(100 * bandShare).toFixed(0)} %`],
  ['energy', (_, { joules }) => `${joules.toFixed(0)} J`],
  ['bytes', (_, { bytes }) => String(bytes)],
]

export const COLUMN_TITLES: readonly string[] = COLUMNS.map(([title]) => title)

/** The figures of a program, in the order of COLUMN_TITLES. Throws ProgramError if it breaks a rule. */
export function figureRow(program: Program, rotation: readonly Program[]): string[] {
  const place = rotation.findIndex(({ name }) => name === program.name)
  const figures = computeFigures(program)
  return COLUMNS.map(([, of]) => of(program, figures, place < 0 ? '' : String(place + 1)))
}
