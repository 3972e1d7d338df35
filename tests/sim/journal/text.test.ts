import { describe, expect, it } from 'vitest'
import { toAnsi } from '../../../lib/terminal/lines.ts'
import { EMPTY } from '../../../sim/journal/log.ts'
import { toSvg } from '../../../sim/journal/picture.ts'
import { type Journal, readJournal } from '../../../sim/journal/read.ts'
import type { Session } from '../../../sim/journal/sessions.ts'
import { COLUMNS, toLines } from '../../../sim/journal/text.ts'
import { adviceOf, dateOf, endingOf, planOf, remarksOf, spotOf } from '../../../sim/journal/words.ts'
import { BAND_UNIT_MS } from '../../../src/memory/journal.ts'
import { LAST_SESSION_DAY_FIELD, RUN_MS_FIELD, SESSIONS_FIELD } from '../../../src/memory/settings.ts'
import { MARKS, SINCE_DAY, VISITS, VISITS_ADVISED } from '../../../src/routine/spots.ts'
import { journalOf, KNOT, MONDAY, memoryWith, on, SHORT } from './support.ts'

const NAMES = ['knot', 'ease', 'flow', 'calm', 'break']

const linesOf = (journal: Journal): string[] => toAnsi(toLines(journal, NAMES), false).map((line) => line.trimEnd())

describe('the text', () => {
  it('has totals, plan, spots, calendar and the last sessions', () => {
    const sessions = [
      on(0),
      on(1, { ...SHORT, spot: 2, strength: 2 }),
      { ...on(2, { program: 4, spot: 0, points: 0 }), ending: 9 },
      on(4, { program: 7, bandMs: [0, 0, 30 * BAND_UNIT_MS], points: 2.5, spot: 0, ending: 3 }),
    ].map((session) =>
      session.ending === 9 ? { ...session, bandMs: undefined, topC: undefined } : session,
    ) as Session[]
    const spots = { [MARKS]: 4, [VISITS]: 2, [VISITS + 1]: VISITS_ADVISED, [SINCE_DAY + 1]: 1 }
    expect(linesOf(journalOf(5, sessions, { ...spots, [LAST_SESSION_DAY_FIELD]: 5 }))).toEqual([
      '4 sessions, 18 min 24 s of motor time.',
      'Plan: day 6, week 1 of 12, daily; a session is due today.',
      '',
      'Spot 1: pain gone; came back once; 2 visits since.',
      'Spot 2: painful.',
      'Spot 2 is still painful after 12 visits: show it to a',
      'physiotherapist or another qualified professional.',
      'A knot that has stopped hurting is not gone: the plan goes',
      'on.',
      '',
      'week    from  days              done  points',
      '   1   5 Oct  ■ ▪ ▪ ○ ■ □     2 of 6     4.8  ███▍',
      '      ■ session   ▪ short   □ due   ○ none done',
      '',
      '   day program  strength spot  min points  °C ended',
      ' 5 Oct knot            3    1  4.6    1.8  28 program end',
      ' 6 Oct knot            2    2  1.7    0.5  28 by hand',
      ' 7 Oct break           3    –    –      –   – power cut',
      ' 9 Oct no. 8           3    –  5.6    2.5  28 15 minutes',
    ])
  })

  it('is a list of sessions where no day is known', () => {
    const sessions = Array.from({ length: 9 }, () => ({ ...KNOT }))
    const lines = linesOf(readJournal(memoryWith({ [SESSIONS_FIELD]: 9, [RUN_MS_FIELD]: 2_484_000 }, sessions), 0))
    expect(lines.slice(0, 6)).toEqual([
      '9 sessions, 41 min 24 s of motor time.',
      'No plan yet. Press twice while the device is off to begin',
      'one.',
      '',
      '   day program  strength spot  min points  °C ended',
      '     – knot            3    1  4.6    1.8  28 program end',
    ])
    expect(lines).toHaveLength(5 + 9)
  })

  it('has room for every sign in its legend', () => {
    const done = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => on(day))
    const lines = linesOf(journalOf(14, [...done, on(11, SHORT)]))
    expect(lines).toContain('      ■ session   ▪ short   □ due   ○ none done   · rest')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(COLUMNS)
  })

  it('has colours only if they are wanted', () => {
    const lines = toLines(journalOf(0, [on(0)]), NAMES)
    expect(toAnsi(lines, true).join('')).toContain('\x1b[32m■ \x1b[0m')
    expect(toAnsi(lines, false).join('')).not.toContain('\x1b')
  })
})

