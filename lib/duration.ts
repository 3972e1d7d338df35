// Durations, and how they are written for people.

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
  const shown = parts.filter(([count]) => count > 0)
  return shown.length === 0 ? '0 s' : shown.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

/** "4:36" of 276 s. */
export function inMinutes(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Durations from `from` on are rounded to `to`. */
const ROUNDED_MS: readonly (readonly [from: number, to: number])[] = [
  [DAY_MS, HOUR_MS],
  [HOUR_MS, MINUTE_MS],
  [MINUTE_MS, SECOND_MS],
  [0, SECOND_MS / 10],
]

/** Rounded to 0.1 s; from 1 min on to 1 s, from 1 h on to 1 min, from 1 d on to 1 h. */
export function roundedMs(ms: number): number {
  const [, stepMs] = ROUNDED_MS.find(([from]) => ms >= from)!
  return Math.round(ms / stepMs) * stepMs
}

/** The text on one line, without control characters. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
