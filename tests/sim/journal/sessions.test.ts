import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateMs, MAX_POINTS, parseSessions, resolveDay, type Session } from '../../../sim/journal/sessions.ts'
import { BAND_UNIT_MS, DAYS_ROUND, RECORD_CHARS, SESSIONS_KEPT } from '../../../src/memory/journal.ts'
import { arbitrarySession, KNOT, recordOf } from './support.ts'

const TODAY = 20_800

describe('a record', () => {
  it.each<[string, string, Session]>([
    [
      'a knot to its end, at spot 1',
      "vY%5'7#*?",
      {
        day: 20_731,
        program: 0,
        strength: 3,
        ending: 6,
        spot: 1,
        bandMs: [44_000, 220_000, 0],
        points: 1.75,
        topC: 28,
      },
    ],
    [
      'nothing of it, ended by hand at once',
      '#########',
      { program: 0, strength: 1, ending: 0, spot: 0, bandMs: [0, 0, 0], points: 0 },
    ],
    [
      'a break, as strong as can be, that the charger ended',
      'wY;*####F',
      { day: 20_732, program: 4, strength: 5, ending: 7, spot: 0, bandMs: [0, 0, 0], points: 0, topC: 35 },
    ],
    ['a power cut has no times', 'wY$,#####', { day: 20_732, program: 0, strength: 2, ending: 9, spot: 0, points: 0 }],
    [
      'as long, warm and strong as goes, at spot 3',
      'wY;I##t{s',
      { day: 20_732, program: 4, strength: 5, ending: 2, spot: 3, bandMs: [0, 0, 891_000], points: 22, topC: 80 },
    ],
  ])('of %s', (_, record, session) => {
    expect(parseSessions(record, TODAY)).toEqual({ sessions: [session], unreadable: 0 })
    expect(recordOf(session)).toBe(record)
  })

  it.each([
    ['too short', "vY%5'7#*"],
    ['empty in the middle', 'vY%5 7#*?'],
    ['of a digit below the first', 'vY%5"7#*?'],
    ['of a digit above the last', "vY%5'7#*|"],
    ['of flash that was never written', '\xff'.repeat(9)],
    ['at spot 4', "vY%S'7#*?"],
    ['longer than a session', 'vY%5##v*?'],
    ['hotter than a thermometer tells', "vY%5'7#*t"],
  ])('that is %s is none', (_, record) => {
    expect(parseSessions(record, TODAY)).toEqual({ sessions: [], unreadable: 1 })
  })

  it('holds no more hand time than its digit', () => {
    expect(MAX_POINTS).toBe(22)
  })
})

describe('the day', () => {
  it.each([
    ['today', TODAY % DAYS_ROUND, TODAY, TODAY],
    ['yesterday', (TODAY - 1) % DAYS_ROUND, TODAY, TODAY - 1],
    ['what would be tomorrow is a round ago', (TODAY + 1) % DAYS_ROUND, TODAY, TODAY + 1 - DAYS_ROUND],
    ['the last of a round, seen in the next', DAYS_ROUND - 1, 3 * DAYS_ROUND + 1, 3 * DAYS_ROUND - 1],
    ['the first of a round', 1, 3 * DAYS_ROUND + 1, 3 * DAYS_ROUND + 1],
    ['unknown', 0, TODAY, undefined],
    ['the first day that there is', 1, 1, 1],
    ['before 1970 is none', 2, 1, undefined],
    ['of no day at all', 5, 0, undefined],
  ])('%s', (_, stored, today, day) => {
    expect(resolveDay(stored, today)).toBe(day)
  })
})

describe('a journal', () => {
  it('of all that are kept is read whole, the oldest first', () => {
    const sessions = Array.from({ length: SESSIONS_KEPT }, (_, i) => ({ ...KNOT, day: TODAY - 100 + i }))
    expect(parseSessions(sessions.map(recordOf).join(''), TODAY)).toEqual({ sessions, unreadable: 0 })
  })

  it('has every session that was written', () => {
    fc.assert(
      fc.property(fc.array(arbitrarySession(TODAY), { maxLength: SESSIONS_KEPT }), (sessions) => {
        expect(parseSessions(sessions.map(recordOf).join(''), TODAY)).toEqual({ sessions, unreadable: 0 })
      }),
    )
  })

  it('of any text is read, and no whole record is lost among others', () => {
    const character = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code))
    const any = fc.array(character, { minLength: RECORD_CHARS, maxLength: RECORD_CHARS }).map((all) => all.join(''))
    const piece = fc.oneof(
      arbitrarySession(TODAY).map((session) => ({ text: recordOf(session), session })),
      any.map((text) => ({ text, session: undefined })),
    )
    fc.assert(
      fc.property(fc.array(piece), fc.string({ maxLength: RECORD_CHARS - 1 }), (pieces, tail) => {
        const { sessions, unreadable } = parseSessions(pieces.map(({ text }) => text).join('') + tail, TODAY)
        expect(sessions.length + unreadable).toBe(pieces.length + (tail ? 1 : 0))
        let from = 0
        for (const { session } of pieces) {
          if (!session) continue
          const at = sessions.findIndex((read, i) => i >= from && JSON.stringify(read) === JSON.stringify(session))
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + 1
        }
      }),
    )
  })
})

it.each([
  [[0, 0, 0], 0],
  [[4, 20, 0], 25],
  [[0, 0, 81], 81.5],
])('bands of %j units are about %d units long', ([low, middle, high], about) => {
  const bandMs = [low! * BAND_UNIT_MS, middle! * BAND_UNIT_MS, high! * BAND_UNIT_MS] as const
  expect(estimateMs({ ...KNOT, bandMs })).toBe(about * BAND_UNIT_MS)
})
