// Where things are in a plot, in pixels.

export const WIDTH = 960
export const MARGIN = 16
export const TITLE_Y = 28
/** Of the lanes, and below them the panels. */
export const TOP = 50
/** Where the curves are drawn: names and scales are on the left, limits on the right. */
export const PLOT = { left: 132, right: 840 } as const
export const LANE = { height: 10, step: 16 } as const
/** Between two panels. */
export const BETWEEN = 18
/** From the plot to the labels beside it. */
export const SCALE_GAP = 7
export const LABEL_GAP = 9
/** From the middle of a text to its baseline. */
export const HALF_TEXT = 4
/** Between baselines. */
const TEXT_STEP = 13

/** Moves labels, from the top, as far as they must so that none overlap, half of it up and half down, none below `bottom`. */
export function apart(ys: readonly number[], bottom: number): number[] {
  const placed = [...ys]
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i]!, placed[i - 1]! + TEXT_STEP)
  const moved = placed.reduce((sum, y, i) => sum + y - ys[i]!, 0) / placed.length
  let limit = bottom
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]! - moved, limit)
    limit = placed[i]! - TEXT_STEP
  }
  return placed
}
