// What the live screen shows over time.

import { describe, expect, it } from 'vitest'
import { coinMotor } from '../../../hal/boards/motors.ts'
import type { Sample } from '../../../sim/live/history.ts'
import type { LiveSession } from '../../../sim/live/session.ts'
import { axisSigns, createStrips } from '../../../sim/live/strips.ts'
import { linesOf, pass, play } from '../../support/live.ts'

/** The cells of a row over time, by its label. */
const strip = (live: LiveSession, label: string): string =>
  linesOf(live.getView(), 76, 40)
    .find((line) => line.startsWith(label.padStart(15)))!
    .slice(16)

const sampleAt = (sample: Partial<Sample>): Sample => ({
  state: 'off',
  playing: '',
  level: 0,
  hertz: 0,
  duty: 0,
  volts: 3.9,
  celsius: 25,
  isLit: false,
  blinks: 0,
  dips: 0,
  gesture: '',
  ...sample,
})

describe('the strips', () => {
  it('share the columns of the chart', () => {
    const live = play('3l')
    const begins = strip(live, 'state').indexOf('Running')
    expect(begins).toBeGreaterThan(0)
    for (const label of ['motor 0–60 Hz', 'duty 0–1000', '0┤'])
      expect(strip(live, label.padStart(label === '0┤' ? 16 : 15)).search(/[▁-█]/), label).toBe(begins)
    expect(strip(live, 'program').indexOf('Knot')).toBe(begins)
    // Each fills the width, with the newest column at the right.
    for (const label of ['state', 'light', 'program', 'motor 0–60 Hz', 'battery 3–4.2 V', 'case 20–45 °C'])
      expect([...strip(live, label)].length, label).toBe(76 - 16 - 1)
  })

  it('name every state for as long as it lasted, so that they read without colour', () => {
    expect(strip(play('3lxxc'), 'state')).toMatch(/Off·+Running·*Dark·+Off·+Charging·*$/)
    // A short state is one letter.
    const live = play('')
    live.pressKey('c')
    pass(live, 0.6)
    live.pressKey('c')
    pass(live, 3)
    expect(strip(live, 'state').trim()).toMatch(/^CLocked/)
  })

  it('name every program for as long as it plays', () => {
    expect(strip(play('3l111l'), 'program')).toMatch(/ Knot·+Ease·+Flow·+Calm·+ +$/)
  })

  it('show the motor on a body and stalled, the cell out and the case warm', () => {
    const live = play('3l')
    const free = strip(live, 'motor 0–60 Hz').at(-1)!
    live.pressKey('b')
    pass(live, 4)
    expect(strip(live, 'motor 0–60 Hz').at(-1)! < free).toBe(true)
    live.pressKey('j')
    pass(live, 3)
    expect(strip(live, 'motor 0–60 Hz').slice(-4)).toBe('    ')
    expect(strip(live, 'duty 0–1000').slice(-4)).toMatch(/^[▁-█]{4}$/)
    live.pressKey('x')
    pass(live, 2)
    expect(strip(live, 'battery 3–4.2 V')).toMatch(/[▁-█] {4}$/)
    for (let i = 0; i < 35; i++) live.pressKey('w')
    live.speed = 1000
    pass(live, 4)
    expect(strip(live, 'case 20–45 °C')).toMatch(/▇$/)
  })

  it('show the newest columns, where not all fit', () => {
    const live = pass(play('3l'), 40)
    expect(strip(live, 'state')).toMatch(/^Running·+$/)
    live.pressKey('x')
    expect(strip(pass(live, 2), 'state')).toMatch(/^Running·+Dark$/)
  })

  it('have the scale of the motor', () => {
    expect(strip(pass(play('', { motor: coinMotor }), 1), 'motor 0–200 Hz').trim()).toBe('')
  })

  it('cover more time at a higher speed', () => {
    const live = play('3l')
    const scale = (speed: number) => {
      live.speed = speed
      return /([\d.]+ \w+) ago/.exec(linesOf(live.getView(), 76, 24).join())![1]
    }
    expect([1, 10, 100, 1000].map(scale)).toEqual(['29.5 s', '4.9 min', '49.2 min', '8.2 h'])
    expect(strip(live, 'state').trim()).toBe('R')
  })
})

describe('the row of the light', () => {
  const [, light] = createStrips(60)
  const signOf = (sample: Partial<Sample>) => light!.cells([sampleAt(sample)])[0]![0]

  it.each<[sample: Partial<Sample>, sign: string]>([
    [{}, '·'],
    [{ isLit: true }, '■'],
    [{ blinks: 1, dips: 1 }, '●'],
    [{ blinks: 1, isLit: true }, '●'],
    [{ dips: 1 }, '·'],
    [{ blinks: 2, dips: 2 }, '2'],
    [{ blinks: 9 }, '9'],
    [{ blinks: 10 }, '+'],
    [{ state: 'running', isLit: true }, '■'],
    [{ state: 'running', isLit: true, dips: 1, blinks: 1 }, '○'],
    [{ state: 'running', isLit: true, blinks: 1 }, '■'],
    [{ state: 'calibrating', isLit: true, dips: 3, blinks: 3 }, '3'],
  ])('shows %j as %s', (sample, sign) => {
    expect(signOf(sample)).toBe(sign)
  })

  it('counts each blink of a charge of four, though they are shorter than a column', () => {
    const blinks = [...strip(play('31'), 'light').slice(-8)]
    expect(blinks.filter((sign) => sign === '●')).toHaveLength(4)
  })
})

describe('the time axis', () => {
  it('has a sign for every gesture, where it is complete', () => {
    expect(strip(play('3l2145'), '└'.padStart(16))).toMatch(/─3─+L─+2─+1─+4─+5─+$/)
  })

  it('has a sign where another program begins, unless something was pressed there', () => {
    const samples = ['', 'knot', 'knot', '', 'knot', 'ease', 'flow'].map((playing) => sampleAt({ playing }))
    expect(axisSigns(samples)).toBe('─▲──▲▲▲')
    expect(axisSigns([sampleAt({}), sampleAt({ playing: 'knot', gesture: 'L' })])).toBe('─L')
  })
})
