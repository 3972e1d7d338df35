// Each rule for programs, at its boundary and just beyond.

import { expect, it } from 'vitest'
import { checkProgram } from '../../../programs/language/check.ts'
import { compile, ProgramError } from '../../../programs/language/compile.ts'
import {
  breath,
  cue,
  hold,
  hz,
  level,
  ms,
  type Program,
  play,
  pulse,
  ramp,
  repeat,
  rest,
  type Segment,
  s,
  wave,
} from '../../../programs/language/write.ts'
import { makeProgram } from './make-program.ts'

const END = ramp(0, s(1))
const onSpot = (...segments: Segment[]) => makeProgram(segments, { onSpot: true })

/** Repeats in one another, with a hold in the innermost. */
const nest = (depth: number): Segment => (depth === 0 ? hold(5, s(1)) : repeat(1, [nest(depth - 1)]))

it.each<[title: string, program: Program]>([
  ['level 100', makeProgram([hold(100, s(1)), END])],
  ['80 ms on', makeProgram([hold(50, ms(80)), END])],
  ['a rest of 60 ms', makeProgram([rest(ms(60)), hold(5, s(1)), END])],
  ["a ramp as steep as the governor's", makeProgram([ramp(100, ms(500)), END])],
  ['a wave of 400 ms', makeProgram([wave(1, 2, ms(400), ms(800)), END])],
  ["a wave as steep as the governor's ramp", makeProgram([wave(1, 26, ms(400), ms(400)), END])],
  ['a saw, whose fall is a jump', makeProgram([wave(1, 100, ms(500), s(1), 'saw'), END])],
  ['a square wave of 80 ms on and off', makeProgram([wave(0, 100, ms(160), ms(320), 'square'), END])],
  ['pulses of 80 ms on and 60 ms off', makeProgram([pulse(60, ms(80), ms(60), 5), END])],
  ['breath', makeProgram([breath(1, 20, s(4), s(6), 3), END])],
  ['repeats four deep', makeProgram([nest(4), END])],
  ['5 min above level 75', makeProgram([hold(75, s(60)), hold(76, s(300)), hold(75, s(60)), END])],
  ['15 min', makeProgram([hold(50, ms(899_000)), END])],
  ['5 min on a spot', onSpot(hold(50, ms(299_000)), END)],
  ['twice 5 min on a spot with a cue between', onSpot(repeat(2, [hold(50, ms(299_000)), ramp(0, s(1)), cue(2)]), END)],
  ['another program inside', makeProgram([play(makeProgram([hold(50, s(1)), END])), END])],
])('takes %s', (_, program) => {
  expect(checkProgram(program)).toEqual([])
})

const FAST_WAVE = 'segments[0]: expected at least 205 ms for 26 levels, the steepest ramp allowed; got 200 ms'

