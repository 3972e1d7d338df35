// The words of the language in JSON: their fields, and what each field holds. Reader, schema and docs are made from
// these tables.

import { WAVE_SHAPES } from '../write.ts'

/** What a field of a segment holds. `expected` goes into messages. */
export const FIELD_KINDS = {
  level: { expected: 'a level: a whole number from 0 to 100, or a text like "47 Hz"' },
  time: { expected: 'a time: a text like "75 s", "3 min" or "500 ms"' },
  count: { expected: 'a whole number' },
  segments: { expected: 'a list of segments' },
  shape: { expected: WAVE_SHAPES.map((shape) => `"${shape}"`).join(', ') },
  program: { expected: 'the name of another program' },
} as const
export type FieldKind = keyof typeof FIELD_KINDS

interface Word {
  fields: Record<string, FieldKind>
  /** For the schema and the docs. */
  about: string
}

/** The first field of a segment is its word. */
export const WORDS: Record<string, Word> = {
  hold: { fields: { hold: 'level', time: 'time' }, about: 'Stay at a level.' },
  rest: { fields: { rest: 'time' }, about: 'Motor off for a while.' },
  ramp: { fields: { ramp: 'level', time: 'time' }, about: 'Go to a level in a straight line.' },
  ease: { fields: { ease: 'level', time: 'time' }, about: 'Go to a level, beginning and ending softly.' },
  wave: {
    fields: { wave: 'shape', low: 'level', high: 'level', period: 'time', rise: 'time', fall: 'time', time: 'time' },
    about: 'From low to high and back, once a period; or with its own times to rise and to fall, instead of a period.',
  },
  breath: {
    fields: { breath: 'count', low: 'level', high: 'level', in: 'time', out: 'time' },
    about: 'Rise and fall like slow breath, so many times.',
  },
  pulse: {
    fields: { pulse: 'count', level: 'level', on: 'time', off: 'time' },
    about: 'On at a level and off, so many times.',
  },
  repeat: { fields: { repeat: 'count', segments: 'segments' }, about: 'Play segments several times.' },
  play: { fields: { play: 'program' }, about: 'Play all segments of another program here.' },
  cue: { fields: { cue: 'count' }, about: 'Short ticks that tell the hand to do something.' },
}
