// Positions in a plot, in pixels.

export const WIDTH = 960
export const MARGIN = 16
export const TITLE_Y = 28
/** The top of the lanes; the panels come below. */
export const TOP = 50
/** The area of the curves. Names and scales are on the left of it, limits on the right. */
export const PLOT = { left: 132, right: 840 } as const
export const LANE = { height: 10, step: 16 } as const
/** Between two panels. */
export const BETWEEN = 18
/** From the curves to the labels beside them. */
export const SCALE_GAP = 7
export const LABEL_GAP = 9
/** From the middle of a text to its baseline. */
export const HALF_TEXT = 4
/** Between baselines. */
const TEXT_STEP = 13

/** Moves labels up and down by as little as possible, so that none overlap and none is below `bottom`. */
export function spreadLabels(ys: readonly number[], bottom: number): number[] {
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
