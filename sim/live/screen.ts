// The live screen: turns a view into lines of styled text that fit the terminal, whatever its size.

import { BLOCKS, bar, field, fit, justify, type Line, parts, type Span, wrap } from '../../lib/terminal/lines.ts'
import type { Sample } from './history.ts'
import { createStrips, STATE_STYLE, type Strip } from './strips.ts'

export { type Line, type Span, type Style, toAnsi } from '../../lib/terminal/lines.ts'

/** Everything that the screen shows. */
export interface View extends Sample {
  seconds: number
  speed: number
  /** The number of the fault, 0 for none. */
  fault: number
  /** What the owner can do next; '' while it runs. */
  hint: string
  program: string
  title: string
  strength: number
  /** Charge of the cell, 0..1. */
  charge: number
  roomC: number
  /** Force on a body, in N; 0 while it is lifted off. */
  pressN: number
  isStalled: boolean
  isPlugged: boolean
  isCellOut: boolean
  /** A finger is on the button. */
  isPressed: boolean
  /** The contacts of the button stay closed. */
  isStuck: boolean
  /** The top of the motor's band. */
  topHertz: number
  /** One sample a column, the newest last, and the seconds in a column. */
  history: readonly Sample[]
  columnS: number
}

/** A smaller terminal gets one line. */
export const MIN_COLUMNS = 24
export const MIN_ROWS = 9
/** From these widths on there are more words, scales beside the strips, and a gauge of the battery. */
const ROOMY_COLUMNS = 50
const SCALE_COLUMNS = 60
const GAUGE_COLUMNS = 70
/** The margin left of the chart and the strips, with its line. */
const MARGIN_COLUMNS = 6
const ROOMY_MARGIN_COLUMNS = 11
/** The lines above the chart, its axis and its time scale. */
const FIXED_ROWS = 6
/** The strips leave the chart at least this many rows. */
const CHART_ROWS = 4
/** A shorter chart has no label in its middle. */
const MIDDLE_ROWS = 5

/** The keys, and what each does next. */
function keyHints({ isPlugged, pressN, isStalled, isCellOut, isStuck }: View): Line[] {
  const entries: readonly (readonly [key: string, does: string])[] = [
    ['space', 'press'],
    ['d', 'double'],
    ['t', 'triple'],
    ['l', 'long'],
    ['c', isPlugged ? 'charger out' : 'charger in'],
    ['b', pressN > 0 ? 'off the body' : 'on a body'],
    ['j', isStalled ? 'free motor' : 'jam motor'],
    ['x', isCellOut ? 'cell in' : 'cell out'],
    ['f', isStuck ? 'free button' : 'freeze button'],
    ['+ -', 'battery'],
    ['w e', 'warmer, cooler'],
    ['p', 'restart'],
    ['s', 'speed'],
    ['q', 'quit'],
  ]
  return entries.map(([key, does]) => [
    [` ${key} `, 'strong'],
    [`${does} `, 'dim'],
  ])
}

/** The world: first what is unusual. */
function worldLine(view: View, columns: number): Line {
  const { isCellOut, isStalled, isStuck, isPressed, pressN, isPlugged, celsius, roomC } = view
  return parts(
    [
      isCellOut ? [['cell out', 'bad']] : [],
      isStalled ? [['motor jammed', 'bad']] : [],
      isStuck ? [['button frozen', 'bad']] : isPressed ? [['button down', 'strong']] : [],
      pressN > 0 ? field('on a body', `${pressN} N`) : [],
      isPlugged ? [['charger in', 'strong']] : [],
      field('case', `${celsius.toFixed(1)} °C`),
      field('room', `${roomC} °C`, 'plain'),
    ],
    columns,
  )
}

/** The newest samples that fit `across` columns. */
const newestSamples = ({ history }: View, across: number): readonly Sample[] => history.slice(-across)

/** The level over time, in `rows` lines. */
function chartLines(view: View, across: number, rows: number, margin: (label: string, tick: string) => Span): Line[] {
  const shown = newestSamples(view, across)
  const blank = ' '.repeat(across - shown.length)
  return Array.from({ length: rows }, (_, row): Line => {
    const base = ((rows - 1 - row) * 100) / rows
    const isMiddle = row === Math.floor(rows / 2) && rows >= MIDDLE_ROWS
    const label = row === 0 ? 'level 100' : row === rows - 1 ? '0' : isMiddle ? '50' : ''
    const cells = shown.map(({ level }) => {
      const eighths = Math.round(((level - base) * rows * 8) / 100)
      return BLOCKS[Math.max(0, Math.min(8, eighths))]
    })
    return [margin(label, label ? '┤' : '│'), [blank + cells.join(''), 'curve']]
  })
}

