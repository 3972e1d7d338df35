// The words of the language: values that are right, and mistakes that do not compile.

import { describe, expect, it } from 'vitest'
import {
  cue,
  ease,
  hold,
  hz,
  min,
  ms,
  type Program,
  program,
  pulse,
  ramp,
  repeat,
  rest,
  s,
  wave,
} from '../../../programs/language/write.ts'

it.each([
  [20, 1],
  [30, 26],
  [40, 51],
  [47, 68],
  [60, 100],
])('%i Hz is level %i', (hertz, level) => {
  expect(hz(hertz)).toBe(level)
})

it('times are whole milliseconds', () => {
  expect([ms(1.4), s(1.5), min(2)]).toEqual([1, 1500, 120_000])
})

const FIELDS = { name: 'x', title: 'X', serves: [], about: 'x' } as const

describe('the type check', () => {
  it('refuses what is not a time, a level, a frequency or a shape', () => {
    // @ts-expect-error: a bare number is not a time
    hold(50, 75)
    // @ts-expect-error: a text is not a level
    hold('strong', s(1))
    // @ts-expect-error: no level is above 100
    hold(300, s(1))
    // @ts-expect-error: a level is a whole number
    ramp(50.5, s(1))
    // @ts-expect-error: a computed number is a level only through level()
    hold(100 / 3, s(1))
    // @ts-expect-error: no time is below zero
    s(-1)
    // @ts-expect-error: no frequency is below zero
    hz(-20)
    // @ts-expect-error: a wave has no such shape
    expect(() => wave(1, 2, s(1), s(1), 'round')).toThrow()
  })

  it('refuses a program that does not end with the motor off', () => {
    // @ts-expect-error: a hold leaves the motor on
    program({ ...FIELDS, segments: [hold(50, s(1))] })
    // @ts-expect-error: a repeat ends like its last segment
    program({ ...FIELDS, segments: [repeat(2, [ramp(0, s(1)), hold(50, s(1))])] })
    // @ts-expect-error: a program has at least one segment
    program({ ...FIELDS, segments: [] })
    // @ts-expect-error: a program has segments
    const none: Program = FIELDS
    expect(none).toBeDefined()
  })

  it('takes a program that ends with the motor off', () => {
    const endings = [ramp(0, s(1)), ease(0, s(1)), rest(s(1)), cue(1), pulse(50, s(1), s(1), 2), repeat(2, [cue(1)])]
    for (const ending of endings)
      expect(program({ ...FIELDS, segments: [hold(50, s(1)), ending] }).segments).toHaveLength(2)
  })
})
