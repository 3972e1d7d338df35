// One panel of a plot: its name, its scale, its limits and its curve.

import { path, points, px, text } from '../../lib/drawing/svg.ts'
import { type Edges, edges } from './edges.ts'
import type { Log, Range } from './log.ts'
import { inUnits, LIGHT, type Panel, rangeInWords, scaleOf } from './panels.ts'
import { apart, HALF_TEXT, LABEL_GAP, MARGIN, PLOT, SCALE_GAP } from './place.ts'

/** Of a name, from the upper end of the panel, and of the line below it. */
const NAME_Y = 8
const RANGE_Y = 24

/** A shape with two edges is a path around it, one with one along it, and one in one place a dot. */
function shape({ upper, lower }: Edges, kind: string): string {
  const line = points(upper)
  if (line === points(lower))
    return line.includes('l') ? path(`none ${kind}`, line) : path(`none ${kind} dot`, `${line}l0 0`)
  return path(`${kind}-in ${kind}`, `${points([...upper, ...lower.toReversed()])}z`)
}

/** Lines across for the limits, and their labels beside them. */
function limits({ marks, band, unit }: Panel, bottom: number, yOf: (value: number) => number): string[] {
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
  const places = apart(
    labels.map(({ y }) => y),
    bottom,
  )
  return [
    ...(band ? [path('band', `M${left} ${px(yOf(band.high))}H${right}V${px(yOf(band.low))}H${left}z`)] : []),
    ...lines,
    ...labels.map(({ label }, i) => text(right + LABEL_GAP, places[i]! + HALF_TEXT, 'dim', label)),
  ]
}

/** How high a panel is: of what was never known there is no curve, only word of it. */
export const heightOf = (panel: Panel, range: Range | undefined): number => (range ? panel.height : LIGHT.height)

/** The panel from `top` on, with the `range` of its figure in the log. */
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
    ...limits(panel, bottom, yOf),
    ...edges(log, panel.figure, panel.held, xOf, yOf).map((each) => shape(each, panel.kind)),
  ].filter((piece) => piece !== '')
}