function stripLine({ cells }: Strip, view: View, across: number): Line {
  const shown = newestSamples(view, across)
  return [[' '.repeat(across - shown.length), 'plain'], ...cells(shown)]
}

const UNITS: readonly (readonly [string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
]

/** "45 s", "7.5 min", "12.5 h". */
function formatSpan(seconds: number): string {
  const [unit, length] = UNITS.find(([, from]) => seconds >= 2 * from) ?? ['s', 1]
  return `${Number((seconds / length).toFixed(1))} ${unit}`
}

/** "12.3 s", "5:07.3", "1 d 02:05:07". */
function formatClock(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60]
  if (seconds < 3600)
    return `${Math.floor(minutes)}:${((Math.floor(seconds * 10) / 10) % 60).toFixed(1).padStart(4, '0')}`
  return `${days >= 1 ? `${Math.floor(days)} d ` : ''}${two(hours)}:${two(minutes)}:${two(seconds % 60)}`
}

function headLine(view: View, state: Span, columns: number): Line {
  return justify(
    [[' unknot  ', 'dim'], state, [view.hint ? `  ${view.hint}` : '', 'plain']],
    [[`${formatClock(view.seconds)}  x${view.speed} `, 'dim']],
    columns,
  )
}

function programLine(view: View, columns: number, isRoomy: boolean): Line {
  const lit = view.isLit ? '●' : '○'
  const light: Span = [isRoomy ? `${lit} ${view.isLit ? 'on' : 'off'}` : lit, view.isLit ? 'good' : 'plain']
  return parts(
    [
      isRoomy ? field('program', view.program) : [[view.program, 'strong']],
      field('strength', isRoomy ? `${bar(view.strength / 5, 5, '■', '□')} ${view.strength}` : String(view.strength)),
      [['light ', 'dim'], light],
      [[view.title, 'dim']],
    ],
    columns,
  )
}

function readingsLine(view: View, columns: number): Line {
  const gauge = columns >= GAUGE_COLUMNS ? `${bar(view.charge, 8, '▮', '▯')} ` : ''
  const percent = `${Math.max(0, Math.round(view.charge * 100))} %`
  return parts(
    [
      field('level', String(view.level).padStart(3)),
      view.isCellOut ? field('battery', 'none', 'bad') : field('battery', `${gauge}${view.volts.toFixed(2)} V`),
      field('motor', `${view.hertz.toFixed(1).padStart(4)} Hz`),
      field('duty', String(view.duty).padStart(4), 'plain'),
      view.isCellOut ? [] : field('charge', percent, 'plain'),
    ],
    columns,
  )
}

/** At most `rows` lines of at most `columns` characters. */
export function layOut(view: View, columns: number, rows: number): Line[] {
  const name = view.fault > 0 ? `${view.state} ${view.fault}` : view.state
  const state: Span = [name, STATE_STYLE[view.state] ?? 'strong']
  if (columns < MIN_COLUMNS || rows < MIN_ROWS) return [fit([state, [` level ${view.level}`, 'plain']], columns)]
  const isRoomy = columns >= SCALE_COLUMNS
  const marginColumns = isRoomy ? ROOMY_MARGIN_COLUMNS : MARGIN_COLUMNS
  // The last column stays free: some terminals begin a new line there.
  const across = columns - marginColumns - 1
  const margin = (label: string, line = '│'): Span => {
    const fitting = label.length < marginColumns ? label : label.split(' ').at(-1)!
    return [`${fitting.padStart(marginColumns - 1)}${line}`, 'dim']
  }
  const footer = wrap(keyHints(view), columns).slice(0, Math.max(1, Math.floor(rows / 4)))
  const freeRows = rows - FIXED_ROWS - footer.length
  const shown = createStrips(view.topHertz).slice(0, Math.max(0, freeRows - CHART_ROWS))
  const scale = justify(
    [
      [' '.repeat(marginColumns), 'plain'],
      [`${formatSpan(across * view.columnS)} ago`, 'dim'],
    ],
    [['now ', 'dim']],
    columns,
  )
  const lines = [
    headLine(view, state, columns),
    programLine(view, columns, columns >= ROOMY_COLUMNS),
    readingsLine(view, columns),
    worldLine(view, columns),
    ...chartLines(view, across, Math.max(1, freeRows - shown.length), margin),
    [margin('', '└'), ['─'.repeat(across), 'dim']] as Line,
    ...shown.map((one): Line => [margin(isRoomy ? one.label : one.short), ...stripLine(one, view, across)]),
    scale,
    ...footer,
  ]
  return lines.slice(0, rows).map((line) => fit(line, columns))
}
