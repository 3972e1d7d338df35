import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateMs, MAX_POINTS, parseSessions, resolveDay, type Session } from '../../../sim/journal/sessions.ts'
import { BAND_UNIT_MS, DAY_MODULUS, JOURNAL_CHARS, MAX_RECORDS, RECORD_CHARS } from '../../../src/memory/journal.ts'
import { arbitrarySession, KNOT, recordOf } from './support.ts'

const TODAY = 20_800

describe('a record', () => {
  it.each<[string, string, Session]>([
    [
      'a knot session to its end, at spot 1',
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
      'a session that ended by hand at once',
      '#########',
      { program: 0, strength: 1, ending: 0, spot: 0, bandMs: [0, 0, 0], points: 0 },
    ],
    [
      'a break session at strength 5 that the charger ended',
      'wY;*####F',
      { day: 20_732, program: 4, strength: 5, ending: 7, spot: 0, bandMs: [0, 0, 0], points: 0, topC: 35 },
    ],
    [
      'a session that a power cut ended, without times',
      'wY$,#####',
      { day: 20_732, program: 0, strength: 2, ending: 9, spot: 0, points: 0 },
    ],
    [
      'the longest, warmest and strongest session, at spot 3',
      'wY;I##t{s',
      { day: 20_732, program: 4, strength: 5, ending: 2, spot: 3, bandMs: [0, 0, 891_000], points: 22, topC: 80 },
    ],
    ['a knot session in which a hand pressed for 2 min', "vY%5'7#*?!-", { ...KNOT, day: 20_731, pressedMs: 110_000 }],
    ['a session in which no hand pressed', "vY%5'7#*?!#", { ...KNOT, day: 20_731, pressedMs: 0 }],
  ])('of %s is read and written alike', (_, record, session) => {
    expect(parseSessions(record, TODAY)).toEqual({ sessions: [session], unreadable: 0 })
    expect(recordOf(session)).toBe(record)
  })

  it.each([
    ['is too short', "vY%5'7#*"],
    ['has a blank', 'vY%5 7#*?'],
    ['has a character below the first digit', 'vY%5"7#*?'],
    ['has a character above the last digit', "vY%5'7#*|"],
    ['is erased flash', '\xff'.repeat(9)],
    ['has spot 4', "vY%S'7#*?"],
    ['is longer than a session can be', 'vY%5##v*?'],
    ['is hotter than a thermometer reads', "vY%5'7#*t"],
  ])('that %s counts as unreadable', (_, record) => {
    expect(parseSessions(record, TODAY)).toEqual({ sessions: [], unreadable: 1 })
  })

  it('has room for 22 points of hand time', () => {
    expect(MAX_POINTS).toBe(22)
  })
})

describe('the stored day', () => {
  it.each([
    ['is today', TODAY % DAY_MODULUS, TODAY, TODAY],
    ['is yesterday', (TODAY - 1) % DAY_MODULUS, TODAY, TODAY - 1],
    ['is never tomorrow, but a round ago', (TODAY + 1) % DAY_MODULUS, TODAY, TODAY + 1 - DAY_MODULUS],
    ['is the last of a round, when read in the next', DAY_MODULUS - 1, 3 * DAY_MODULUS + 1, 3 * DAY_MODULUS - 1],
    ['is the first of a round', 1, 3 * DAY_MODULUS + 1, 3 * DAY_MODULUS + 1],
    ['0 is unknown', 0, TODAY, undefined],
    ['may be the day after 1 January 1970', 1, 1, 1],
    ['before 1970 is unknown', 2, 1, undefined],
    ['is unknown where today is unknown', 5, 0, undefined],
  ])('%s', (_, stored, today, day) => {
    expect(resolveDay(stored, today)).toBe(day)
  })
})

describe('a journal', () => {
  it('with the most sessions is read whole, the oldest first', () => {
    const sessions = Array.from({ length: MAX_RECORDS }, (_, i) => ({ ...KNOT, day: TODAY - 100 + i }))
    expect(parseSessions(sessions.map(recordOf).join(''), TODAY)).toEqual({ sessions, unreadable: 0 })
  })

  it('gives back every session that was written', () => {
    fc.assert(
      fc.property(fc.array(arbitrarySession(TODAY), { maxLength: MAX_RECORDS }), (sessions) => {
        expect(parseSessions(sessions.map(recordOf).join(''), TODAY)).toEqual({ sessions, unreadable: 0 })
      }),
    )
  })

  it('with times of pressing is read whole', () => {
    const pressed = fc.integer({ min: 0, max: 82 }).map((units) => units * BAND_UNIT_MS)
    const session = fc.tuple(arbitrarySession(TODAY), pressed).map(([one, pressedMs]) => ({ ...one, pressedMs }))
    const either = fc.oneof(session, arbitrarySession(TODAY))
    fc.assert(
      fc.property(fc.array(either, { maxLength: 30 }), (sessions) => {
        expect(parseSessions(sessions.map(recordOf).join(''), TODAY)).toEqual({ sessions, unreadable: 0 })
      }),
    )
  })

  it('that begins within a record, because it is full, is read from the next one on', () => {
    fc.assert(
      fc.property(fc.array(arbitrarySession(TODAY), { minLength: 48, maxLength: 70 }), fc.nat(47), (all, plain) => {
        // A board that got a sensor after some sessions.
        const sessions = all.map((one, i) => (i < plain ? one : { ...one, pressedMs: 5 * BAND_UNIT_MS }))
        const text = sessions.map(recordOf).join('').slice(-JOURNAL_CHARS)
        const read = parseSessions(text, TODAY)
        expect(read).toEqual({ sessions: sessions.slice(-read.sessions.length), unreadable: 0 })
        expect(read.sessions.length).toBeGreaterThanOrEqual(Math.floor(JOURNAL_CHARS / 11))
      }),
    )
  })

  it('of any text can be read, and no valid record among invalid ones is lost', () => {
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
])('bands of %j units are estimated as %d units of motor time', ([low, middle, high], about) => {
  const bandMs = [low! * BAND_UNIT_MS, middle! * BAND_UNIT_MS, high! * BAND_UNIT_MS] as const
  expect(estimateMs({ ...KNOT, bandMs })).toBe(about * BAND_UNIT_MS)
})
