// Words for what is drawn.

import { DAY_MS, MINUTE_MS, SECOND_MS } from '../src/time.ts'

export const HOUR_MS = 60 * MINUTE_MS

/** "4 min 36 s", "2 min", "0.5 s", "1 d 2 h". */
export function inWords(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / DAY_MS), 'd'],
    [Math.floor((ms % DAY_MS) / HOUR_MS), 'h'],
    [Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min'],
    [(ms % MINUTE_MS) / SECOND_MS, 's'],
  ]
  const said = parts.filter(([count]) => count > 0)
  return said.length === 0 ? '0 s' : said.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

/** The time to the tenth of a second, from a minute on to the second, from an hour on to the minute, half rounded up. */
export function roundedMs(ms: number): number {
  const stepMs = ms < MINUTE_MS ? SECOND_MS / 10 : ms < HOUR_MS ? SECOND_MS : MINUTE_MS
  return Math.round(ms / stepMs) * stepMs
}

/** One line of text, whatever was written. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
