// What happened and what the light can say, as lines of the live screen.

import { fit, type Line, type Span } from '../../lib/terminal/lines.ts'
import { wrapText } from '../../lib/terminal/wrap-text.ts'
import { SIGNALS, type Signal } from '../../src/signal-words.ts'
import { STATE_NAMES } from '../../src/states.ts'
import { clockOf } from '../signals/clock.ts'
import { wordsOf } from '../signals/decoder.ts'
import type { Happening } from '../signals/happenings.ts'
import { symbolsOf, symbolsOfAll } from '../signals/symbols.ts'
import type { View } from './view.ts'

/** Below this width a line has no symbols. */
const SYMBOL_COLUMNS = 36
/** The longest symbols, "● 1 to 9 times". */
const SYMBOLS_COLUMNS = 15

/** One happening, in as many lines as it needs. */
function happeningLines({ t, says, signal, number = 0 }: Happening, columns: number, isNewest: boolean): Line[] {
  const clock = `${clockOf(t)} `
  const symbols = signal && columns >= SYMBOL_COLUMNS ? `${symbolsOf(signal.family, number)}  ` : ''
  return wrapText(symbols + says, columns - clock.length - 1).map((text, i): Line => {
    const head: Span = [` ${i === 0 ? clock : ' '.repeat(clock.length)}`, 'dim']
    return [head, [text, isNewest ? 'strong' : 'plain']]
  })
}

/** What happened, the newest first, in `rows` lines. */
export function saidLines({ said }: View, columns: number, rows: number): Line[] {
  const lines = said.slice(0, rows).flatMap((one, i) => happeningLines(one, columns, i === 0))
  const shown: Line[] = lines.length > 0 ? lines : [[[' nothing yet', 'dim']]]
  return Array.from({ length: rows }, (_, row) => shown[row] ?? [])
}

/** "1 to 5" in place of the number of a signal that has several. */
const meaningOf = ({ numbers, says }: Signal): string =>
  numbers.length > 1 ? says.replace('#', `${numbers[0]} to ${numbers.at(-1)}`) : wordsOf({ says }, numbers[0]!)

/** What the light can say in the present state. */
export function signalLines({ state }: View, columns: number): Line[] {
  const possible = SIGNALS.filter(({ states }) => states.includes(STATE_NAMES.indexOf(state)))
  return [
    [[` the light, ${state}`, 'dim']],
    ...possible.map((signal): Line => {
      const { family, numbers } = signal
      const symbols = symbolsOfAll(family, numbers).padEnd(SYMBOLS_COLUMNS)
      return fit(
        [
          [` ${symbols}`, 'strong'],
          [meaningOf(signal), 'plain'],
        ],
        columns,
      )
    }),
  ]
}
