import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { width } from '../../../lib/terminal/lines.ts'
import { EMPTY } from '../../../sim/journal/log.ts'
import { toSvg } from '../../../sim/journal/picture.ts'
import { isPlanned, parsePlan } from '../../../sim/journal/plan.ts'
import { readJournal } from '../../../sim/journal/read.ts'
import { COLUMNS, toLines } from '../../../sim/journal/text.ts'
import {
  DAY_FIELD,
  DAYS_FIELD,
  LAST_SESSION_DAY_FIELD,
  LOCKED_FIELD,
  load,
  OPEN,
  OPEN_FIELD,
  PLAN_FIELD,
  PROGRAM_FIELD,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  STRENGTH_FIELD,
  saved,
} from '../../../src/memory/settings.ts'
import * as plan from '../../../src/routine/plan.ts'
import { MARKS, SINCE_DAY, TODAY_MS, VISITS, VISITS_ADVISED } from '../../../src/routine/spots.ts'
import { scaled } from '../../support/scope.ts'
import { KNOT, lineOf, memoryWith, recordOf } from './support.ts'

const DAY = 20_800

describe('the settings', () => {
  it('are those of a new device where nothing is stored', () => {
    expect(readJournal(EMPTY, DAY)).toEqual({
      settings: 'new',
      locked: true,
      strength: 3,
      program: 0,
      isOpen: false,
      totals: { sessions: 0, runMs: 0, days: 0 },
      spots: [],
      sessions: [],
      unreadable: 0,
    })
  })

  it('are read, with the totals and the day', () => {
    const fields = {
      [LOCKED_FIELD]: 0,
      [STRENGTH_FIELD]: 4,
      [PROGRAM_FIELD]: 2,
      [DAY_FIELD]: DAY,
      [OPEN_FIELD]: OPEN + DAY,
      [SESSIONS_FIELD]: 61,
      [RUN_MS_FIELD]: 9_000_000,
      [DAYS_FIELD]: 90,
    }
    expect(readJournal(memoryWith(fields, []), 1)).toMatchObject({
      settings: 'read',
      locked: false,
      strength: 4,
      program: 2,
      day: DAY,
      isOpen: true,
      totals: { sessions: 61, runMs: 9_000_000, days: 90 },
    })
  })

  it('are those of a device that lost them, where no line can be read', () => {
    expect(readJournal({ ...EMPTY, settings: '' }, DAY)).toMatchObject({ strength: 1, settings: 'lost', locked: true })
  })

  it('limit numbers that no device counts to', () => {
    const fields = {
      [DAY_FIELD]: 1e300,
      [SESSIONS_FIELD]: -4,
      [RUN_MS_FIELD]: Number.POSITIVE_INFINITY,
      [DAYS_FIELD]: 2.5,
    }
    const { day, totals } = readJournal(memoryWith(fields, []), DAY)
    expect([day, totals]).toEqual([2_932_896, { sessions: 0, runMs: 2 ** 52, days: 2 }])
  })
})

it('the journal has days up to the stored day, or up to today where none is stored', () => {
  const journal = recordOf({ ...KNOT, day: DAY + 1 })
  const stored = { settings: lineOf({ [DAY_FIELD]: DAY }), journal, sequence: 1 }
  expect(readJournal(stored, DAY + 9).sessions[0]!.day).toBe(DAY + 1 - 7921)
  expect(readJournal({ ...stored, settings: '' }, DAY + 9).sessions[0]!.day).toBe(DAY + 1)
})

