import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toAnsi } from '../../../lib/terminal/lines.ts'
import { KEYS } from '../../../sim/live/keys.ts'
import { LAYOUTS, layoutFor, MIN_COLUMNS, MIN_ROWS, shareRows } from '../../../sim/live/layouts.ts'
import { layOut } from '../../../sim/live/screen.ts'
import type { View } from '../../../sim/live/view.ts'
import { screenPicture } from '../../../sim/pages/screen-picture.ts'
import { linesOf, play } from '../../support/live.ts'

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')
const running = play('3l').getView()
const VIEWS: Record<string, View> = {
  run: running,
  help: { ...running, page: 'help', pageTurns: 3 },
  programs: { ...running, page: 'programs' },
  'run with a mistake': { ...running, mistake: `my.ts: ${'too long a word '.repeat(30)}\nmy.ts: another` },
}

describe.each(Object.entries(VIEWS))('the page %s', (_, view) => {
  it.each([200, 160, 130, 129, 100, 80, 76, 75, 60, 44, 43, 30, 24, 23, 10, 1])('fits into %i columns', (columns) => {
    for (const rows of [60, 36, 35, 24, 21, 20, 16, 14, 13, 9, 6, 5, 2, 1]) {
      const lines = linesOf(view, columns, rows)
      expect(lines.length).toBeLessThanOrEqual(rows)
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns)
    }
  })
})

describe('the layout', () => {
  it.each(LAYOUTS)('of $columns x $rows begins at that size', (layout) => {
    expect(layoutFor(layout.columns, layout.rows)).toBe(layout)
    expect(layoutFor(layout.columns + 1, layout.rows + 1)).toBe(layout)
    expect(layoutFor(layout.columns - 1, layout.rows)).not.toBe(layout)
    expect(layoutFor(layout.columns, layout.rows - 1)).not.toBe(layout)
  })

  it.each<[columns: number, rows: number, words: string[], absent: string[]]>([
    // At 160 x 50 there is more: what the light can say here, and all programs.
    [160, 50, ['strength 1 to 5', 'play at once', 'Warm', 'duty 0–1000', 'press so often'], []],
    [100, 26, ['desk mode', 'duty 0–1000', 'level 100', 'now', 'restart'], ['strength 1 to 5', 'play at once']],
    [80, 24, ['plan', 'spots', 'desk mode', 'motor 0–60 Hz', 'battery 3–4.2 V', 'restart'], ['duty 0–1000']],
    [50, 16, ['state', 'light', 'battery', 'help', 'quit', 'level 100'], ['plan', 'restart']],
    [30, 10, ['running', 'on: knot, strength 2', ' ? q'], ['level 100', 'battery', 'help']],
  ])('of %i x %i shows what it has room for', (columns, rows, words, absent) => {
    const lines = linesOf(running, columns, rows)
    expect(lines).toHaveLength(rows)
    for (const word of words) expect(lines.join('\n')).toContain(word)
    for (const word of absent) expect(lines.join('\n')).not.toContain(word)
  })

  it('is not larger on a larger terminal: the chart has eight lines at most', () => {
    const chartRows = (rows: number) => linesOf(running, 160, rows).filter((line) => /[┤│] .*█|level 100/.test(line))
    expect(chartRows(90).length).toBeLessThanOrEqual(8 + 7)
    expect(linesOf(running, 160, 90)).toHaveLength(90)
  })

  it.each([
    [MIN_COLUMNS - 1, 40],
    [200, MIN_ROWS - 1],
    [20, 6],
  ])('of %i x %i says that the terminal is too small', (columns, rows) => {
    expect(linesOf(running, columns, rows)).toEqual([`too small: ${columns} x ${rows}`, 'needs 24 x 6', 'q quit'])
  })

  it('shows every key on a terminal of 80 x 24', () => {
    const text = linesOf(running, 80, 24).join('\n')
    for (const { keys, shown = keys, does } of KEYS) expect(text).toContain(`${shown} ${does(running)}`)
  })

  it.each([
    [130, 36],
    [76, 21],
    [44, 14],
    [24, 6],
  ])('of %i x %i still has the keys below a long mistake', (columns, rows) => {
    const lines = linesOf(VIEWS['run with a mistake']!, columns, rows)
    expect(lines.slice(1, 4).join(' ')).toMatch(/^ my\.ts: too long a word/)
    expect(lines.join('\n')).toMatch(/\? .*q/)
  })

  it('has the same text with and without colour', () => {
    const lines = layOut(running, 80, 24)
    expect(toAnsi(lines, false).join('')).not.toContain('\x1b')
    expect(toAnsi(lines, true).join('\n')).toContain('\x1b[36m')
    expect(toAnsi(lines, true).join('\n').replace(ESCAPES, '')).toBe(toAnsi(lines, false).join('\n'))
  })
})

describe('shareRows', () => {
  const ranges = { a: [1, 3], b: [2, 4], c: [0, 9] } as const

  it.each([
    [2, { a: 1, b: 2, c: 0 }],
    [3, { a: 1, b: 2, c: 0 }],
    [4, { a: 1, b: 3, c: 0 }],
    [6, { a: 2, b: 4, c: 0 }],
    [8, { a: 3, b: 4, c: 1 }],
    [99, { a: 3, b: 4, c: 9 }],
  ])('gives each part its least, and then %i rows in order', (rows, share) => {
    expect(shareRows(ranges, ['b', 'a', 'c'], rows)).toEqual(share)
  })
})

describe('the first line', () => {
  it.each([
    ['', 'locked', 'press 3 to unlock'],
    ['3', 'off', 'press l to start'],
    ['c', 'charging', 'press c to unplug it'],
    ['x', 'dark', 'press x to insert a cell'],
  ])('after the keys %j says in 44 columns "%s" and "%s"', (keys, state, hint) => {
    expect(linesOf(play(keys).getView(), 44, 24)[0]).toContain(`${state}  ${hint}`)
  })

  it('has the time as the lines of what happened have it', () => {
    expect(linesOf(running, 80, 24)[0]).toMatch(/ 00:08 {2}x1 $/)
  })
})

it('docs/pictures/screen.svg shows the screen as it is', () => {
  const file = join(import.meta.dirname, '../../../docs/pictures/screen.svg')
  expect(readFileSync(file, 'utf8'), 'stale: npm run docs').toBe(screenPicture())
})
