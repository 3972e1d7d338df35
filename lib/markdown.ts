// A Markdown table, for pages that are made from the code.

type Row = readonly (string | number)[]

const line = (cells: Row): string => `| ${cells.join(' | ')} |\n`

/** Head, rule and rows; each line has its line end. */
export const table = (head: Row, rows: readonly Row[]): string =>
  line(head) + line(head.map(() => '---')) + rows.map(line).join('')
