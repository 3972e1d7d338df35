// Formats that are plain lists, written: the Web's times on and off, and CSV.

import { describe, expect, it } from 'vitest'
import knot from '../../../programs/knot.ts'
import { hold, ms, rest, s } from '../../../programs/language/write.ts'
import { makeProgram } from '../language/make-program.ts'
import { describeNotes, getFormat, makeHold } from './helpers.ts'

describe('Web Vibration', () => {
  it.each([
    [10_000, [10_000]],
    [10_001, [10_000, 0, 1]],
    [50_000, [10_000, 0, 10_000, 0, 10_000, 0, 10_000, 0, 10_000]],
  ])('has %i ms on as %j', (time, list) => {
    const { text, notes } = getFormat('web').write!(makeHold(time))
    expect(JSON.parse(text)).toEqual(list)
    expect(notes).toHaveLength(1)
  })

  it('is cut after nine entries, and says so', () => {
    const { text, notes } = getFormat('web').write!(makeHold(50_001))
    expect(JSON.parse(text)).toEqual([10_000, 0, 10_000, 0, 10_000, 0, 10_000, 0, 10_000])
    expect(describeNotes(notes)[1]).toBe('[9]: cut here, after 50 s of 50.001 s: a browser takes 10 times of 10 s')
  })

  it('keeps a rhythm of strong and weak, and begins with a time on', () => {
    const program = makeProgram([rest(ms(100)), hold(80, s(1)), hold(39, s(1)), hold(40, s(1)), rest(s(1))])
    expect(JSON.parse(getFormat('web').write!(program).text)).toEqual([0, 100, 1000, 1000, 1000])
  })
})

describe('CSV', () => {
  it('has every point of the curve', () => {
    const { text } = getFormat('csv').write!(knot)
    expect(text.split('\n').slice(0, 4)).toEqual(['ms,level', '0,0', '3000,68', '78000,68'])
    expect(text.endsWith(',0\n')).toBe(true)
  })
})
