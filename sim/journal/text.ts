// A journal for a terminal: totals, the plan, the spots, a calendar of weeks, and the last sessions.

import type { Line, Style } from '../../lib/terminal/lines.ts'
import { wrapText } from '../../lib/terminal/wrap-text.ts'
import { INDEX } from '../../src/link/hosts-program.ts'
import { MINUTE_MS } from '../../src/time.ts'
import { type Day, type Week, weeksOf } from './calendar.ts'
import type { Journal } from './read.ts'
import { estimateMs, type Session } from './sessions.ts'
import { adviceOf, DAY_LABELS, dateOf, endingOf, planOf, remarksOf, spotOf, totalsOf } from './words.ts'

export const COLUMNS = 60
/** Sessions in the list below a calendar. */
const LAST_SESSIONS = 7
/** Length of a full bar of hand time. */
const BAR_COLUMNS = 14
/** A full bar stands for at least these points. */
const FULL_POINTS = 20

/** The signs differ without colour, too. */
export const SIGNS: Record<Day, readonly [sign: string, style: Style]> = {
  done: ['■', 'good'],
  short: ['▪', 'curve'],
  due: ['□', 'strong'],
  other: ['○', 'dim'],
  rest: ['·', 'dim'],
  unknown: [' ', 'plain'],
}

const plain = (text: string, style: Style = 'plain'): Line => [[text, style]]

const paragraph = (sentences: readonly string[], style: Style): Line[] =>
  sentences.flatMap((sentence) => wrapText(sentence, COLUMNS).map((line) => plain(line, style)))

const BLOCKS_ACROSS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of block characters, to an eighth of a cell. */
function bar(share: number): string {
  const eighths = Math.round(Math.min(1, share) * BAR_COLUMNS * 8)
  return `${'█'.repeat(Math.floor(eighths / 8))}${BLOCKS_ACROSS[eighths % 8]}`
}

/** A week: number, first day, days, sessions done, and hand time. */
function weekRow(week: Week, maxPoints: number): Line {
  const plan = week.number === undefined ? `${week.done}` : `${week.done} of ${week.planned}`
  return [
    [`${String(week.number ?? '').padStart(4)}  ${dateOf(week.from).padStart(6)}  `, 'dim'],
    ...week.days.map((day) => [`${SIGNS[day][0]} `, SIGNS[day][1]] as const),
    [`${plan.padStart(8)} ${week.points.toFixed(1).padStart(7)}  `, 'plain'],
    [bar(week.points / maxPoints), 'curve'],
  ]
}

function calendarLines(weeks: readonly Week[]): Line[] {
  if (weeks.length === 0) return []
  const maxPoints = Math.max(FULL_POINTS, ...weeks.map(({ points }) => points))
  const used = Object.entries(DAY_LABELS).filter(([day]) => weeks.some(({ days }) => days.includes(day as Day)))
  const legend = used.flatMap(
    ([day, label], i): Line => [[i > 0 ? '   ' : '', 'plain'], SIGNS[day as Day], [` ${label}`, 'dim']],
  )
  return [
    plain('week    from  days              done  points', 'dim'),
    ...weeks.map((week) => weekRow(week, maxPoints)),
    [['      ', 'plain'], ...legend],
  ]
}

/** The columns of the sessions: their names, widths, and the ones that are aligned left. */
export const HEAD = ['day', 'program', 'strength', 'spot', 'min', 'points', '°C', 'ended']
const WIDTHS = [6, 8, 8, 4, 4, 6, 3, 12]
const LEFT_ALIGNED = [1, 7]

const tableLine = (texts: readonly string[]): string =>
  texts
    .map((text, i) => {
      const cut = [...text].slice(0, WIDTHS[i]).join('')
      return LEFT_ALIGNED.includes(i) ? cut.padEnd(WIDTHS[i]!) : cut.padStart(WIDTHS[i]!)
    })
    .join(' ')
    .trimEnd()

const UNKNOWN = '–'

/** The cells of a session, below HEAD. */
export function sessionCells(session: Session, names: readonly string[]): string[] {
  const { day, program, strength, ending, spot, bandMs, points, topC } = session
  return [
    day === undefined ? UNKNOWN : dateOf(day),
    program === INDEX ? 'the link' : (names[program] ?? `no. ${program + 1}`),
    String(strength),
    spot > 0 ? String(spot) : UNKNOWN,
    bandMs ? (estimateMs(session) / MINUTE_MS).toFixed(1) : UNKNOWN,
    bandMs ? points.toFixed(1) : UNKNOWN,
    topC === undefined ? UNKNOWN : String(topC),
    endingOf(ending),
  ]
}

function sessionTable(journal: Journal, names: readonly string[], hasCalendar: boolean): Line[] {
  const sessions = hasCalendar ? journal.sessions.slice(-LAST_SESSIONS) : journal.sessions
  if (sessions.length === 0) return []
  return [plain(tableLine(HEAD), 'dim'), ...sessions.map((session) => plain(tableLine(sessionCells(session, names))))]
}

/** The journal in lines of at most COLUMNS; `names` are those of the programs. */
export function toLines(journal: Journal, names: readonly string[]): Line[] {
  const weeks = weeksOf(journal)
  const blocks: Line[][] = [
    [...paragraph([totalsOf(journal)], 'strong'), ...paragraph([planOf(journal)], 'plain')],
    [...paragraph(journal.spots.map(spotOf), 'plain'), ...paragraph(adviceOf(journal), 'warm')],
    calendarLines(weeks),
    sessionTable(journal, names, weeks.length > 0),
    paragraph(remarksOf(journal), 'dim'),
  ]
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : [[], ...block]))
}
