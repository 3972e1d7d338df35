// What a drawing of a program says in words: its cues, and all of it for those who cannot see it.

import { inWords, oneLine } from '../../../lib/duration.ts'
import type { Program } from '../../../programs/language/write.ts'
import { cues } from './cues.ts'
import type { Run } from './run.ts'
import { writtenMs } from './scale.ts'

/** "1 cue", "3 cues". */
export const countedCues = (count: number): string => `${count} ${count === 1 ? 'cue' : 'cues'}`

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
