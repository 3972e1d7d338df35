// A table as plain text for a terminal, in as many of its columns as fit.

const GAP = '  '

/** A line for each row; the first row is the head. Columns that do not fit into `width` are left out, the last first. */
export function inColumns(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  let end = -GAP.length
  const shown = widths.filter((wide) => {
    end += GAP.length + wide
    return end <= width
  }).length
  return rows.map((row) =>
    row
      .slice(0, Math.max(1, shown))
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join(GAP)
      .trimEnd(),
  )
}
