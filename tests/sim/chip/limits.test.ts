// What a scenario cannot do on a chip.

import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { seenAs, whyNot } from '../../../sim/chip/play/limits.ts'
import { parse } from '../../../sim/script/parse.ts'

const NAMES = ['knot']
const why = (text: string, board = 'pico') => whyNot(parse(text, NAMES), boards[board]!)

describe('a scenario that is left out', () => {
  it.each([
    ['a host asks for a press', 'there is no host on the console ("a host asks for a press")'],
    ['day 20000', 'there is no host that sets the clock ("day 20000")'],
    ['break motor', 'parts of the chip do not break ("break motor")'],
    ['press the next button', 'the board has no next button ("press the next button")'],
    ['given the coin motor', 'the board has the massager motor'],
    ['wait 31 min', 'it takes 31 min, more than 30 min'],
    ['given a real world with seed 1\ngiven clock drift 3 %', 'the clock of the chip does not drift'],
  ])('%s', (text, reason) => expect(why(text)).toBe(reason))
})

it('plays every other scenario', () => expect(why('given unlocked\nlong press\nexpect motor on')).toBeUndefined())

it.each([
  ['expect state running', 'expect motor on'],
  ['expect state locked', 'expect motor off'],
  ['expect state service', undefined],
  ['expect strength 3', undefined],
  ['expect duty 300 to 400', 'expect duty 300 to 400'],
])('%s is judged by %s', (text, seen) => expect(seenAs(parse(text, NAMES).lines[0]!)).toBe(seen))
