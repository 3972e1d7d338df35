// The pages of the live screen besides the run: help, and the programs to play at once.

import { type Line, wrap } from '../../lib/terminal/lines.ts'
import { wrapText } from '../../lib/terminal/wrap-text.ts'
import { keysOf } from './keys.ts'
import type { Layout } from './layouts.ts'
import { signalLines } from './said.ts'
import type { View } from './view.ts'

const GAP_COLUMNS = 2

/** The keys, and what each does next. */
export const keyHints = (view: View): Line[] =>
  keysOf(view).map(({ keys, shown = keys, does }) => [
    [` ${shown} `, 'strong'],
    [`${does(view)} `, 'dim'],
  ])

const AXIS_WORDS =
  'On the time axis: 1 to 5 short presses, L a long press, ▲ another program, + several in one column. In the row of the light: ● a blink, ○ a dip, a number for several, ■ on, · off.'

const paragraph = (text: string, columns: number): Line[] =>
  wrapText(text, columns - 1).map((line) => [[` ${line}`, 'plain']])

function helpLines(view: View, columns: number): Line[] {
  const known = keysOf(view)
  const widest = Math.max(...known.map(({ keys, shown = keys, does }) => shown.length + does(view).length)) + 3
  const across = Math.max(1, Math.floor(columns / (widest + GAP_COLUMNS)))
  const cells = known.map(({ keys, shown = keys, does }): Line => {
    const text = ` ${does(view)}`
    return [
      [` ${shown}`, 'strong'],
      [text.padEnd(widest + GAP_COLUMNS - shown.length - 1), 'plain'],
    ]
  })
  return [
    ...wrap(cells, across * (widest + GAP_COLUMNS)),
    [],
    ...paragraph(AXIS_WORDS, columns),
    [],
    ...signalLines(view, columns),
  ]
}

/** Lines in `rows` rows, with how to go on in the last: `turns` times the next ones, then the first again. */
function turned(lines: readonly Line[], rows: number, turns: number): Line[] {
  const each = Math.max(1, rows - 1)
  const pages = Math.ceil(lines.length / each)
  const from = (turns % pages) * each
  const footer = `${pages > 1 ? ' ? more,' : ''} any other key closes`
  return [...lines.slice(from, from + each), [[footer, 'dim']]]
}

/** What can be played at once, each with its key: on a line of its own with its title where there is room. */
export function choiceLines({ choices, program, rotationLength, page }: View, columns: number, rows: number): Line[] {
  const head: Line = [[page === 'programs' ? ' play at once:' : ' play at once, after a:', 'dim']]
  const widest = Math.max(...choices.map(({ name }) => name.length))
  const entries = choices.map(({ key, name, title, rotation }): { short: Line; long: Line } => {
    const plays = rotationLength === rotation.length && (rotation.length > 1 || name === program)
    const short: Line = [
      [` ${key} `, 'strong'],
      [name, plays ? 'good' : 'plain'],
    ]
    return {
      short: [...short, [' ', 'plain']],
      long: [...short, [`${' '.repeat(widest - name.length + 2)}${title}`, 'dim']],
    }
  })
  return entries.length < rows
    ? [head, ...entries.map(({ long }) => long)]
    : wrap([head, ...entries.map(({ short }) => short)], columns)
}

/** The page in at most `rows` lines. */
export const pageLines = (view: View, _: Layout, columns: number, rows: number): Line[] =>
  view.page === 'help'
    ? turned(helpLines(view, columns), rows, view.pageTurns)
    : turned(choiceLines(view, columns, rows - 1), rows, 0)
