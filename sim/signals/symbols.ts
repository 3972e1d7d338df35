// Signals as symbols on a line: ● a short blink, ▬ a long mark, ≈ a flicker, ○ a short dip, ◯ a long dip.

import { COUNT, DIPS, FLICKER, LIMIT, LONG, NOTE } from '../../src/signals.ts'

/** What comes before the count, and what is counted. */
const SYMBOLS: Record<number, readonly [lead: string, counted: string]> = {
  [COUNT]: ['', '●'],
  [LONG]: ['', '▬'],
  [LIMIT]: ['▬', '●'],
  [FLICKER]: ['≈', '●'],
  [DIPS]: ['', '○'],
  [NOTE]: ['◯', '○'],
}

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** "▬ ● ●" for the number 2 of LIMIT. */
export function symbolsOf(family: number, number: number): string {
  const [lead, counted] = SYMBOLS[family]!
  return join([lead, ...Array<string>(number).fill(counted)])
}

/** Several numbers at once: "● 1 to 5 times". */
export function symbolsOfAll(family: number, numbers: readonly number[]): string {
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  if (first === last) return symbolsOf(family, first)
  const [lead, counted] = SYMBOLS[family]!
  return join([lead, counted, `${first} to ${last} times`])
}
