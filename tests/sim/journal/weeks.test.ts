import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { weeksOf } from '../../../sim/journal/calendar.ts'
import { memoryOf } from '../../../sim/journal/memory.ts'
import { readJournal } from '../../../sim/journal/read.ts'
import { FIRST_DAY, simulateWeeks } from '../../../sim/journal/weeks.ts'
import { runToEnd } from '../../../sim/script/play.ts'
import { BY_OWNER, BY_POWER_CUT, BY_PROGRAM } from '../../../src/memory/journal.ts'

const PROGRAMS = { programs: compileRotation(), names: rotation.map(({ name }) => name) }
const memoryAfter = (weeks: number, seed: number) => memoryOf(runToEnd(simulateWeeks({ ...PROGRAMS, weeks, seed })))

describe('twelve simulated weeks', () => {
  const journals = [1, 2, 3, 4, 5, 6].map((seed) => readJournal(memoryAfter(12, seed), 0))

  it.each(journals.map((journal, i) => [i + 1, journal] as const))(
    'with seed %d reach week 12 of the plan, with one spot gone, one that came back and one that stays',
    (_, journal) => {
      const { day, plan, sessions, unreadable, locked, totals, spots } = journal
      expect([locked, unreadable]).toEqual([false, 0])
      expect(plan!.week).toBe(12)
      expect(day! - plan!.day + 1).toBe(FIRST_DAY)
      expect(totals.sessions).toBeGreaterThan(30)
      expect(totals.sessions).toBeLessThan(60)
      expect(sessions.length).toBe(Math.min(48, totals.sessions))
      const weeks = weeksOf(journal)
      const done = weeks.reduce((sum, week) => sum + week.done, 0)
      expect(done).toBeGreaterThan(30)
      expect(done).toBeLessThan(47)
      expect(spots.map(({ status }) => status)).toEqual(['lump gone', 'pain gone', 'painful'])
      expect(spots.map(({ reopened, wasReferred }) => [reopened, wasReferred])).toEqual([
        [0, false],
        [1, false],
        [0, true],
      ])
    },
  )

  it('have sessions that ended by hand, by the program and by a power cut, with four programs at three spots', () => {
    const sessions = journals.flatMap((journal) => journal.sessions)
    const endings = new Set(sessions.map(({ ending }) => ending))
    for (const ending of [BY_OWNER, BY_PROGRAM, BY_POWER_CUT]) expect(endings).toContain(ending)
    expect(new Set(sessions.map(({ program }) => program))).toEqual(new Set([0, 1, 2, 3]))
    expect(new Set(sessions.map(({ spot }) => spot))).toEqual(new Set([0, 1, 2, 3]))
  })
})

it('gives the same memory for the same seed, and another for another seed', () => {
  const [first, again, other] = [memoryAfter(2, 7), memoryAfter(2, 7), memoryAfter(2, 8)]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
