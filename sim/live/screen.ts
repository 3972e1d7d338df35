// The live screen as pure data: what is shown becomes lines of styled text that fit the terminal, whatever its size.

import { BLOCKS, bar, field, fit, justify, type Line, parts, type Span, wrap } from '../../lib/terminal/lines.ts'
import type { Sample } from './history.ts'
import { STATE_STYLE, type Strip, strips } from './strips.ts'

export { type Line, type Span, type Style, toAnsi } from '../../lib/terminal/lines.ts'

/** What there is to see: of now, what a sample has, and more. */
export interface View extends Sample {
  seconds: number
  speed: number
  /** The number of the fault, 0 for none. */
  fault: number
  /** What to do next, where the state does not say it by itself. */
  hint: string
  program: string
  title: string
  strength: number
  /** Of the cell, 0..1. */
  charge: number
  roomC: number
  /** How hard it is pressed on a body, in N; 0 for not at all. */
  pressN: number
  stalled: boolean
  plugged: boolean
  cellOut: boolean
  /** A finger is on the button; its contacts stay closed, whatever the finger does. */
  pressed: boolean
  stuck: boolean
  /** The most that the motor is meant to make. */
  topHertz: number
  /** So far, one sample a column, the newest last, and what a column stands for. */
  history: readonly Sample[]
  columnS: number
}

/** Below this there is room for one line only. */
export const MIN_COLUMNS = 24
export const MIN_ROWS = 9
/** From here on there is room for more words, for scales beside the strips, and for a gauge of the battery. */
const ROOMY_COLUMNS = 50
const SCALE_COLUMNS = 60
const GAUGE_COLUMNS = 70
/** The margin left of chart and strips, with its line. */
const MARGIN_COLUMNS = 6
const ROOMY_MARGIN_COLUMNS = 11
/** Lines above the chart, and the axis and the scale of time below it. */
const FIXED_ROWS = 6
/** Strips leave the chart at least so many. */
const CHART_ROWS = 4
/** A shorter chart has no room for its middle. */
const MIDDLE_ROWS = 5

