// The log as one picture: lanes of states and a panel for each figure on one time axis, and everything in words.

import { cut, path, px, svg, TEXT_PX, TITLE_PX, text, widthOf } from '../../lib/drawing/svg.ts'
import { ticks } from '../../lib/drawing/ticks.ts'
import { inWords, oneLine, roundedMs } from '../../lib/duration.ts'
import { SECOND_MS } from '../../src/time.ts'
import { drawLanes } from './draw-lanes.ts'
import { drawPanel, heightOf } from './draw-panel.ts'
import { orderStates } from './lanes.ts'
import type { Log } from './log.ts'
import { PANELS } from './panels.ts'
import { BETWEEN, LANE, MARGIN, PLOT, TITLE_Y, TOP, WIDTH } from './place.ts'
import { CLASSES } from './style.ts'
import { describe, lengthInWords, NOTHING } from './words.ts'

const GAP = 14
const TICK = 5
/** From the time axis to its labels, and from there to the note. */
const LABELS_Y = 17
const NOTE_Y = 22
/** An area. */
const FILLED = /^<path class="\w+-in /

/** The title, and the length of the run. */
function drawHeading(title: string, length: string): string[] {
  const room = WIDTH - 2 * MARGIN - widthOf(length, TITLE_PX) - GAP
  return [
    text(MARGIN, TITLE_Y, 'strong title', cut(title, room, TITLE_PX)),
    text(WIDTH - MARGIN, TITLE_Y, 'plain title', length, 'end'),
  ]
}

/** Everything below the heading, and its bottom. */
function drawContent(log: Log): { pieces: string[]; bottom: number } {
  const { left, right } = PLOT
  const lengthMs = Math.max(1, log.toMs - log.fromMs)
  const pixelMs = lengthMs / (right - left)
  const xOf = (ms: number) => left + (ms - log.fromMs) / pixelMs
  const states = orderStates(log)
  const panels: string[] = []
  let y = TOP + states.length * LANE.step - BETWEEN / 2
  for (const panel of PANELS) {
    const range = log.range(panel.figure)
    y += BETWEEN
    panels.push(...drawPanel(log, panel, range, y, xOf))
    y += heightOf(panel, range)
  }
  const times = ticks(lengthMs, right - left, (label) => widthOf(label, TEXT_PX) + GAP, log.fromMs)
  const places = times.map(({ ms }) => px(xOf(ms)))
  const pieces = [
    path('grid', places.map((x) => `M${x} ${TOP}V${y}`).join('')),
    ...drawLanes(log, states, xOf),
    ...panels,
    path('axis', `M${left} ${y}H${right}${places.map((x) => `M${x} ${y}v${TICK}`).join('')}`),
    ...times.map(({ ms, label }) => text(xOf(ms), y + LABELS_Y, 'dim', label, 'middle')),
  ]
  if (!panels.some((piece) => FILLED.test(piece))) return { pieces, bottom: y + LABELS_Y }
  const pixel = pixelMs < SECOND_MS ? `${Math.round(pixelMs)} ms` : inWords(roundedMs(pixelMs))
  const note = `Filled areas: from the lowest to the highest value, where it went up and down within a pixel (${pixel}).`
  return { pieces: [...pieces, text(left, y + LABELS_Y + NOTE_Y, 'dim', note)], bottom: y + LABELS_Y + NOTE_Y }
}

/** One SVG of bounded size, for light and dark pages. The same log gives the same bytes. */
export function toSvg(log: Log, title: string): string {
  const name = oneLine(title)
  const empty = log.length === 0
  const { pieces, bottom } = empty ? { pieces: [text(MARGIN, TOP, 'dim', NOTHING)], bottom: TOP } : drawContent(log)
  const picture = {
    id: `run-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    width: WIDTH,
    height: bottom + MARGIN,
    title: name,
    about: describe(log),
    classes: CLASSES,
  }
  return svg(picture, [...drawHeading(name, empty ? '' : lengthInWords(log)), ...pieces])
}