it.each<[title: string, program: Program, problems: string[]]>([
  [
    'level 101',
    makeProgram([hold(level(101), s(1)), END]),
    ['segments[0]: expected a whole level from 0 to 100, got 101'],
  ],
  [
    'level -1',
    makeProgram([hold(level(-1), s(1)), END]),
    ['segments[0]: expected a whole level from 0 to 100, got -1'],
  ],
  [
    'a frequency below the band',
    makeProgram([hold(hz(10), s(1)), END]),
    ['segments[0]: expected a whole level from 0 to 100, got -24'],
  ],
  [
    'level 101 in a repeat',
    makeProgram([repeat(2, [hold(5, s(1)), hold(level(101), s(1))]), END]),
    ['segments[0].segments[1]: expected a whole level from 0 to 100, got 101'],
  ],
  [
    'level 101 in another program',
    makeProgram([play(makeProgram([hold(level(101), s(1)), END], { name: 'other' })), END]),
    ['segments[0].other[0]: expected a whole level from 0 to 100, got 101'],
  ],
  [
    '79 ms on',
    makeProgram([hold(50, ms(79)), END]),
    ['segments[0]: expected a hold of at least 80 ms, the least that a motor can follow; got 79 ms'],
  ],
  [
    'a rest of 59 ms',
    makeProgram([rest(ms(59)), hold(5, s(1)), END]),
    ['segments[0]: expected a rest of at least 60 ms, the least that a motor can follow; got 59 ms'],
  ],
  [
    '0 ms on',
    makeProgram([hold(50, ms(0)), END]),
    ['segments[0]: expected whole ms from 1 ms to 15 min (the longest session), got 0 ms'],
  ],
  [
    "a ramp steeper than the governor's",
    makeProgram([ramp(100, ms(499)), END]),
    ['segments[0]: expected at least 500 ms for 100 levels, the steepest ramp allowed; got 499 ms'],
  ],
  [
    'a wave of 399 ms',
    makeProgram([wave(1, 2, ms(399), ms(798)), END]),
    ['segments[0]: expected a period of at least 400 ms, the least that a motor can follow; got 399 ms'],
  ],
  [
    'half a period',
    makeProgram([wave(1, 2, ms(400), ms(600)), END]),
    ['segments[0]: expected a whole number of periods of 400 ms, got 600 ms'],
  ],
  [
    'a wave with low above high',
    makeProgram([wave(3, 2, ms(400), ms(400)), END]),
    ['segments[0]: expected low at most as high as high, got low 3 and high 2'],
  ],
  [
    "a wave steeper than the governor's ramp, up and down",
    makeProgram([wave(1, 27, ms(400), ms(400)), END]),
    [FAST_WAVE, FAST_WAVE],
  ],
  [
    'a square wave of 79 ms on',
    makeProgram([wave(0, 100, ms(158), ms(158), 'square'), END]),
    ['segments[0]: expected a hold of at least 80 ms, the least that a motor can follow; got 79 ms'],
  ],
  [
    'pulses with 59 ms off',
    makeProgram([pulse(60, ms(80), ms(59), 5), END]),
    ['segments[0]: expected a rest of at least 60 ms, the least that a motor can follow; got 59 ms'],
  ],
  ['10 ticks', makeProgram([cue(10), END]), ['segments[0]: expected 1 to 9 ticks, got 10']],
  [
    'an empty repeat',
    makeProgram([repeat(2, []), END]),
    ['segments[0].segments: expected at least one segment, got none'],
  ],
  ['0 repeats', makeProgram([repeat(0, [hold(5, s(1))]), END]), ['segments[0]: expected 1 to 255 repeats, got 0']],
  [
    'repeats five deep',
    makeProgram([nest(5), END]),
    ['segments[0].segments[0].segments[0].segments[0].segments[0]: expected repeats at most 4 deep, got one more'],
  ],
  [
    'an end with the motor on',
    makeProgram([hold(50, s(1))]),
    ['segments: expected level 0 at the end, got 50: add a ramp to 0'],
  ],
  [
    'more than 5 min above level 75',
    makeProgram([hold(76, s(200)), hold(90, ms(100_001)), hold(75, s(1)), END]),
    ['segments[0]: expected at most 300 s at a time above level 75 (50 Hz), got 300.001 s'],
  ],
  [
    'more than 15 min',
    makeProgram([hold(50, ms(899_001)), END]),
    ['segments: expected at most 900 s, the longest session; got 900.001 s'],
  ],
  [
    'more than 5 min on a spot',
    onSpot(hold(50, ms(299_001)), END),
    ['segments[0]: expected at most 300 s on a spot without a cue, got 300.001 s: add a cue'],
  ],
  [
    'more than 5 min on a spot after a cue, in a repeat',
    onSpot(cue(2), repeat(2, [hold(50, s(150))]), END),
    ['segments[1].segments[0]: expected at most 300 s on a spot without a cue, got 301 s: add a cue'],
  ],
  [
    'a name with a space',
    makeProgram([END], { name: 'my program' }),
    ['name: expected a lower-case letter and at most 15 of a-z, 0-9 and "-" after it, got "my program"'],
  ],
])('refuses %s', (_, program, problems) => {
  expect(checkProgram(program).map(({ place, reason }) => `${place}: ${reason}`)).toEqual(problems)
})

it('a broken rule fails the build with file, program, place and reason', () => {
  expect(() => compile(makeProgram([hold(level(101), s(1)), END]), 'programs/test.ts')).toThrow(
    new ProgramError('programs/test.ts: test: segments[0]: expected a whole level from 0 to 100, got 101'),
  )
})
