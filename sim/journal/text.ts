// A journal for a terminal: totals, the plan, the spots, a calendar of weeks, and the last sessions.

import type { Line, Style } from '../../lib/terminal/lines.ts'
import { MINUTE_MS } from '../../src/time.ts'
import { type Day, type Week, weeksOf } from './calendar.ts'
import type { Journal } from './read.ts'
import { lengthMs, type Session } from './sessions.ts'
import { adviceOf, DAY_SAYS, dateOf, endingOf, planOf, remarksOf, spotOf, totalsOf, wrapped } from './words.ts'

export const COLUMNS = 60
/** Of the last sessions, where a calendar shows the others. */
const LAST_SESSIONS = 7
/** Of the bars of hand time. */
const BAR_COLUMNS = 14
/** The least that a full bar stands for, in points. */
const FULL_POINTS = 20

/** Signs that differ without colour. */
const SIGNS: Record<Day, readonly [sign: string, style: Style]> = {
  done: ['■', 'good'],
  short: ['▪', 'curve'],
  due: ['□', 'strong'],
  other: ['○', 'dim'],
  rest: ['·', 'dim'],
  unknown: [' ', 'plain'],
}

const plain = (text: string, style: Style = 'plain'): Line => [[text, style]]

const paragraph = (sentences: readonly string[], style: Style): Line[] =>
  sentences.flatMap((sentence) => wrapped(sentence, COLUMNS).map((line) => plain(line, style)))

const BLOCKS_ACROSS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of whole and eighths of cells. */
function bar(share: number): string {
  const eighths = Math.round(Math.min(1, share) * BAR_COLUMNS * 8)
  return `${'█'.repeat(Math.floor(eighths / 8))}${BLOCKS_ACROSS[eighths % 8]}`
}

/** A week: its number, its first day, its days, what was done of the plan, and hand time. */
function row(week: Week, most: number): Line {
  const plan = week.number === undefined ? `${week.done}` : `${week.done} of ${week.planned}`
  return [
    [`${String(week.number ?? '').padStart(4)}  ${dateOf(week.from).padStart(6)}  `, 'dim'],
    ...week.days.map((day) => [`${SIGNS[day][0]} `, SIGNS[day][1]] as const),
    [`${plan.padStart(8)} ${week.points.toFixed(1).padStart(7)}  `, 'plain'],
    [bar(week.points / most), 'curve'],
  ]
}

function calendar(weeks: readonly Week[]): Line[] {
  if (weeks.length === 0) return []
  const most = Math.max(FULL_POINTS, ...weeks.map(({ points }) => points))
  const there = Object.entries(DAY_SAYS).filter(([day]) => weeks.some(({ days }) => days.includes(day as Day)))
  const legend = there.flatMap(
    ([day, says], i): Line => [[i > 0 ? '   ' : '', 'plain'], SIGNS[day as Day], [` ${says}`, 'dim']],
  )
  return [
    plain('week    from  days              done  points', 'dim'),
    ...weeks.map((week) => row(week, most)),
    [['      ', 'plain'], ...legend],
  ]
}

/** The columns of the sessions: name, width, and which side is even. */
const HEAD = ['day', 'program', 'strength', 'spot', 'min', 'points', '°C', 'ended']
const WIDTHS = [6, 8, 8, 4, 4, 6, 3, 12]
const LEFT = [1, 7]

const cells = (texts: readonly string[]): string =>
  texts
    .map((text, i) => {
      const cut = [...text].slice(0, WIDTHS[i]).join('')
      return LEFT.includes(i) ? cut.padEnd(WIDTHS[i]!) : cut.padStart(WIDTHS[i]!)
    })
    .join(' ')
    .trimEnd()

const NOTHING = '–'

function sessionRow(session: Session, names: readonly string[]): string {
  const { day, program, strength, ending, spot, bandMs, points, topC } = session
  return cells([
    day === undefined ? NOTHING : dateOf(day),
    names[program] ?? `no. ${program + 1}`,
    String(strength),
    spot > 0 ? String(spot) : NOTHING,
    bandMs ? (lengthMs(session) / MINUTE_MS).toFixed(1) : NOTHING,
    bandMs ? points.toFixed(1) : NOTHING,
    topC === undefined ? NOTHING : String(topC),
    endingOf(ending),
  ])
}

function table(journal: Journal, names: readonly string[], hasCalendar: boolean): Line[] {
  const shown = hasCalendar ? journal.sessions.slice(-LAST_SESSIONS) : journal.sessions
  if (shown.length === 0) return []
  return [plain(cells(HEAD), 'dim'), ...shown.map((session) => plain(sessionRow(session, names)))]
}

/** The journal, for programs of these names, in lines of COLUMNS and no more. */
export function toLines(journal: Journal, names: readonly string[]): Line[] {
  const weeks = weeksOf(journal)
  const blocks: Line[][] = [
    [...paragraph([totalsOf(journal)], 'strong'), ...paragraph([planOf(journal)], 'plain')],
    [...paragraph(journal.spots.map(spotOf), 'plain'), ...paragraph(adviceOf(journal), 'warm')],
    calendar(weeks),
    table(journal, names, weeks.length > 0),
    paragraph(remarksOf(journal), 'dim'),
  ]
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : [[], ...block]))
}
