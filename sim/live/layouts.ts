// The layouts of the live screen by the size of the terminal: one table. A larger terminal shows more, not larger.

/** Fewest and most rows of a part. */
type Range = readonly [least: number, most: number]

export interface Layout {
  /** The terminal has at least this size. */
  columns: number
  rows: number
  /**
   * The columns of what stands side by side: the named rows, what happened, what the light can say. The last one gets the
   * rest of the line. Without widths the first two stand one below the other.
   */
  widths: readonly number[]
  values: Range
  said: Range
  chart: Range
  strips: Range
  keys: Range
  /** Keys alone, without what they do. */
  isTerse?: true
}

const ANY = 999

// biome-ignore format: it is a table
export const LAYOUTS: readonly Layout[] = [
  { columns: 130, rows: 36, widths: [48, 52], values: [11, 11], said: [11, ANY], chart: [4, 8], strips: [7, 7], keys: [2, 3] },
  { columns: 76,  rows: 21, widths: [44],     values: [10, 11], said: [10, ANY], chart: [3, 8], strips: [3, 7], keys: [2, 4] },
  { columns: 44,  rows: 14, widths: [],       values: [5, 10],  said: [3, ANY],  chart: [2, 5], strips: [1, 4], keys: [1, 1] },
  { columns: 24,  rows: 6,  widths: [],       values: [0, 2],   said: [1, ANY],  chart: [0, 0], strips: [0, 0], keys: [1, 1], isTerse: true },
]

/** The smallest terminal. */
export const { columns: MIN_COLUMNS, rows: MIN_ROWS } = LAYOUTS.at(-1)!

/** Undefined for a terminal that is too small. */
export const layoutFor = (columns: number, rows: number): Layout | undefined =>
  LAYOUTS.find((layout) => columns >= layout.columns && rows >= layout.rows)

/** Every part gets its least rows, and then the parts in `order` get what is left, up to their most. */
export function shareRows<Part extends string>(
  ranges: Record<Part, Range>,
  order: readonly Part[],
  rows: number,
): Record<Part, number> {
  let left = rows - order.reduce((sum, part) => sum + ranges[part][0], 0)
  const share = {} as Record<Part, number>
  for (const part of order) {
    const [least, most] = ranges[part]
    const more = Math.max(0, Math.min(left, most - least))
    share[part] = least + more
    left -= more
  }
  return share
}
