// The curve as a table of ms and level, for spreadsheets and plots. Lines join the rows; two rows at one time are a jump.

import { listPoints } from '../language/curve.ts'
import type { Program } from '../language/write.ts'
import type { Format } from './format.ts'

const roundToThousandth = (value: number) => Math.round(value * 1000) / 1000

function write(program: Program) {
  const rows = listPoints(program).map(({ ms, level }) => `${roundToThousandth(ms)},${roundToThousandth(level)}`)
  return { text: ['ms,level', ...rows, ''].join('\n'), notes: [] }
}

export const csv: Format = { name: 'csv', title: 'Table of ms and level (CSV)', extensions: ['.csv'], write }
