// The lanes of a plot: one for each state, with its name, so that it reads without colours, and its total time.

import { cut, path, px, TEXT_PX, text } from '../../lib/drawing/svg.ts'
import { oneLine } from '../../lib/duration.ts'
import { findSpans } from './lanes.ts'
import type { Log } from './log.ts'
import { HALF_TEXT, LABEL_GAP, LANE, MARGIN, PLOT, TOP } from './place.ts'
import { CLASSES } from './style.ts'
import { timeIn } from './words.ts'

/** From a lane to the line below it. */
const RULE_GAP = 2.5

/** A lane for each state, from the top. */
export function drawLanes(log: Log, states: readonly string[], xOf: (ms: number) => number): string[] {
  return states.flatMap((state, i) => {
    const y = TOP + i * LANE.step
    const baseline = y + LANE.height / 2 + HALF_TEXT
    const boxes = findSpans(log, state, xOf).map(({ fromX, toX }) => {
      const from = px(fromX)
      const wide = px(Number(px(toX)) - Number(from))
      return `M${from} ${y}h${wide}v${LANE.height}h-${wide}z`
    })
    return [
      text(MARGIN, baseline, 'plain', cut(oneLine(state), PLOT.left - 2 * MARGIN, TEXT_PX)),
      path('grid', `M${PLOT.left} ${y + LANE.height + RULE_GAP}H${PLOT.right}`),
      path(`in-${state}` in CLASSES ? `in-${state}` : 'in-other', boxes.join('')),
      text(PLOT.right + LABEL_GAP, baseline, 'dim', timeIn(log, state)),
    ]
  })
}