describe('in words', () => {
  it.each([
    [0, '1 Jan'],
    [MONDAY, '5 Oct'],
    [19_782, '29 Feb'],
  ])('day %d is %s', (day, date) => {
    expect(dateOf(day)).toBe(date)
  })

  it('every ending has words of its own, of at most 12 letters', () => {
    const all = Array.from({ length: 12 }, (_, ending) => endingOf(ending))
    expect(new Set(all).size).toBe(12)
    expect(all).not.toContain('unknown')
    expect(endingOf(12)).toBe('unknown')
    for (const words of all) expect(words.length).toBeLessThanOrEqual(12)
  })

  const plan = (last: number, done: number[]) =>
    planOf(
      journalOf(
        last,
        done.map((day) => on(day)),
      ),
    )

  it.each([
    [plan(0, [0]), "Plan: day 1, week 1 of 12, daily; today's session is done."],
    [plan(10, [9]), 'Plan: day 11, week 2 of 12, every second day; a day of rest.'],
    [plan(12, [9]), 'Plan: day 13, week 2 of 12, every second day; a session is waiting.'],
    [plan(84, [83]), 'Plan: day 85, week 13, upkeep, every third day; a day of rest.'],
    [planOf(readJournal({ ...EMPTY, settings: '' }, 0)), 'The stored plan cannot be read.'],
  ])('the plan is "%s"', (sentence, expected) => {
    expect(sentence).toBe(expected)
  })

  const spot = {
    number: 3,
    status: 'painful',
    reopened: 0,
    visits: 0,
    days: 0,
    todayMs: 0,
    wasReferred: false,
  } as const
  it.each([
    [{ ...spot, visits: 1, days: 1 }, 'Spot 3: painful; 1 visit in 1 day.'],
    [{ ...spot, visits: 5, days: 12, reopened: 1 }, 'Spot 3: painful; came back once; 5 visits in 12 days.'],
    [{ ...spot, reopened: 2, wasReferred: true, visits: 3 }, 'Spot 3: painful; came back twice.'],
    [{ ...spot, status: 'lump gone' as const, reopened: 3 }, 'Spot 3: lump gone; came back 3 times.'],
  ])('the spot %o has its sentence', (some, expected) => {
    expect(spotOf(some)).toBe(expected)
  })

  it.each([
    [{ days: 20 }, 'Spot 3 is still painful after 12 visits'],
    [{ days: 50 }, 'Spot 3 has been painful for 50 days'],
    [{ days: 50, reopened: 2 }, 'Spot 3 came back again and again'],
  ])('a professional should see a spot with %j, and the advice says why', (more, why) => {
    const journal = { ...journalOf(0, [on(0)]), spots: [{ ...spot, wasReferred: true, ...more }] }
    expect(adviceOf(journal)).toEqual([`${why}: show it to a physiotherapist or another qualified professional.`])
    expect(adviceOf({ ...journal, spots: [{ ...spot, ...more }] })).toEqual([])
  })

  it('the remarks say what the journal lacks', () => {
    expect(remarksOf(journalOf(0, [on(0)]))).toEqual([])
    expect(remarksOf({ ...journalOf(3, [on(0), KNOT]), unreadable: 2, isOpen: true })).toEqual([
      'A session was running when this was stored.',
      '2 records of the journal cannot be read.',
      'Sessions without a known day, in no week: 1.',
    ])
    expect(remarksOf(journalOf(0, [on(0)], { [SESSIONS_FIELD]: 70 }))).toEqual([
      'The journal has only the last 1 session.',
    ])
    expect(remarksOf(readJournal(EMPTY, 0))).toEqual([
      'No settings are stored: the device is new, or parts of its memory are missing.',
    ])
    expect(remarksOf(readJournal({ ...EMPTY, settings: '' }, 0))).toEqual([
      'The settings cannot be read: the device would start at strength 1.',
    ])
  })

  it('the text claims no effect and blames nobody', () => {
    const all = [...linesOf(journalOf(8, [on(0), on(1, SHORT)], { [MARKS]: 5, [VISITS + 1]: VISITS_ADVISED }))].join(
      ' ',
    )
    expect(all).not.toMatch(/cure|heal|treat|diagnos|deactivat|eliminat|success|fail|miss|skip|forgot|should have|!/i)
  })
})

describe('the picture', () => {
  const svg = toSvg(journalOf(8, [on(0), on(1, SHORT)], { [VISITS + 1]: VISITS_ADVISED }), 'mine & <yours>')

  it('has a shape for each kind of day in the calendar, and no other', () => {
    for (const kind of ['done', 'short', 'other', 'due']) expect(svg).toContain(`<path class="${kind}"`)
    expect(svg).not.toContain('<path class="rest"')
  })

  it('has a bar for each week with hand time', () => {
    expect(svg.match(/<path class="hand"/g)).toHaveLength(1)
    expect(svg).toContain('>2.3</text>')
  })

  it('has a text alternative', () => {
    expect(svg).toContain('<title id="journal">mine &amp; &lt;yours&gt;</title>')
    expect(svg).toContain('Weeks from 5 Oct: 1 day with a session of 7; 12 Oct: 0 days with a session of 2.')
    expect(svg).toContain('another qualified professional.')
  })

  it('of an empty journal has only words', () => {
    expect(toSvg(readJournal(EMPTY, 0), 'new')).toContain('No plan yet')
  })
})
