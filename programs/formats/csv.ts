// The curve as a table, for spreadsheets and plots: ms and level, to be joined by lines; two rows at one time are a jump.

import { points } from '../language/curve.ts'
import type { Program } from '../language/write.ts'
import type { Format } from './format.ts'

const rounded = (value: number) => Math.round(value * 1000) / 1000

export const csv: Format = {
  name: 'csv',
  title: 'Table of ms and level (CSV)',
  extensions: ['.csv'],
  write: (program: Program) => ({
    text: ['ms,level', ...points(program).map(({ ms, level }) => `${rounded(ms)},${rounded(level)}`), ''].join('\n'),
    notes: [],
  }),
}