/** What each key does next. */
function keys({ plugged, pressN, stalled, cellOut, stuck }: View): Line[] {
  const entries: readonly (readonly [key: string, does: string])[] = [
    ['space', 'press'],
    ['d', 'double'],
    ['t', 'triple'],
    ['l', 'long'],
    ['c', plugged ? 'charger out' : 'charger in'],
    ['b', pressN > 0 ? 'off the body' : 'on a body'],
    ['j', stalled ? 'unjam' : 'jam'],
    ['x', cellOut ? 'cell in' : 'cell out'],
    ['f', stuck ? 'unfreeze button' : 'freeze button'],
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

/** What the world does to it, what is out of the ordinary first. */
function world(view: View, columns: number): Line {
  const { cellOut, stalled, stuck, pressed, pressN, plugged, celsius, roomC } = view
  return parts(
    [
      cellOut ? [['cell out', 'bad']] : [],
      stalled ? [['motor jammed', 'bad']] : [],
      stuck ? [['button frozen', 'bad']] : pressed ? [['button down', 'strong']] : [],
      pressN > 0 ? field('on a body', `${pressN} N`) : [],
      plugged ? [['charger in', 'strong']] : [],
      field('case', `${celsius.toFixed(1)} °C`),
      field('room', `${roomC} °C`, 'plain'),
    ],
    columns,
  )
}

/** The newest samples at the right of so many columns. */
const recent = ({ history }: View, across: number): readonly Sample[] => history.slice(-across)

/** The level over time, `rows` high. */
function chart(view: View, across: number, rows: number, margin: (label: string, tick: string) => Span): Line[] {
  const shown = recent(view, across)
  const blank = ' '.repeat(across - shown.length)
  return Array.from({ length: rows }, (_, row): Line => {
    const base = ((rows - 1 - row) * 100) / rows
    const middle = row === Math.floor(rows / 2) && rows >= MIDDLE_ROWS
    const label = row === 0 ? 'level 100' : row === rows - 1 ? '0' : middle ? '50' : ''
    const cells = shown.map(({ level }) => {
      const eighths = Math.round(((level - base) * rows * 8) / 100)
      return BLOCKS[Math.max(0, Math.min(8, eighths))]
    })
    return [margin(label, label ? '┤' : '│'), [blank + cells.join(''), 'curve']]
  })
}

function strip({ cells }: Strip, view: View, across: number): Line {
  const shown = recent(view, across)
  return [[' '.repeat(across - shown.length), 'plain'], ...cells(shown)]
}

const UNITS: readonly (readonly [string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
]

/** "45 s", "7.5 min", "12.5 h". */
function inWords(seconds: number): string {
  const [unit, length] = UNITS.find(([, from]) => seconds >= 2 * from) ?? ['s', 1]
  return `${Number((seconds / length).toFixed(1))} ${unit}`
}

/** "12.3 s", "5:07.3", "1 d 02:05:07". */
function clock(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60]
  if (seconds < 3600)
    return `${Math.floor(minutes)}:${((Math.floor(seconds * 10) / 10) % 60).toFixed(1).padStart(4, '0')}`
  return `${days >= 1 ? `${Math.floor(days)} d ` : ''}${two(hours)}:${two(minutes)}:${two(seconds % 60)}`
}

function head(view: View, state: Span, columns: number): Line {
  return justify(
    [[' unknot  ', 'dim'], state, [view.hint ? `  ${view.hint}` : '', 'plain']],
    [[`${clock(view.seconds)}  x${view.speed} `, 'dim']],
    columns,
  )
}

function playing(view: View, columns: number, roomy: boolean): Line {
  const lit = view.lit ? '●' : '○'
  const light: Span = [roomy ? `${lit} ${view.lit ? 'on' : 'off'}` : lit, view.lit ? 'good' : 'plain']
  return parts(
    [
      roomy ? field('program', view.program) : [[view.program, 'strong']],
      field('strength', roomy ? `${bar(view.strength / 5, 5, '■', '□')} ${view.strength}` : String(view.strength)),
      [['light ', 'dim'], light],
      [[view.title, 'dim']],
    ],
    columns,
  )
}

function measured(view: View, columns: number): Line {
  const gauge = columns >= GAUGE_COLUMNS ? `${bar(view.charge, 8, '▮', '▯')} ` : ''
  const percent = `${Math.max(0, Math.round(view.charge * 100))} %`
  return parts(
    [
      field('level', String(view.level).padStart(3)),
      view.cellOut ? field('battery', 'none', 'bad') : field('battery', `${gauge}${view.volts.toFixed(2)} V`),
      field('motor', `${view.hertz.toFixed(1).padStart(4)} Hz`),
      field('duty', String(view.duty).padStart(4), 'plain'),
      view.cellOut ? [] : field('charge', percent, 'plain'),
    ],
    columns,
  )
}

/** At most `rows` lines of at most `columns` characters. */
export function layOut(view: View, columns: number, rows: number): Line[] {
  const name = view.fault > 0 ? `${view.state} ${view.fault}` : view.state
  const state: Span = [name, STATE_STYLE[view.state] ?? 'strong']
  if (columns < MIN_COLUMNS || rows < MIN_ROWS) return [fit([state, [` level ${view.level}`, 'plain']], columns)]
  const roomy = columns >= SCALE_COLUMNS
  const marginColumns = roomy ? ROOMY_MARGIN_COLUMNS : MARGIN_COLUMNS
  // The last column stays free: in it some terminals begin a new line.
  const across = columns - marginColumns - 1
  const margin = (label: string, line = '│'): Span => {
    const fitting = label.length < marginColumns ? label : label.split(' ').at(-1)!
    return [`${fitting.padStart(marginColumns - 1)}${line}`, 'dim']
  }
  const footer = wrap(keys(view), columns).slice(0, Math.max(1, Math.floor(rows / 4)))
  const free = rows - FIXED_ROWS - footer.length
  const shown = strips(view.topHertz).slice(0, Math.max(0, free - CHART_ROWS))
  const scale = justify(
    [
      [' '.repeat(marginColumns), 'plain'],
      [`${inWords(across * view.columnS)} ago`, 'dim'],
    ],
    [['now ', 'dim']],
    columns,
  )
  const lines = [
    head(view, state, columns),
    playing(view, columns, columns >= ROOMY_COLUMNS),
    measured(view, columns),
    world(view, columns),
    ...chart(view, across, Math.max(1, free - shown.length), margin),
    [margin('', '└'), ['─'.repeat(across), 'dim']] as Line,
    ...shown.map((one): Line => [margin(roomy ? one.label : one.short), ...strip(one, view, across)]),
    scale,
    ...footer,
  ]
  return lines.slice(0, rows).map((line) => fit(line, columns))
}
