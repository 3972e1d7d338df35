// The named rows of the live screen, each with its value and unit.

import { inWords, roundedMs } from '../../lib/duration.ts'
import { bar, field, type Line, parts, type Span } from '../../lib/terminal/lines.ts'
import { MAX_STRENGTH } from '../../src/memory/settings.ts'
import { symbolsOf } from '../signals/symbols.ts'
import type { View } from './view.ts'

/** The widest name, and a gap. */
const NAME_COLUMNS = 10
const GAUGE_COLUMNS = 8
const NO_CURRENT = { amps: 0, isOverloaded: false, pressedMs: 0 }
const NO_POWER: Line = [['no power', 'dim']]
const UNKNOWN: Line = [['not known', 'dim']]

const strong = (text: string): Span => [text, 'strong']
const dim = (text: string): Span => [text, 'dim']

/** What the light said, as symbols and in words, if nothing has happened since. */
function lastReading({ said: [newest] }: View): Line {
  if (!newest?.signal) return []
  return [['  ', 'plain'], strong(symbolsOf(newest.signal.family, newest.number ?? 0)), [`  ${newest.says}`, 'plain']]
}

/** What is unusual comes first. */
function aroundIt({ isCellOut, isStalled, isStuck, isPressed, pressN, isPlugged }: View): Line {
  const [first, ...rest] = parts(
    [
      isCellOut ? [['cell out', 'bad']] : [],
      isStalled ? [['motor jammed', 'bad']] : [],
      isStuck ? [['button frozen', 'bad']] : isPressed ? [strong('button down')] : [],
      isPlugged ? [strong('charger in')] : [],
      pressN > 0 ? field('on a body', `${pressN} N`) : [dim('off the body')],
    ],
    Number.POSITIVE_INFINITY,
  )
  // Without the margin.
  return first ? rest : []
}

export interface Row {
  name: string
  value: (view: View) => Line
  /** Whether this massager has it; always, where it is left out. */
  isThere?: (view: View) => boolean
}

/** All rows, the most important first. */
export const ROWS: readonly Row[] = [
  {
    name: 'program',
    value: ({ program, place, rotationLength, title }) => [
      strong(program),
      dim(rotationLength > 1 ? `  ${place} of ${rotationLength}` : '  alone'),
      dim(`  ${title}`),
    ],
  },
  {
    name: 'strength',
    value: ({ strength }) => [
      [`${bar(strength / MAX_STRENGTH, MAX_STRENGTH, '■', '□')}  `, 'plain'],
      strong(`${strength} of ${MAX_STRENGTH}`),
    ],
  },
  {
    name: 'light',
    value: (view) => [view.isLit ? ['● on', 'good'] : ['○ off', 'plain'], ...lastReading(view)],
  },
  {
    name: 'motor',
    value: ({ hertz, level }) => [strong(`${hertz.toFixed(1).padStart(4)} Hz`), dim(`  level ${level} of 100`)],
  },
  {
    name: 'adapter',
    isThere: ({ adapter }) => adapter !== undefined,
    value: ({ adapter, volts }) => [adapter === 'out' ? ['out', 'bad'] : strong(`${volts.toFixed(2)} V`)],
  },
  {
    name: 'current',
    isThere: ({ current }) => current !== undefined,
    value: ({ current: { amps, isOverloaded, pressedMs } = NO_CURRENT }) => [
      strong(`${amps.toFixed(2)} A`),
      ...(isOverloaded ? [['  too much: softer', 'bad'] as const] : []),
      dim(`  pressed for ${inWords(roundedMs(pressedMs))}`),
    ],
  },
  {
    name: 'battery',
    isThere: ({ adapter }) => adapter === undefined,
    value: ({ isCellOut, volts, charge }) => {
      if (isCellOut) return [['none', 'bad']]
      if (Number.isNaN(volts)) return UNKNOWN
      const gauge = `  ${bar(charge, GAUGE_COLUMNS, '▮', '▯')} ${Math.max(0, Math.round(charge * 100))} %`
      return [strong(`${volts.toFixed(2)} V`), ...(Number.isNaN(charge) ? [] : [dim(gauge)])]
    },
  },
  {
    name: 'case',
    value: ({ celsius, roomC }) =>
      Number.isNaN(celsius)
        ? UNKNOWN
        : [strong(`${celsius.toFixed(1)} °C`), ...(Number.isNaN(roomC) ? [] : [dim(`  room ${roomC} °C`)])],
  },
  { name: 'around', value: aroundIt },
  { name: 'plan', value: ({ routine }) => (routine ? [[routine.plan, 'plain']] : NO_POWER) },
  { name: 'spots', value: ({ routine }) => (routine ? [[routine.spots, 'plain']] : NO_POWER) },
  { name: 'desk mode', value: ({ routine }) => (routine ? [[routine.desk, 'plain']] : NO_POWER) },
  { name: 'duty', value: ({ duty }) => [[`${duty} of 1000`, 'plain']] },
]

/** What is dim is left out where it does not fit whole. */
function fitRow(line: Line, columns: number): Line {
  let used = 0
  return line.filter(([text, style]) => {
    const length = [...text].length
    if (style === 'dim' && used + length > columns) return false
    used += length
    return true
  })
}

/** What a real device does not tell. */
const SIMULATED_ROWS = ['light', 'around', 'plan', 'spots', 'desk mode', 'duty']

/** The first `rows` rows. */
export const rowLines = (view: View, columns: number, rows: number): Line[] =>
  ROWS.filter(({ name, isThere }) => (!isThere || isThere(view)) && (!view.isReal || !SIMULATED_ROWS.includes(name)))
    .slice(0, rows)
    .map(({ name, value }) => fitRow([dim(` ${name.padEnd(NAME_COLUMNS)}`), ...value(view)], columns))
