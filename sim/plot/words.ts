// The text alternative of a plot.

import { inWords, roundedMs } from '../../lib/duration.ts'
import { orderStates } from './lanes.ts'
import type { Log } from './log.ts'
import { PANELS, rangeInWords } from './panels.ts'

/** The total time in a state. */
export const timeIn = (log: Log, state: string): string =>
  inWords(roundedMs(log.states.totalMs[log.states.names.indexOf(state)] ?? 0))

/** The length of the log. */
export const lengthInWords = (log: Log): string => inWords(roundedMs(log.toMs - log.fromMs))

export const NOTHING = 'Nothing was recorded.'

export function describe(log: Log): string {
  if (log.length === 0) return NOTHING
  const states = orderStates(log).map((state) => `${state} ${timeIn(log, state)}`)
  const figures = PANELS.map((panel) => {
    const range = log.range(panel.figure)
    return `${panel.name} ${range ? rangeInWords(panel, range) : 'not known'}`
  })
  return `${lengthInWords(log)} of a simulated massager. States: ${states.join(', ')}. Lowest to highest: ${figures.join(', ')}.`
}
