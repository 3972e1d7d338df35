import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../programs/index.ts'
import { checkProgram, totalMs } from '../../programs/language/check.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import {
  breath,
  cue,
  ease,
  hold,
  hz,
  level,
  min,
  ms,
  type Program,
  play,
  program,
  pulse,
  ramp,
  repeat,
  rest,
  type Segment,
  s,
  wave,
} from '../../programs/language/write.ts'

const written = (segments: Segment[], more: Partial<Program> = {}): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
  ...more,
})
const end = ramp(0, s(1))
const reasons = (program: Program) => checkProgram(program).map((p) => `${p.segment}: ${p.reason}`)

describe('levels by frequency', () => {
  it.each([
    [20, 1],
    [30, 26],
    [40, 51],
    [47, 68],
    [60, 100],
  ])('%i Hz is level %i', (hertz, level) => {
    expect(hz(hertz)).toBe(level)
  })
})

describe('times', () => {
  it('are whole milliseconds', () => {
    expect([ms(1.4), s(1.5), min(2)]).toEqual([1, 1500, 120_000])
  })

  it('and nothing else is one', () => {
    // @ts-expect-error: a bare number is no time
    hold(50, 75)
    // @ts-expect-error: text is no level
    hold('strong', s(1))
    // @ts-expect-error: nor is 300
    hold(300, s(1))
    // @ts-expect-error: nor half of one
    ramp(50.5, s(1))
    // @ts-expect-error: nor what was worked out, before someone says it is
    hold(100 / 3, s(1))
    // @ts-expect-error: no time is below zero
    s(-1)
    // @ts-expect-error: nor any frequency
    hz(-20)
    // @ts-expect-error: a wave has no such shape
    expect(() => wave(1, 2, s(1), s(1), 'round')).toThrow()
    // @ts-expect-error: a program ends with the motor off
    program({ name: 'x', title: 'X', serves: [], about: 'x', segments: [hold(50, s(1))] })
    // @ts-expect-error: also after a repeat
    program({ name: 'x', title: 'X', serves: [], about: 'x', segments: [repeat(2, [ramp(0, s(1)), hold(50, s(1))])] })
    // @ts-expect-error: and has a segment at least
    program({ name: 'x', title: 'X', serves: [], about: 'x', segments: [] })
    for (const last of [
      ramp(0, s(1)),
      ease(0, s(1)),
      rest(s(1)),
      cue(1),
      pulse(50, s(1), s(1), 2),
      repeat(2, [cue(1)]),
    ])
      program({ name: 'x', title: 'X', serves: [], about: 'x', segments: [hold(50, s(1)), last] })
    // @ts-expect-error: a program has segments
    const none: Program = { name: 'x', title: 'X', serves: [], about: 'x' }
    expect(none).toBeDefined()
  })
})

