// Markdown: tables for pages that are made from the code, and the anchors of headings.

type Row = readonly (string | number)[]

const line = (cells: Row): string => `| ${cells.join(' | ')} |\n`

/** Head, rule and rows; each line has its line end. */
export const table = (head: Row, rows: readonly Row[]): string =>
  line(head) + line(head.map(() => '---')) + rows.map(line).join('')

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

/** Gives the headings of a page their anchors, one after the other, as GitHub links them: the second "Notes" is notes-1. */
export function makeAnchors(): (heading: string) => string {
  const counts = new Map<string, number>()
  return (heading) => {
    const anchor = anchorOf(heading)
    const before = counts.get(anchor) ?? 0
    counts.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  }
}
