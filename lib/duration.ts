// Lengths of time, and how people read them.

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

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

/** From how long on a time is rounded to what, for a reader. */
const ROUNDED_MS: readonly (readonly [from: number, to: number])[] = [
  [DAY_MS, HOUR_MS],
  [HOUR_MS, MINUTE_MS],
  [MINUTE_MS, SECOND_MS],
  [0, SECOND_MS / 10],
]

/** The time to the tenth of a second, from a minute on to the second, from an hour on to the minute, from a day on to the hour. */
export function roundedMs(ms: number): number {
  const [, stepMs] = ROUNDED_MS.find(([from]) => ms >= from)!
  return Math.round(ms / stepMs) * stepMs
}

/** One line of text, whatever was written. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