describe('rules', () => {
  it.each<[string, Program, string[]]>([
    ['level 100', written([hold(100, s(1)), end]), []],
    [
      'level 101',
      written([hold(level(101), s(1)), end]),
      ['segments[0]: level 101 is not a whole number from 0 to 100'],
    ],
    ['level -1', written([hold(level(-1), s(1)), end]), ['segments[0]: level -1 is not a whole number from 0 to 100']],
    [
      'below the band',
      written([hold(hz(10), s(1)), end]),
      ['segments[0]: level -24 is not a whole number from 0 to 100'],
    ],
    ['on for 80 ms', written([hold(50, ms(80)), end]), []],
    [
      'on for 79 ms',
      written([hold(50, ms(79)), end]),
      ['segments[0]: a hold of 79 ms is below the 80 ms that a motor can follow'],
    ],
    ['rest of 60 ms', written([rest(ms(60)), hold(5, s(1)), end]), []],
    [
      'rest of 59 ms',
      written([rest(ms(59)), hold(5, s(1)), end]),
      ['segments[0]: a rest of 59 ms is below the 60 ms that a motor can follow'],
    ],
    ['no time', written([hold(50, ms(0)), end]), ["segments[0]: 0 ms is not a time from 1 ms to a session's 15 min"]],
    ['a ramp as steep as the governor', written([ramp(100, ms(500)), end]), []],
    [
      'steeper',
      written([ramp(100, ms(499)), end]),
      ["segments[0]: a ramp over 100 levels in 499 ms is steeper than the governor's (500 ms)"],
    ],
    ['a wave of 400 ms', written([wave(1, 2, ms(400), ms(800)), end]), []],
    [
      'of 399 ms',
      written([wave(1, 2, ms(399), ms(798)), end]),
      ['segments[0]: a period of 399 ms is below the 400 ms that a motor can follow'],
    ],
    [
      'half a wave',
      written([wave(1, 2, ms(400), ms(600)), end]),
      ['segments[0]: 600 ms is not a whole number of periods of 400 ms'],
    ],
    ['upside down', written([wave(3, 2, ms(400), ms(400)), end]), ['segments[0]: low 3 is above high 2']],
    ['10 ticks', written([cue(10), end]), ['segments[0]: 10 ticks, not 1 to 9']],
    ['an empty repeat', written([repeat(2, []), end]), ['segments[0].segments: is empty']],
    ['0 times', written([repeat(0, [hold(5, s(1))]), end]), ['segments[0]: 0 times, not 1 to 255']],
    [
      'where it is',
      written([repeat(2, [hold(5, s(1)), hold(level(101), s(1))]), end]),
      ['segments[0].segments[1]: level 101 is not a whole number from 0 to 100'],
    ],
    ['four deep', written([repeat(1, [repeat(1, [repeat(1, [repeat(1, [hold(5, s(1))])])])]), end]), []],
    [
      'five deep',
      written([repeat(1, [repeat(1, [repeat(1, [repeat(1, [repeat(1, [hold(5, s(1))])])])])]), end]),
      ['segments[0].segments[0].segments[0].segments[0].segments[0]: repeats nest deeper than 4'],
    ],
    ['no end', written([hold(50, s(1))]), ['segments: ends at level 50: the last segment must bring it to 0']],
    ['at the top for 5 min', written([hold(75, s(60)), hold(76, s(300)), hold(75, s(60)), end]), []],
    [
      'and a ms longer',
      written([hold(76, s(200)), hold(90, ms(100_001)), hold(75, s(1)), end]),
      ['segments[0]: above level 75 (50 Hz) for 300.001 s at a time, more than 300 s'],
    ],
    ['15 min', written([hold(50, ms(899_000)), end]), []],
    ['5 min on a spot', written([hold(50, ms(299_000)), end], { onSpot: true }), []],
    [
      'and a ms longer',
      written([hold(50, ms(299_001)), end], { onSpot: true }),
      ['segments[0]: 300.001 s on a spot without a cue, more than 300 s'],
    ],
    [
      'with a cue between',
      written([repeat(2, [hold(50, ms(299_000)), ramp(0, s(1)), cue(2)]), end], { onSpot: true }),
      [],
    ],
    [
      'too long after a cue, in a repeat',
      written([cue(2), repeat(2, [hold(50, s(150))]), end], { onSpot: true }),
      ['segments[0]: 301 s on a spot without a cue, more than 300 s'],
    ],
    ['longer', written([hold(50, ms(899_001)), end]), ["segments: takes 900.001 s, longer than a session's 900 s"]],
    [
      'a name with blanks',
      written([end], { name: 'my program' }),
      ['name: "my program" is not a short lower-case word'],
    ],
    ['a fast wave', written([wave(1, 26, ms(400), ms(400)), end]), []],
    [
      'faster than the governor',
      written([wave(1, 27, ms(400), ms(400)), end]),
      [
        "segments[0]: a ramp over 26 levels in 200 ms is steeper than the governor's (205 ms)",
        "segments[0]: a ramp over 26 levels in 200 ms is steeper than the governor's (205 ms)",
      ],
    ],
    ['a saw, whose fall is a jump', written([wave(1, 100, ms(500), s(1), 'saw'), end]), []],
    ['a square', written([wave(0, 100, ms(160), ms(320), 'square'), end]), []],
    [
      'too quick a square',
      written([wave(0, 100, ms(158), ms(158), 'square'), end]),
      ['segments[0]: a hold of 79 ms is below the 80 ms that a motor can follow'],
    ],
    ['pulses', written([pulse(60, ms(80), ms(60), 5), end]), []],
    [
      'too close',
      written([pulse(60, ms(80), ms(59), 5), end]),
      ['segments[0]: a rest of 59 ms is below the 60 ms that a motor can follow'],
    ],
    ['breath', written([breath(1, 20, s(4), s(6), 3), end]), []],
    ['a program in another', written([play(written([hold(50, s(1)), end])), end]), []],
    [
      'with a mistake',
      written([play(written([hold(level(101), s(1)), end], { name: 'other' })), end]),
      ['segments[0].other[0]: level 101 is not a whole number from 0 to 100'],
    ],
  ])('%s', (_, program, expected) => {
    expect(reasons(program)).toEqual(expected)
  })

  it('a broken one fails the build with file, program, segment and reason', () => {
    expect(() => compile(written([hold(level(101), s(1)), end]), 'programs/test.ts')).toThrow(
      new ProgramError('programs/test.ts: test: segments[0]: level 101 is not a whole number from 0 to 100'),
    )
  })
})

describe('the rotation', () => {
  it('keeps every rule, and serves all four parts of the cycle', () => {
    expect(compileRotation()).toHaveLength(rotation.length)
    expect(new Set(rotation.flatMap((p) => p.serves)).size).toBe(4)
    expect(rotation[0]!.name).toBe('knot')
  })

  it.each([
    ['knot', 276],
    ['ease', 303],
    ['break', 120],
  ])('%s takes %i s', (name, seconds) => {
    expect(totalMs(rotation.find((p) => p.name === name)!.segments)).toBe(seconds * 1000)
  })
})
