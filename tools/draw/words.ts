// What a drawing says in words: its length, and all of it for those who cannot see it.

import type { Program } from '../../programs/language/write.ts'
import { MINUTE_MS, SECOND_MS } from '../../src/time.ts'
import { cues } from './cues.ts'
import type { Run } from './run.ts'
import { writtenMs } from './scale.ts'

/** "4 min 36 s", "2 min", "0.5 s". */
export function inWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS)
  const seconds = (ms % MINUTE_MS) / SECOND_MS
  return [minutes > 0 ? `${minutes} min` : '', seconds > 0 || minutes === 0 ? `${seconds} s` : '']
    .filter((part) => part !== '')
    .join(' ')
}

/** "1 cue", "3 cues". */
export const countedCues = (count: number): string => `${count} ${count === 1 ? 'cue' : 'cues'}`

/** One line of text, whatever was written. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

/** The parts of the knot cycle that it is for; '' if it claims none. */
export const partsServed = ({ serves }: Program, between: string): string =>
  serves.length > 0 ? `for ${serves.join(between)}` : ''

/** The text alternative of a drawing. */
export function describe(program: Program, run: Run): string {
  const peak = run.written.reduce((most, { level }) => Math.max(most, level), 0)
  const hz = run.hertz.reduce((most, sample) => Math.max(most, sample.hz), 0)
  const count = cues(program).length
  return [
    `${oneLine(program.about)} ${[inWords(writtenMs(run)), partsServed(program, ', ')].filter((part) => part).join(', ')}.`,
    `As written it goes up to level ${Math.round(peak)} of 100; the motor reaches ${Math.round(hz)} Hz.`,
    count > 0 ? `${countedCues(count)} for the hand.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
