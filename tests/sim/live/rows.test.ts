// The named rows of the live screen, and the lines of what happened.

import { afterAll, describe, expect, it } from 'vitest'
import { coinMotor } from '../../../hal/boards/motors.ts'
import { KITS } from '../../../sim/bench/kits.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import type { LiveSession } from '../../../sim/live/session.ts'
import { linesOf, pass, play } from '../../support/live.ts'

// Other tests have the usual hardware.
afterAll(() => plugDevice())

const rowOf = (live: LiveSession, name: string, columns = 60): string | undefined =>
  linesOf(live.getView(), columns, 50)
    .find((line) => line.startsWith(` ${name.padEnd(10)}`))
    ?.slice(11)
    .trimEnd()

describe('the rows', () => {
  it.each<[keys: string, name: string, row: string]>([
    ['3l', 'program', 'knot  1 of 5  Release a knot'],
    ['3l', 'strength', '■■□□□  2 of 5'],
    ['3l2', 'strength', '■■■□□  3 of 5'],
    ['', 'light', '○ off'],
    ['31z', 'light', '○ off  ● ● ● ●  charge 4 of 5'],
    ['3l2', 'light', '● on  ○ ○ ○  strength 3'],
    // What the light said before is not what it says.
    ['3l2l', 'light', '○ off'],
    ['', 'motor', ' 0.0 Hz  level 0 of 100'],
    ['x', 'battery', 'none'],
    ['ww', 'case', '25.0 °C  room 27 °C'],
    ['', 'plan', 'none'],
    ['32', 'plan', 'day 1, week 1, a session is due'],
    ['3', 'spots', 'none yet'],
    ['3l', 'desk mode', 'off'],
    ['34', 'desk mode', 'on, next nudge in 30 min'],
    ['x', 'desk mode', 'no power'],
    ['', 'around', 'off the body'],
    ['b', 'around', 'on a body 20 N'],
    ['bb', 'around', 'off the body'],
    ['jfc', 'around', 'motor jammed   button frozen   charger in   off the body'],
    ['xbww', 'around', 'cell out   on a body 20 N'],
  ])('after the keys %j "%s" is "%s"', (keys, name, row) => {
    expect(rowOf(play(keys), name, 75)).toBe(row)
  })

  it.each<[kit: string, keys: string, name: string, row: string | undefined | RegExp]>([
    ['wand', '', 'adapter', '13.00 V'],
    ['wand', 'c', 'adapter', 'out'],
    ['wand', 'cc', 'adapter', '13.00 V'],
    ['wand', '', 'battery', undefined],
    ['wand', '', 'current', '0.00 A  pressed for 0 s'],
    ['wand', '3lb', 'current', /^0\.[45]\d A {2}pressed for 3\.\d s$/],
    ['portable', '', 'adapter', undefined],
    ['portable', '', 'battery', /^11\.67 V/],
    ['portable', '3ljzz', 'light', /stopped: the motor cannot turn/],
    ['massager12', '', 'current', undefined],
    ['massager', '', 'adapter', undefined],
  ])('of the %s after the keys %j: "%s" is %s', (kit, keys, name, row) => {
    const live = play(keys, KITS[kit])
    // A row without more of it stands alone.
    expect(rowOf(live, name, 75)).toEqual(row instanceof RegExp ? expect.stringMatching(row) : row)
  })

  it('count down at a spot, and to the next nudge', () => {
    const live = play('3l')
    expect(rowOf(live, 'spots')).toMatch(/^at 1, 4 min 5\d s left$/)
    live.pressKey('4')
    expect(rowOf(pass(live, 4), 'spots')).toMatch(/^at 2, 4 min 5\d s left; 1 painful$/)
    const desk = play('34')
    desk.speed = 100
    expect(rowOf(pass(desk, 6), 'desk mode')).toBe('on, next nudge in 20 min')
  })

  it('show a finger on the button', () => {
    const live = play('')
    live.pressKey('l')
    live.tick(100)
    expect(rowOf(live, 'around')).toContain('button down')
    expect(rowOf(pass(live, 2), 'around')).not.toContain('button')
  })

  it('leave out what is less important where it does not fit', () => {
    expect(rowOf(play('3l1'), 'program', 42 + 3)).toBe('ease  2 of 5  Ease a tight muscle')
    expect(linesOf(play('3l1').getView(), 30, 10)[1]).toBe(' program   ease  2 of 5')
  })

  it('have no NaN without a cell', () => {
    expect(linesOf(play('x').getView(), 80, 24).join('\n')).not.toContain('NaN')
  })
})

describe('what happened', () => {
  const said = (live: LiveSession, columns: number, rows: number) =>
    linesOf(live.getView(), columns, rows).filter((line) => /^ \d\d:\d\d/.test(line))

  it('is one line each, the newest first, with what the light showed', () => {
    expect(said(play('3z zl2zl'), 60, 30)).toEqual([
      ' 00:28 off',
      ' 00:22 ○ ○ ○  strength 3',
      ' 00:16 on: knot, strength 2',
      ' 00:11 ● ● ● ●  charge 4 of 5',
      ' 00:04 ▬ ▬  unlocked, hold the button to start',
    ])
  })

  it('is said whatever the motor and the speed', () => {
    const live = play('s3', { motor: coinMotor })
    expect(live.getView().said.map(({ says }) => says)).toEqual(['unlocked, hold the button to start'])
  })

  it('goes on in the next line where it is long, without symbols where it is narrow', () => {
    expect(linesOf(play('3z').getView(), 30, 10).slice(3, 5)).toEqual([
      ' 00:04 unlocked, hold the',
      '       button to start',
    ])
  })

  it('begins with nothing', () => {
    expect(linesOf(play('').getView(), 30, 10)[3]).toBe(' nothing yet')
  })

  it('is kept in bounded memory', () => {
    const live = play('')
    live.speed = 10
    for (let i = 0; i < 400; i++) {
      live.pressKey('c')
      live.tick(20)
    }
    expect(live.getView().said).toHaveLength(200)
  })
})
