// The functions of the language as a maker writes them: what each of their values is.

/** What a value of a call is. `expected` goes into messages. */
export const VALUE_KINDS = {
  level: { name: 'LEVEL', expected: 'a level: a whole number from 0 to 100, or a frequency such as hz(40)' },
  time: { name: 'TIME', expected: 'a time such as s(20), min(2) or ms(500)' },
  number: { name: 'NUMBER', expected: 'a number from 0 on' },
  hertz: { name: 'HZ', expected: 'a number of Hz' },
  count: { name: 'TIMES', expected: 'a whole number from 1 on' },
  segments: { name: 'SEGMENTS', expected: 'a list of segments: [hold(hz(40), s(20)), rest(s(1))]' },
  shape: { name: 'SHAPE', expected: 'the shape of a wave' },
  program: { name: 'PROGRAM', expected: 'a program, which is imported from its file' },
  fields: { name: 'FIELDS', expected: 'an object with name, title, serves, about and segments' },
} as const
export type ValueKind = keyof typeof VALUE_KINDS

/** The values of each function of write.ts. A shape may be left out where `optional` says so. */
export const CALLS: Record<string, { values: readonly ValueKind[]; optional?: number; gives?: ValueKind }> = {
  ms: { values: ['number'], gives: 'time' },
  s: { values: ['number'], gives: 'time' },
  min: { values: ['number'], gives: 'time' },
  hz: { values: ['hertz'], gives: 'level' },
  level: { values: ['level'], gives: 'level' },
  hold: { values: ['level', 'time'] },
  rest: { values: ['time'] },
  ramp: { values: ['level', 'time'] },
  ease: { values: ['level', 'time'] },
  wave: { values: ['level', 'level', 'time', 'time', 'shape'], optional: 1 },
  uneven: { values: ['level', 'level', 'time', 'time', 'time', 'shape'] },
  breath: { values: ['level', 'level', 'time', 'time', 'count'] },
  pulse: { values: ['level', 'time', 'time', 'count'] },
  play: { values: ['program'] },
  repeat: { values: ['count', 'segments'] },
  cue: { values: ['count'] },
  program: { values: ['fields'] },
}

/** "hold(LEVEL, TIME)" */
export const formatCall = (word: string): string =>
  `${word}(${CALLS[word]!.values.map((kind) => VALUE_KINDS[kind].name).join(', ')})`
