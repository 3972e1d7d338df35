// A plot in words, for those who cannot see it.

import { inWords, roundedMs } from '../../lib/duration.ts'
import { lanes } from './lanes.ts'
import type { Log } from './log.ts'
import { PANELS, rangeInWords } from './panels.ts'

/** How long the massager was in a state. */
export const timeIn = (log: Log, state: string): string =>
  inWords(roundedMs(log.states.totalMs[log.states.names.indexOf(state)] ?? 0))

/** How long the log is. */
export const lengthInWords = (log: Log): string => inWords(roundedMs(log.toMs - log.fromMs))

export const NOTHING = 'Nothing was recorded.'

export function describe(log: Log): string {
  if (log.length === 0) return NOTHING
  const states = lanes(log).map((state) => `${state} ${timeIn(log, state)}`)
  const figures = PANELS.map((panel) => {
    const range = log.range(panel.figure)
    return `${panel.name} ${range ? rangeInWords(panel, range) : 'not known'}`
  })
  return `${lengthInWords(log)} of a simulated massager. States: ${states.join(', ')}. From the least to the most: ${figures.join(', ')}.`
}