describe('the plan', () => {
  const at = (days: number, last: number) =>
    parsePlan(Object.assign([], { [DAYS_FIELD]: days, [LAST_SESSION_DAY_FIELD]: last, [PLAN_FIELD]: 5 }))

  it.each([
    [5, 4, { day: 1, week: 1, phase: 'daily', today: 'due' }],
    [5, 5, { day: 1, week: 1, phase: 'daily', today: 'done' }],
    [7, 5, { day: 3, week: 1, phase: 'daily', today: 'waiting' }],
    [14, 13, { day: 10, week: 2, phase: 'daily', today: 'due' }],
    [15, 14, { day: 11, week: 2, phase: 'every second day', today: 'rest' }],
    [16, 14, { day: 12, week: 2, phase: 'every second day', today: 'due' }],
    [88, 88, { day: 84, week: 12, phase: 'every second day', today: 'done' }],
    [89, 88, { day: 85, week: 13, phase: 'upkeep', today: 'rest' }],
    [91, 88, { day: 87, week: 13, phase: 'upkeep', today: 'due' }],
    [92, 88, { day: 88, week: 13, phase: 'upkeep', today: 'waiting' }],
  ])('has its day, week, phase and state on day %d, with the last session on day %d', (days, last, expected) => {
    expect(at(days, last)).toEqual(expected)
  })

  it('means daily sessions for ten days, then every second day, then every third', () => {
    const planned = Array.from({ length: 93 }, (_, i) => i + 1).filter(isPlanned)
    expect(planned.slice(0, 13)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16])
    expect(planned.slice(-6)).toEqual([80, 82, 84, 87, 90, 93])
  })

  it('has the same state as the device shows', () => {
    const STATES = { done: plan.DONE, rest: plan.DONE, due: plan.DUE, waiting: plan.MISSED }
    load(undefined)
    fc.assert(
      fc.property(fc.nat(200), fc.nat(210), fc.nat(20), (began, days, ago) => {
        saved[PLAN_FIELD] = began
        saved[DAYS_FIELD] = began + days
        saved[LAST_SESSION_DAY_FIELD] = Math.max(0, began + days - ago)
        const { today } = parsePlan(saved) ?? {}
        expect(today ? STATES[today] : plan.NO_PLAN).toBe(plan.statusToday())
      }),
      { numRuns: scaled(200, 1000) },
    )
  })
})

describe('a spot', () => {
  const spotWith = (marks: number, visits: number) =>
    readJournal(
      memoryWith(
        { [MARKS + 1]: marks, [VISITS + 1]: visits, [SINCE_DAY + 1]: 11, [TODAY_MS + 1]: 60_000, [DAYS_FIELD]: 20 },
        [],
      ),
      DAY,
    ).spots

  it.each([
    [0, 0, { status: 'painful', reopened: 0, visits: 0, days: 0, wasReferred: false }],
    [0, 3, { status: 'painful', reopened: 0, visits: 3, days: 10, wasReferred: false }],
    [1, 1, { status: 'pain gone', reopened: 0, visits: 1, days: 10, wasReferred: false }],
    [2, 0, { status: 'lump gone', reopened: 0, visits: 0, days: 0, wasReferred: false }],
    [3, 0, { status: 'painful', reopened: 1, visits: 0, days: 0, wasReferred: false }],
    [7, 2, { status: 'pain gone', reopened: 2, visits: 2, days: 10, wasReferred: false }],
    [0, VISITS_ADVISED, { status: 'painful', reopened: 0, visits: 0, days: 10, wasReferred: true }],
    [6, VISITS_ADVISED + 2, { status: 'painful', reopened: 2, visits: 2, days: 10, wasReferred: true }],
  ])('with %d marks and %d stored visits has this status', (marks, visits, expected) => {
    expect(spotWith(marks, visits)).toEqual([{ number: 2, todayMs: 60_000, ...expected }])
  })
})

it('any memory can be read, shown on lines that fit, and drawn', () => {
  const settings = fc.oneof(
    fc.string(),
    fc
      .dictionary(fc.integer({ min: 0, max: 40 }).map(String), fc.oneof(fc.integer(), fc.double()))
      .map((fields) => lineOf(fields)),
    fc
      .tuple(fc.nat(30_000), fc.nat(9000), fc.nat(9000), fc.nat(3000), fc.nat(60))
      .map(([day, days, last, began, sessions]) =>
        lineOf({
          [DAY_FIELD]: day,
          [DAYS_FIELD]: days,
          [LAST_SESSION_DAY_FIELD]: last,
          [PLAN_FIELD]: began,
          [SESSIONS_FIELD]: sessions,
        }),
      ),
  )
  const digits = fc
    .array(fc.integer({ min: 33, max: 125 }), { maxLength: 100 })
    .map((codes) => String.fromCharCode(...codes))
  const text = fc.oneof(fc.string(), digits)
  fc.assert(
    fc.property(settings, text, fc.integer({ max: 100_000 }), (line, records, today) => {
      const journal = readJournal({ settings: line, journal: records, sequence: 1 }, today)
      for (const line of toLines(journal, ['knot', 'a program of a very long name']))
        expect(width(line)).toBeLessThanOrEqual(COLUMNS)
      expect(toSvg(journal, 'any')).not.toMatch(/NaN|Infinity|undefined/)
    }),
    { numRuns: scaled(100, 300) },
  )
})
