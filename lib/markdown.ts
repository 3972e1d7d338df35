// A table as Markdown: for every page that is made from the code.

type Row = readonly (string | number)[]

const line = (cells: Row): string => `| ${cells.join(' | ')} |\n`

/** Head, rule and rows, each a line with its end. */
export const table = (head: Row, rows: readonly Row[]): string =>
  line(head) + line(head.map(() => '---')) + rows.map(line).join('')
