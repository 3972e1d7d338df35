import { describe, expect, it } from 'vitest'
import { MAX_WEEKS, weeksOf } from '../../../sim/journal/calendar.ts'
import { type Journal, readJournal } from '../../../sim/journal/read.ts'
import { BAND_UNIT_MS, MAX_RECORDS } from '../../../src/memory/journal.ts'
import { DAYS_FIELD, PLAN_FIELD, SESSIONS_FIELD } from '../../../src/memory/settings.ts'
import { journalOf, KNOT, MONDAY, memoryWith, on, SHORT } from './support.ts'

const SIGNS = { done: 'D', short: 's', due: '!', other: 'o', rest: '.', unknown: ' ' }
const signsOf = (journal: Journal): string[] =>
  weeksOf(journal).map((week) => week.days.map((day) => SIGNS[day]).join('') + `|${week.done} of ${week.planned}`)
describe('the calendar', () => {
  it.each<[string, number, number[], string[]]>([
    ['a session on the first day', 0, [0], ['D      |1 of 1']],
    ['a first day whose session is due', 0, [], ['!      |0 of 1']],
    ['a day without its session', 3, [0, 2], ['DoD!   |2 of 4']],
    ['sessions on ten days', 9, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ['DDDDDDD|7 of 7', 'DDD    |3 of 3']],
    [
      'then sessions on every second day',
      13,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13],
      ['DDDDDDD|7 of 7', 'DDD.D.D|5 of 5'],
    ],
    [
      'that a late session moves the ones after it',
      14,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14],
      ['DDDDDDD|7 of 7', 'DDD.oD.|4 of 5', 'D      |1 of 0'],
    ],
    [
      'that a waiting session is due on every second day',
      17,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      ['DDDDDDD|7 of 7', 'DDD.o.o|3 of 5', '.o.!   |0 of 2'],
    ],
    ['a week without sessions', 7, [0, 7], ['Doooooo|1 of 7', 'D      |1 of 1']],
  ])('shows %s', (_, last, done, weeks) => {
    expect(
      signsOf(
        journalOf(
          last,
          done.map((day) => on(day)),
        ),
      ),
    ).toEqual(weeks)
  })

  it('shows upkeep on every third day', () => {
    const done = [...Array.from({ length: 10 }, (_, day) => day), ...Array.from({ length: 37 }, (_, i) => 11 + 2 * i)]
    const weeks = signsOf(
      journalOf(
        92,
        [...done, 86].map((day) => on(day)),
      ),
    )
    expect(weeks.slice(-3)).toEqual(['D.D.D.D|4 of 4', '..D..o.|1 of 2', '.!     |0 of 1'])
    expect(weeks).toHaveLength(14)
  })

  it('shows a short session, which does not count for the plan', () => {
    expect(signsOf(journalOf(2, [on(0), on(1, SHORT), on(2, SHORT), on(2)]))).toEqual(['DsD    |2 of 3'])
    const cut = { ...on(1), ending: 9 }
    expect(signsOf(journalOf(1, [on(0), cut]))).toEqual(['Ds     |1 of 2'])
  })

  it.each([
    [15, 's'],
    [16, 'D'],
  ])('shows a session of %d units as %s', (units, sign) => {
    const session = on(0, { bandMs: [0, units * BAND_UNIT_MS, 0] })
    expect(signsOf(journalOf(0, [session]))[0]![0]).toBe(sign)
  })

  it('leaves days blank before the oldest session, if older ones were overwritten', () => {
    const sessions = Array.from({ length: MAX_RECORDS }, (_, i) => on(2 + i))
    const weeks = signsOf(journalOf(MAX_RECORDS + 1, sessions, { [SESSIONS_FIELD]: MAX_RECORDS + 2 }))
    expect(weeks[0]).toBe('  DDDDD|5 of 5')
    expect(signsOf(journalOf(MAX_RECORDS + 1, sessions))[0]).toBe('ooDDDDD|5 of 7')
  })

  it('without a plan has weeks from Monday on, with days that are done or not', () => {
    const journal = journalOf(9, [on(2), on(8)], { [PLAN_FIELD]: 0 })
    expect(weeksOf(journal).map(({ number, from }) => [number, from - MONDAY])).toEqual([
      [undefined, 0],
      [undefined, 7],
    ])
    expect(signsOf(journal)).toEqual(['..D....|1 of 0', '.D.    |1 of 0'])
  })

  it('begins before the plan, if a session did', () => {
    const journal = journalOf(9, [on(2), on(9)], { [PLAN_FIELD]: 8, [DAYS_FIELD]: 10 })
    expect(signsOf(journal)).toEqual(['..D....|1 of 0', 'ooD    |1 of 3'])
    expect(weeksOf(journal).map(({ number }) => number)).toEqual([undefined, 1])
  })

  it('leaves out weeks of long ago', () => {
    expect(weeksOf(journalOf(7 * 300, [on(0), on(7 * 300)]))).toHaveLength(MAX_WEEKS)
  })

  it('is empty where no day is known', () => {
    const sessions = [KNOT, KNOT]
    expect(
      weeksOf(readJournal(memoryWith({ [SESSIONS_FIELD]: 2, [DAYS_FIELD]: 9, [PLAN_FIELD]: 3 }, sessions), 0)),
    ).toEqual([])
  })
})
