// The words in a drawing of a program: its cues, its parts, and a text alternative for readers who cannot see it.

import { inWords, oneLine } from '../../../lib/duration.ts'
import type { Program } from '../../../programs/language/write.ts'
import { listCues } from './cues.ts'
import { writtenMs } from './scale.ts'
import type { Simulation } from './simulate.ts'

/** "1 cue", "3 cues". */
export const countCues = (count: number): string => `${count} ${count === 1 ? 'cue' : 'cues'}`

/** The parts of the knot cycle that the program serves; '' if it serves none. */
export const partsServed = ({ serves }: Program, separator: string): string =>
  serves.length > 0 ? `for ${serves.join(separator)}` : ''

export function describe(program: Program, simulation: Simulation): string {
  const peak = simulation.written.reduce((most, { level }) => Math.max(most, level), 0)
  const hz = simulation.hertz.reduce((most, sample) => Math.max(most, sample.hz), 0)
  const count = listCues(program).length
  return [
    `${oneLine(program.about)} ${[inWords(writtenMs(simulation)), partsServed(program, ', ')].filter((part) => part).join(', ')}.`,
    `As written it goes up to level ${Math.round(peak)} of 100; the motor reaches ${Math.round(hz)} Hz.`,
    count > 0 ? `${countCues(count)} for the hand.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
