// Draws a program as SVG: the written curve, the motor's curve over it, and a description in words.

import { cut, path, points, px, svg, TEXT_PX, TITLE_PX, text, widthOf } from '../../../lib/drawing/svg.ts'
import { type Classes, fill, stroke } from '../../../lib/drawing/theme.ts'
import { decimate, simplify } from '../../../lib/drawing/thin.ts'
import { ticks } from '../../../lib/drawing/ticks.ts'
import { inWords, oneLine } from '../../../lib/duration.ts'
import type { Program } from '../../../programs/language/write.ts'
import { MAX_LEVEL } from '../../../src/program/format.ts'
import { type Cue, listCues } from './cues.ts'
import { countCues, describe, partsServed } from './describe.ts'
import { HZ_MARKS, LEVEL_MARKS, levelOfHz, motorLevels, shownMs, writtenMs } from './scale.ts'
import type { Simulation } from './simulate.ts'

export const SIZE = { width: 760, height: 260 } as const
/** The area of the curves. */
export const PLOT = { left: 44, right: 716, top: 78, bottom: 204 } as const
const MARGIN = 16
const TICK_GAP_PX = 14
/** Smaller than a screen can show. */
const TOLERANCE_PX = 0.1
/** Cues that are closer share one mark. */
const CUE_GAP_PX = 9
const CLASSES: Classes = {
  area: { how: fill, light: '#cfe3fb', dark: '#12304f' },
  written: { how: stroke, light: '#54aeff', dark: '#1f6feb' },
  motor: { how: stroke, light: '#953800', dark: '#ffa657' },
  cue: { how: fill, light: '#8250df', dark: '#d2a8ff' },
  mark: { how: stroke, light: '#c297ff', dark: '#8957e5' },
}

export const xOf = (ms: number, lengthMs: number): number => PLOT.left + (ms * (PLOT.right - PLOT.left)) / lengthMs
export const yOf = (level: number): number => PLOT.bottom - (level * (PLOT.bottom - PLOT.top)) / MAX_LEVEL

/** The points of a path, without those that make no visible difference. */
function pathPoints(curve: readonly { ms: number; level: number }[], lengthMs: number): string {
  const dots = curve.map(({ ms, level }) => ({ x: xOf(ms, lengthMs), y: yOf(level) }))
  return points(simplify(decimate(dots), TOLERANCE_PX))
}

function axes(lengthMs: number): string[] {
  const { left, right, top, bottom } = PLOT
  const times = ticks(lengthMs, right - left, (label) => widthOf(label, TEXT_PX) + TICK_GAP_PX)
  return [
    path(
      'grid',
      LEVEL_MARKS.slice(1)
        .map((level) => `M${left} ${px(yOf(level))}H${right}`)
        .join(''),
    ),
    text(MARGIN, top - 12, 'dim', 'level'),
    text(SIZE.width - MARGIN, top - 12, 'dim', 'Hz', 'end'),
    ...LEVEL_MARKS.map((level) => text(left - 7, yOf(level) + 4, 'dim', String(level), 'end')),
    ...HZ_MARKS.map((hz) => text(right + 9, yOf(levelOfHz(hz)) + 4, 'dim', String(hz))),
    path('axis', HZ_MARKS.map((hz) => `M${right} ${px(yOf(levelOfHz(hz)))}h5`).join('')),
    path('axis', times.map(({ ms }) => `M${px(xOf(ms, lengthMs))} ${bottom}v5`).join('')),
    ...times.map(({ ms, label }) => text(xOf(ms, lengthMs), bottom + 17, 'dim', label, 'middle')),
  ]
}

function cueMarks(cues: readonly Cue[], lengthMs: number): string[] {
  const places: number[] = []
  for (const { ms } of cues) {
    const x = xOf(ms, lengthMs)
    if (x - (places.at(-1) ?? Number.NEGATIVE_INFINITY) >= CUE_GAP_PX) places.push(x)
  }
  if (places.length === 0) return []
  return [
    path('mark', places.map((x) => `M${px(x)} ${PLOT.top}V${PLOT.bottom}`).join('')),
    path('cue', places.map((x) => `M${px(x)} ${PLOT.top}l-4 -7h8z`).join('')),
  ]
}

function legend(count: number): string[] {
  const y = SIZE.height - MARGIN
  const parts = [
    text(MARGIN + 26, y, 'plain', 'as written'),
    path('area', `M${MARGIN} ${y + 1}v-10h20v10z`),
    path('written', `M${MARGIN} ${y - 9}h20`, 2),
    path('motor', `M${MARGIN + 116} ${y - 4}h20`, 1.5),
    text(MARGIN + 142, y, 'plain', 'what the motor does'),
  ]
  if (count === 0) return parts
  const x = MARGIN + 302
  return [...parts, path('cue', `M${x} ${y}l-4 -7h8z`), text(x + 10, y, 'plain', countCues(count))]
}

/** One SVG for light and dark pages. The same program always gives the same bytes. */
export function toSvg(program: Program, simulation: Simulation): string {
  const { width, height } = SIZE
  const lengthMs = shownMs(simulation)
  const length = inWords(writtenMs(simulation))
  const title = oneLine(program.title)
  const cues = listCues(program)
  const written = pathPoints(simulation.written, lengthMs)
  const ends = [xOf(0, lengthMs), xOf(writtenMs(simulation), lengthMs)].map(px)
  const titleWidth = width - 2 * MARGIN - widthOf(length, TITLE_PX) - TICK_GAP_PX
  const body = [
    text(MARGIN, 28, 'strong title', cut(title, titleWidth, TITLE_PX)),
    text(width - MARGIN, 28, 'plain title', length, 'end'),
    text(MARGIN, 46, 'dim', cut(oneLine(program.about), width - 2 * MARGIN, TEXT_PX)),
    path('area', `${written}L${ends[1]} ${PLOT.bottom}H${ends[0]}z`),
    ...axes(lengthMs),
    ...cueMarks(cues, lengthMs),
    path('written', written, 2.5),
    path('axis', `M${PLOT.left} ${PLOT.bottom}H${PLOT.right}`),
    path('motor', pathPoints(motorLevels(simulation), lengthMs), 1.25),
    ...legend(cues.length),
    text(width - MARGIN, height - MARGIN, 'plain', partsServed(program, ' · '), 'end'),
  ]
  const picture = {
    id: `program-${program.name}`,
    width,
    height,
    title,
    about: describe(program, simulation),
    classes: CLASSES,
  }
  return svg(picture, body)
}
