// Words for what is drawn.

import { MINUTE_MS, SECOND_MS } from '../src/time.ts'

/** "4 min 36 s", "2 min", "0.5 s". */
export function inWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS)
  const seconds = (ms % MINUTE_MS) / SECOND_MS
  return [minutes > 0 ? `${minutes} min` : '', seconds > 0 || minutes === 0 ? `${seconds} s` : '']
    .filter((part) => part !== '')
    .join(' ')
}

/** One line of text, whatever was written. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
