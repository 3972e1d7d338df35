// One panel of a plot: name, scale, limits and curve.

import { path, points, px, text } from '../../lib/drawing/svg.ts'
import { type Edges, traceEdges } from './edges.ts'
import type { Log, Range } from './log.ts'
import { inUnits, LIGHT, type Panel, rangeInWords, scaleOf } from './panels.ts'
import { HALF_TEXT, LABEL_GAP, MARGIN, PLOT, SCALE_GAP, spreadLabels } from './place.ts'

/** The name and the line below it, from the top of the panel. */
const NAME_Y = 8
const RANGE_Y = 24

/** An area as a path around it, a line as a path along it, a single point as a dot. */
function drawShape({ upper, lower }: Edges, kind: string): string {
  const line = points(upper)
  if (line === points(lower))
    return line.includes('l') ? path(`none ${kind}`, line) : path(`none ${kind} dot`, `${line}l0 0`)
  return path(`${kind}-in ${kind}`, `${points([...upper, ...lower.toReversed()])}z`)
}

/** Lines for the limits, with labels beside them. */
function drawLimits({ marks, band, unit }: Panel, bottom: number, yOf: (value: number) => number): string[] {
  const { left, right } = PLOT
  const lines = [
    ...marks.map(({ at, kind }) => ({ at, kind })),
    ...(band ? [band.high, band.low].map((at) => ({ at, kind: 'rim' })) : []),
  ].map(({ at, kind }) => path(kind, `M${left} ${px(yOf(at))}H${right}`))
  const labels = [
    ...marks.map(({ at, label }) => ({ y: yOf(at), label })),
    ...(band ? [band.high, band.low].map((at) => ({ y: yOf(at), label: `${at} ${unit}` })) : []),
    ...(band ? [{ y: yOf((band.high + band.low) / 2), label: band.label }] : []),
  ].sort((a, b) => a.y - b.y)
  const places = spreadLabels(
    labels.map(({ y }) => y),
    bottom,
  )
  return [
    ...(band ? [path('band', `M${left} ${px(yOf(band.high))}H${right}V${px(yOf(band.low))}H${left}z`)] : []),
    ...lines,
    ...labels.map(({ label }, i) => text(right + LABEL_GAP, places[i]! + HALF_TEXT, 'dim', label)),
  ]
}

/** The height of a panel. A figure that was never known has no curve, only a note. */
export const heightOf = (panel: Panel, range: Range | undefined): number => (range ? panel.height : LIGHT.height)

/** The panel from `top` down. `range` is that of its figure in the log. */
export function drawPanel(
  log: Log,
  panel: Panel,
  range: Range | undefined,
  top: number,
  xOf: (ms: number) => number,
): string[] {
  const { left, right } = PLOT
  const bottom = top + heightOf(panel, range)
  const name = text(MARGIN, top + NAME_Y, 'strong', panel.name)
  if (!range) return [name, text(left + LABEL_GAP, top + NAME_Y, 'dim', 'not known')]
  const { low, high } = scaleOf(panel, range)
  const yOf = (value: number) => bottom - ((value - low) * (bottom - top)) / (high - low)
  const ends = panel === LIGHT ? ['off', 'on'] : [inUnits(panel, low), inUnits(panel, high)]
  return [
    name,
    panel === LIGHT ? '' : text(MARGIN, top + RANGE_Y, 'dim', rangeInWords(panel, range)),
    path('grid', `M${left} ${top}H${right}M${left} ${bottom}H${right}`),
    text(left - SCALE_GAP, bottom + HALF_TEXT, 'dim', ends[0]!, 'end'),
    text(left - SCALE_GAP, top + HALF_TEXT, 'dim', ends[1]!, 'end'),
    ...drawLimits(panel, bottom, yOf),
    ...traceEdges(log, panel.figure, panel.isHeld, xOf, yOf).map((each) => drawShape(each, panel.kind)),
  ].filter((piece) => piece !== '')
}
