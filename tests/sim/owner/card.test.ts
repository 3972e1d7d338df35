// The card alone is enough: each pattern of the light has one reading on it. And it can be read: nothing is small, cut or
// on top of something else.

import { describe, expect, it } from 'vitest'
import { helveticaWidth } from '../../../lib/drawing/helvetica.ts'
import type { Mark } from '../../../lib/drawing/sheet.ts'
import { rotation } from '../../../programs/index.ts'
import { drawCard } from '../../../sim/owner/card.ts'
import { CARD_SECTIONS, type CardRow } from '../../../sim/owner/card-signals.ts'
import { wordsOf } from '../../../sim/signals/decoder.ts'
import { symbolsOf } from '../../../sim/signals/symbols.ts'
import { gestureWords } from '../../../src/gesture-words.ts'
import { GESTURE_TABLE } from '../../../src/gestures.ts'
import { SIGNALS } from '../../../src/signal-words.ts'
import { SERVICE, STATE_NAMES } from '../../../src/states.ts'
import { CHARACTER_MS, RECORDED } from '../signals/recorded-light.ts'

/** Whether these symbols are what a row prints: itself, or "● 2 to 5 times" for each number from 2 to 5. */
function prints({ symbols }: CardRow, seen: string): boolean {
  const [, one, from, to] = /^(\S+) (\d+) to (\d+) times$/.exec(symbols) ?? []
  if (one === undefined) return symbols === seen
  const count = seen.split(' ').length
  return seen.split(' ').every((symbol) => symbol === one) && count >= Number(from) && count <= Number(to)
}

/** What a reader of the card finds for symbols in a state. */
const read = (state: number, seen: string): CardRow[] =>
  CARD_SECTIONS.filter(({ states }) => states.includes(state))
    .flatMap(({ rows }) => rows)
    .filter((row) => prints(row, seen))

/** Most devices have no link, so the card leaves its signals out. */
const MET = SIGNALS.filter(({ name }) => !name.startsWith('host ')).flatMap((signal) =>
  signal.states
    .filter((state) => state < SERVICE)
    .flatMap((state) => signal.numbers.map((number) => [STATE_NAMES[state]!, signal.name, number, signal] as const)),
)

describe('the card', () => {
  it.each(MET)('has exactly one reading in the state %s for %s, number %i', (state, _, number, signal) => {
    expect(read(STATE_NAMES.indexOf(state), symbolsOf(signal.family, number)).map((row) => row.signal)).toEqual([
      signal,
    ])
  })

  it('has the mark of the service mode, which five presses open', () => {
    expect(read(SERVICE, '▬').map(({ signal }) => signal.name)).toEqual(['service'])
  })
})

/** What an eye sees in a timeline: short or long, flickering or not, and whether the light was on before. */
function look(timeline: string): string {
  const runs = [...timeline.matchAll(/█+|▁+/g)].map(([run]) => ({
    isLit: run.startsWith('█'),
    ms: run.length * CHARACTER_MS,
  }))
  // The light has just come on for dips.
  if (!runs[0]!.isLit && runs[0]!.ms < 500) runs.shift()
  const wasLit = runs[0]!.isLit
  const [short, long] = wasLit ? ['○', '◯'] : ['●', '▬']
  const seen = runs
    .slice(1)
    .filter(({ isLit }) => isLit !== wasLit)
    .map(({ ms }) => (ms < 100 ? '≈' : ms < 500 ? short : long))
  return seen.filter((symbol, i) => symbol !== '≈' || seen[i - 1] !== '≈').join(' ')
}

describe('a stranger with the card', () => {
  const forOwners = RECORDED.filter(([state]) => STATE_NAMES.indexOf(state) < SERVICE)

  it.each(forOwners)('in the state %s reads %s as "%s"', (state, timeline, says) => {
    const rows = read(STATE_NAMES.indexOf(state), look(timeline))
    expect(rows).toHaveLength(1)
    const { signal, words } = rows[0]!
    const number = signal.numbers.find((one) => wordsOf(signal, one) === says)
    expect(number, says).toBeDefined()
    expect(words.startsWith(signal.numbers.length > 1 ? signal.says.replace('#', 'n') : says)).toBe(true)
  })

  it('has at least twenty of them', () => {
    expect(forOwners.length).toBeGreaterThanOrEqual(20)
  })
})

interface Box {
  what: string
  left: number
  right: number
  top: number
  bottom: number
}

function boxOf(mark: Mark): Box {
  if (mark.kind === 'text') {
    const { x, y, size, isBold, text } = mark
    // The ascenders and descenders of Helvetica.
    return {
      what: text,
      left: x,
      right: x + helveticaWidth(text, size, isBold),
      top: y - size * 0.72,
      bottom: y + size * 0.21,
    }
  }
  const places = mark.pieces.flatMap(([, ...numbers]) => numbers)
  const [xs, ys] = [0, 1].map((axis) => places.filter((_, i) => i % 2 === axis))
  return {
    what: JSON.stringify(mark.pieces[0]),
    left: Math.min(...xs!),
    right: Math.max(...xs!),
    top: Math.min(...ys!),
    bottom: Math.max(...ys!),
  }
}

describe('the card on paper', () => {
  const sheet = drawCard(rotation)
  const marks = sheet.marks.filter((mark) => mark.kind === 'text' || !mark.isDashed)
  const boxes = marks.map(boxOf)

  it('is A5, which folds to A6', () => {
    expect([sheet.width, sheet.height].map((points) => (points * 25.4) / 72)).toEqual([210, 148])
  })

  it('has no letter under 8 points', () => {
    for (const mark of marks) if (mark.kind === 'text') expect(mark.size).toBeGreaterThanOrEqual(8)
  })

  it('leaves 4 mm free at the edges and at the fold', () => {
    const free = (4 * 72) / 25.4
    const half = sheet.width / 2
    for (const { what, left, right, top, bottom } of boxes) {
      const [from, to] = left < half ? [0, half] : [half, sheet.width]
      expect(left, what).toBeGreaterThanOrEqual(from + free)
      expect(right, what).toBeLessThanOrEqual(to - free)
      expect(top, what).toBeGreaterThanOrEqual(free)
      expect(bottom, what).toBeLessThanOrEqual(sheet.height - free)
    }
  })

  it('has nothing on top of something else', () => {
    const overlapping = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.what} | ${b.what}`),
    )
    expect(overlapping).toEqual([])
  })

  it('draws each symbol of its rows and of the words for them', () => {
    const LEGEND = 5
    const symbols = CARD_SECTIONS.flatMap(({ rows }) => rows).flatMap((row) => row.symbols.match(/[●▬≈○◯]/gu)!)
    expect(marks.filter((mark) => mark.kind === 'path')).toHaveLength(symbols.length + LEGEND)
  })

  it('prints every gesture and every signal', () => {
    const all = marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : [])).join(' ')
    for (const words of GESTURE_TABLE.flatMap((_, state) => gestureWords(state))) expect(all).toContain(words)
    for (const { words } of CARD_SECTIONS.flatMap(({ rows }) => rows)) expect(all).toContain(words)
  })
})
