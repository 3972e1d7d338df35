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

const UNKNOWN = '–'
const minutes = (ms: number): string => (ms / MINUTE_MS).toFixed(1)

const programOf = ({ program }: Session, names: readonly string[]): string =>
  program === INDEX ? 'the link' : (names[program] ?? `no. ${program + 1}`)

interface Column {
  head: string
  width: number
  isLeft?: boolean
  cell(session: Session, names: readonly string[]): string
}

/** The columns of the sessions. */
const SESSION_COLUMNS: readonly Column[] = [
  { head: 'day', width: 6, cell: ({ day }) => (day === undefined ? UNKNOWN : dateOf(day)) },
  { head: 'program', width: 8, isLeft: true, cell: programOf },
  { head: 'strength', width: 8, cell: ({ strength }) => String(strength) },
  { head: 'spot', width: 4, cell: ({ spot }) => (spot > 0 ? String(spot) : UNKNOWN) },
  { head: 'min', width: 4, cell: (session) => (session.bandMs ? minutes(estimateMs(session)) : UNKNOWN) },
  { head: 'points', width: 6, cell: ({ bandMs, points }) => (bandMs ? points.toFixed(1) : UNKNOWN) },
  { head: '°C', width: 3, cell: ({ topC }) => (topC === undefined ? UNKNOWN : String(topC)) },
  { head: 'ended', width: 12, isLeft: true, cell: ({ ending }) => endingOf(ending) },
]
const PRESSED: Column = {
  head: 'pressed',
  width: 7,
  cell: ({ pressedMs }) => (pressedMs === undefined ? UNKNOWN : minutes(pressedMs)),
}

/** With the time of pressing, in place of the points of the hand, where the board senses it. */
const columnsOf = (sessions: readonly Session[]): readonly Column[] =>
  sessions.some(({ pressedMs }) => pressedMs !== undefined)
    ? SESSION_COLUMNS.map((column) => (column.head === 'points' ? PRESSED : column))
    : SESSION_COLUMNS

/** A table of sessions: the names of its columns, and a row of cells for each session. */
export function sessionRows(
  sessions: readonly Session[],
  names: readonly string[],
): readonly [string[], ...string[][]] {
  const columns = columnsOf(sessions)
  return [
    columns.map(({ head }) => head),
    ...sessions.map((session) => columns.map(({ cell }) => cell(session, names))),
  ]
}

function tableLine(texts: readonly string[], columns: readonly Column[]): string {
  const cells = columns.map(({ width, isLeft }, i) => {
    const cut = [...texts[i]!].slice(0, width).join('')
    return isLeft ? cut.padEnd(width) : cut.padStart(width)
  })
  return cells.join(' ').trimEnd()
}

function sessionTable(journal: Journal, names: readonly string[], hasCalendar: boolean): Line[] {
  const sessions = hasCalendar ? journal.sessions.slice(-LAST_SESSIONS) : journal.sessions
  if (sessions.length === 0) return []
  const columns = columnsOf(sessions)
  return sessionRows(sessions, names).map((texts, row) => plain(tableLine(texts, columns), row === 0 ? 'dim' : 'plain'))
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
