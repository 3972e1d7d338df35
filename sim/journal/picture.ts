// A journal as a picture: a calendar of weeks with hand time beside it, and the plan and the spots in words below.

import { path, px, svg, text } from '../../lib/drawing/svg.ts'
import { fill, stroke } from '../../lib/drawing/theme.ts'
import { oneLine } from '../../lib/duration.ts'
import { wrapText } from '../../lib/terminal/wrap-text.ts'
import { type Day, type Week, weeksOf } from './calendar.ts'
import type { Journal } from './read.ts'
import { adviceOf, count, DAY_LABELS, dateOf, planOf, remarksOf, spotOf, totalsOf } from './words.ts'

const WIDTH = 720
const MARGIN = 16
const TITLE_Y = 28
const HEAD_Y = 58
const ROW = 24
/** The square of a day, and the distance from one to the next. */
const CELL = 14
const STEP = 22
/** Positions from the left: numbers of weeks and dates end there, days and bars begin there. */
const X = { week: 48, date: 102, days: 122, done: 330, bar: 350, end: 660 } as const
const HALF_TEXT = 4
/** Lines of text below the calendar: their height, and the characters that fit with any font. */
const LINE = 19
const LINE_CHARS = 88
/** A full bar stands for at least these points. */
const FULL_POINTS = 20

const CLASSES = {
  done: { how: fill, light: '#1a7f37', dark: '#3fb950' },
  short: { how: fill, light: '#8fd19e', dark: '#238636' },
  due: { how: (c: string) => `${stroke(c)};stroke-width:2`, light: '#0969da', dark: '#58a6ff' },
  other: { how: stroke, light: '#8c959f', dark: '#6e7681' },
  rest: { how: fill, light: '#d0d7de', dark: '#30363d' },
  hand: { how: fill, light: '#b6d7fb', dark: '#1f4f86' },
}

const square = (x: number, y: number, side: number): string => {
  const from = (CELL - side) / 2
  return `M${px(x + from)} ${px(y + from)}h${side}v${side}h-${side}z`
}

/** The sizes of the squares; an unknown day has none. */
const SIDES: Record<Exclude<Day, 'unknown'>, number> = { done: CELL, short: 8, due: CELL - 2, other: CELL - 4, rest: 4 }

const DAYS = Object.keys(SIDES) as (keyof typeof SIDES)[]

const isKnown = (day: Day): day is Exclude<Day, 'unknown'> => day !== 'unknown'

function drawWeek(week: Week, y: number, maxPoints: number): string[] {
  const baseline = y + CELL / 2 + HALF_TEXT
  const wide = ((X.end - X.bar) * week.points) / maxPoints
  return [
    ...(week.number === undefined ? [] : [text(X.week, baseline, 'plain', String(week.number), 'end')]),
    text(X.date, baseline, 'dim', dateOf(week.from), 'end'),
    ...week.days.flatMap((day, n) => (isKnown(day) ? [path(day, square(X.days + n * STEP, y, SIDES[day]))] : [])),
    text(X.done, baseline, 'plain', doneOf(week), 'end'),
    ...(wide > 0 ? [path('hand', `M${X.bar} ${px(y)}h${px(wide)}v${CELL}h-${px(wide)}z`)] : []),
    text(X.bar + wide + HALF_TEXT, baseline, 'dim', week.points.toFixed(1)),
  ]
}

const doneOf = ({ number, done, planned }: Week): string =>
  number === undefined ? String(done) : `${done} of ${planned}`

/** The signs in use, with their labels. */
function drawLegend(weeks: readonly Week[], y: number): string[] {
  const used = DAYS.filter((day) => weeks.some(({ days }) => days.includes(day)))
  return used.flatMap((day, i) => {
    const x = X.days + i * 104
    return [path(day, square(x, y, SIDES[day])), text(x + STEP, y + CELL / 2 + HALF_TEXT, 'dim', DAY_LABELS[day])]
  })
}

function drawCalendar(weeks: readonly Week[]): { pieces: string[]; bottom: number } {
  const maxPoints = Math.max(FULL_POINTS, ...weeks.map(({ points }) => points))
  const top = HEAD_Y + 10
  const bottom = top + weeks.length * ROW
  const pieces = [
    text(X.week, HEAD_Y, 'dim', 'week', 'end'),
    text(X.date, HEAD_Y, 'dim', 'from', 'end'),
    text(X.days, HEAD_Y, 'dim', 'days'),
    text(X.done, HEAD_Y, 'dim', 'done', 'end'),
    text(X.bar, HEAD_Y, 'dim', 'hand time, in points'),
    ...weeks.flatMap((week, i) => drawWeek(week, top + i * ROW, maxPoints)),
    ...drawLegend(weeks, bottom + 6),
  ]
  return { pieces, bottom: bottom + ROW + 10 }
}

/** The text alternative: all of the picture in words. */
function describe(journal: Journal, weeks: readonly Week[]): string {
  const rows = weeks.map(
    (week) =>
      `${dateOf(week.from)}: ${count(week.done, 'day')} with a session${week.number ? ` of ${week.planned}` : ''}`,
  )
  const about = rows.length > 0 ? [`Weeks from ${rows.join('; ')}.`] : []
  return [totalsOf(journal), planOf(journal), ...journal.spots.map(spotOf), ...adviceOf(journal), ...about].join(' ')
}

/** One SVG for light and dark pages. The same journal gives the same bytes. */
export function toSvg(journal: Journal, title: string): string {
  const name = oneLine(title)
  const weeks = weeksOf(journal)
  const { pieces, bottom } = weeks.length > 0 ? drawCalendar(weeks) : { pieces: [], bottom: HEAD_Y - 10 }
  const lines = [
    ...[planOf(journal), ...journal.spots.map(spotOf)].map((sentence) => ({ sentence, kind: 'plain' })),
    ...adviceOf(journal).map((sentence) => ({ sentence, kind: 'strong' })),
    ...remarksOf(journal).map((sentence) => ({ sentence, kind: 'dim' })),
  ].flatMap(({ sentence, kind }) => wrapText(sentence, LINE_CHARS).map((line) => ({ line, kind })))
  const texts = lines.map(({ line, kind }, i) => text(MARGIN, bottom + (i + 1) * LINE, kind, line))
  const picture = {
    id: 'journal',
    width: WIDTH,
    height: bottom + lines.length * LINE + MARGIN,
    title: name,
    about: describe(journal, weeks),
    classes: CLASSES,
  }
  return svg(picture, [
    text(MARGIN, TITLE_Y, 'strong title', name),
    text(WIDTH - MARGIN, TITLE_Y, 'plain', totalsOf(journal), 'end'),
    ...pieces,
    ...texts,
  ])
}
