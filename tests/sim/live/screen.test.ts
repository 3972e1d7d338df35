import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import { toAnsi } from '../../../lib/terminal/lines.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { layOut } from '../../../sim/live/screen.ts'
import { LiveSession } from '../../../sim/live/session.ts'
import { screenPicture } from '../../../sim/pages/screen-picture.ts'

const options = { programs: compileRotation(), rotation, motor: massagerMotor, engine: 'none', seed: 1 } as const
const session = () => new LiveSession(options)

/** Lets simulated seconds pass at x1. */
function pass(live: LiveSession, seconds: number): LiveSession {
  for (let i = 0; i < seconds * 10; i++) live.tick(100)
  return live
}

function play(keys: string): LiveSession {
  const live = session()
  for (const key of keys) {
    live.pressKey(key)
    pass(live, 4)
  }
  return live
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')

describe('the layout', () => {
  const view = play('3l').getView()

  it.each([200, 120, 100, 80, 60, 44, 40, 30, 24, 23, 10, 1])('fits %i columns and any number of rows', (columns) => {
    for (const rows of [60, 24, 16, 9, 8, 2, 1]) {
      const lines = toAnsi(layOut(view, columns, rows), false)
      expect(lines.length).toBeLessThanOrEqual(rows)
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns)
    }
  })

  it.each([100, 60, 44, 30])('shows state, program, level, battery, light and strength in %i columns', (columns) => {
    const text = toAnsi(layOut(view, columns, 16), false).join('\n')
    for (const word of ['running', 'knot', 'level  48', '3.88 V', '●', 'space']) expect(text).toContain(word)
    expect(text).toMatch(/strength .*2/)
  })

  it('shows every key on a terminal of 80 by 24', () => {
    const text = toAnsi(layOut(view, 80, 24), false).join('\n')
    for (const word of ['press', 'double', 'triple', 'long', 'charger', 'battery', 'speed', 'quit'])
      expect(text).toContain(word)
  })

  it.each<[columns: number, rows: number, labels: string[]]>([
    [100, 26, ['state', '0–60 Hz', '3–4.2 V', '20–45 °C', 'light', 'duty']],
    [80, 19, ['state', '0–60 Hz', '3–4.2 V', '20–45 °C', 'light', 'duty']],
    [80, 18, ['state', '0–60 Hz', '3–4.2 V', '20–45 °C', 'light']],
    [80, 15, ['state', '0–60 Hz']],
    [50, 16, ['state', 'Hz']],
    [50, 15, ['state', 'Hz']],
    [50, 13, []],
    [30, 10, []],
    [20, 6, []],
  ])('has the most important strips first, in %i columns and %i rows', (columns, rows, labels) => {
    const text = toAnsi(layOut(view, columns, rows), false)
    const below = text.slice(text.findIndex((line) => line.includes('└')) + 1)
    expect(below.flatMap((line) => /^ *(.*)│/.exec(line)?.[1] ?? [])).toEqual(labels)
    if (rows >= 9) expect(text.filter((line) => /[┤│].*[▁▂▃▄▅▆▇█]/.test(line)).length).toBeGreaterThan(0)
  })

  it('has one line on a tiny terminal', () => {
    expect(toAnsi(layOut(view, 20, 6), false)).toEqual(['running level 48'])
  })

  it('has the same text with and without colour', () => {
    const lines = layOut(view, 80, 24)
    expect(toAnsi(lines, false).join('')).not.toContain('\x1b')
    expect(toAnsi(lines, true).join('\n')).toContain('\x1b[36m')
    expect(toAnsi(lines, true).join('\n').replace(ESCAPES, '')).toBe(toAnsi(lines, false).join('\n'))
  })
})

describe('the strips', () => {
  /** The cells of a strip, by its label. */
  const strip = (live: LiveSession, label: string): string =>
    toAnsi(layOut(live.getView(), 60, 24), false)
      .find((line) => line.startsWith(label.padStart(10)))!
      .slice(11)

  it('share the columns of the chart', () => {
    const live = play('3l')
    const begins = strip(live, 'state').indexOf('Running')
    expect(begins).toBeGreaterThan(0)
    expect(strip(live, '0–60 Hz').search(/[▁-█]/)).toBe(begins)
    expect(strip(live, 'duty').search(/[▁-█]/)).toBe(begins)
    const chart = toAnsi(layOut(live.getView(), 60, 24), false).find((line) => line.startsWith('         0┤'))!
    expect(chart.slice(11).search(/[▁-█]/)).toBe(begins)
    // Each fills the width, with the newest column at the right.
    for (const label of ['state', '0–60 Hz', '3–4.2 V', '20–45 °C', 'light', 'duty'])
      expect([...strip(live, label)].length, label).toBe(48)
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

  it('show the motor on a body and stalled, the cell out and the case warm', () => {
    const live = play('3l')
    const [free] = strip(live, '0–60 Hz').slice(-1)
    live.pressKey('b')
    pass(live, 4)
    expect(strip(live, '0–60 Hz').slice(-1) < free!).toBe(true)
    live.pressKey('j')
    pass(live, 3)
    expect(strip(live, '0–60 Hz').slice(-4)).toBe('    ')
    expect(strip(live, 'duty').slice(-4)).toMatch(/^[▁-█]{4}$/)
    live.pressKey('x')
    pass(live, 2)
    expect(strip(live, '3–4.2 V')).toMatch(/[▁-█] {4}$/)
    for (let i = 0; i < 35; i++) live.pressKey('w')
    live.speed = 1000
    pass(live, 4)
    expect(strip(live, '20–45 °C')).toMatch(/▇$/)
  })

  it('show when the light was on', () => {
    expect(strip(play('3'), 'light').trim()).toMatch(/^·+■+·+■+/)
    expect(strip(play('3l'), 'light')).toMatch(/■■■$/)
  })

  it('show the newest columns, where not all fit', () => {
    const live = pass(play('3l'), 30)
    expect(strip(live, 'state')).toMatch(/^Running·+$/)
    live.pressKey('x')
    expect(strip(pass(live, 2), 'state')).toMatch(/^Running·+Dark$/)
  })

  it('have the scale of the motor', () => {
    const live = new LiveSession({ ...options, motor: coinMotor })
    pass(live, 1)
    expect(strip(live, '0–200 Hz').trim()).toBe('')
  })

  it('cover more time at a higher speed', () => {
    const live = play('3l')
    const scale = (speed: number) => {
      live.speed = speed
      return /([\d.]+ \w+) ago/.exec(toAnsi(layOut(live.getView(), 60, 24), false).join())![1]
    }
    expect([1, 10, 100, 1000].map(scale)).toEqual(['24 s', '4 min', '40 min', '6.7 h'])
    expect(strip(live, 'state').trim()).toBe('R')
  })
})

describe('the line of the world', () => {
  const worldLine = (live: LiveSession, columns: number): string =>
    toAnsi(layOut(live.getView(), columns, 24), false)[3]!

  it.each([
    ['', ' case 25.0 °C   room 25 °C'],
    ['b', ' on a body 20 N   case 25.0 °C   room 25 °C'],
    ['bb', ' case 25.0 °C   room 25 °C'],
    ['jfc', ' motor jammed   button frozen   charger in   case 25.0 °C   room 25 °C'],
    ['xww', ' cell out   case 25.0 °C   room 27 °C'],
  ])('after the keys %j is "%s"', (keys, line) => {
    expect(worldLine(play(keys), 80)).toBe(line)
  })

  it('shows unusual things first, where not all fit', () => {
    expect(worldLine(play('xjb'), 30)).toBe(' cell out   motor jammed')
  })

  it('shows a finger on the button', () => {
    const live = session()
    live.pressKey('l')
    live.tick(100)
    expect(worldLine(live, 80)).toContain('button down')
    pass(live, 2)
    expect(worldLine(live, 80)).not.toContain('button')
  })

  it('changes with the keys, whose hints say what they do next', () => {
    const text = (keys: string) => toAnsi(layOut(play(keys).getView(), 100, 26), false).join('\n')
    for (const word of ['charger in', 'on a body', ' jam motor ', 'cell out', ' freeze button'])
      expect(text('')).toContain(word)
    for (const word of ['charger out', 'off the body', ' free motor ', 'cell in', 'free button'])
      expect(text('cbjxf')).toContain(word)
  })

  it.each([
    ['', 'locked', 'press t to unlock'],
    ['3', 'off', 'press l to start'],
    ['c', 'charging', 'press c to unplug it'],
    ['x', 'dark', 'press x to insert a cell'],
  ])('after the keys %j the first line of 40 columns says "%s" and "%s"', (keys, state, hint) => {
    expect(toAnsi(layOut(play(keys).getView(), 40, 24), false)[0]).toContain(`${state}  ${hint}`)
  })

  it('has a hint for a device without power', () => {
    expect(play('x').getView()).toMatchObject({ state: 'dark', hint: 'press x to insert a cell' })
    const text = toAnsi(layOut(play('x').getView(), 80, 24), false).join('\n')
    expect(text).toContain('battery none')
    expect(text).not.toContain('NaN')
  })
})

describe('the keys', () => {
  it.each<[string, (live: LiveSession) => unknown, unknown]>([
    ['l', (live) => live.device.state, 'locked'],
    ['3', (live) => live.device.state, 'off'],
    ['3l', (live) => live.device.state, 'running'],
    ['3ll', (live) => live.device.state, 'off'],
    ['3l ', (live) => live.getView().program, 'ease'],
    ['3l2', (live) => live.getView().strength, 3],
    ['3lc', (live) => [live.device.state, live.getView().isPlugged], ['charging', true]],
    ['3lcc', (live) => live.device.state, 'off'],
    ['+', (live) => Math.round(live.getView().charge * 100), 85],
    ['--', (live) => Math.round(live.getView().charge * 100), 70],
    ['w', (live) => live.device.world.roomC, 26],
    ['e', (live) => live.device.world.roomC, 24],
    ['3lr', (live) => live.device.state, 'off'],
    ['s', (live) => live.speed, 10],
    ['ss', (live) => live.speed, 100],
    ['sss', (live) => live.speed, 1000],
    ['ssss', (live) => live.speed, 1],
    ['b', (live) => live.device.world.pressN, 20],
    ['bb', (live) => live.device.world.pressN, 0],
    ['j', (live) => live.device.world.motor.isStalled, true],
    ['x', (live) => live.device.state, 'dark'],
    ['xx', (live) => live.device.state, 'locked'],
    ['3lf', (live) => live.getView().isStuck, true],
    ['3lf', (live) => live.device.state, 'off'],
    ['3lffl', (live) => live.device.state, 'running'],
    ['z\x1b[A', (live) => live.device.state, 'locked'],
  ])('%j do what they stand for', (keys, valueFrom, expected) => {
    expect(valueFrom(play(keys))).toEqual(expected)
  })

  it('press for the same simulated time at every speed', () => {
    const live = session()
    live.speed = 100
    live.pressKey('3')
    live.tick(100)
    expect(live.device.state).toBe('off')
    live.pressKey('l')
    live.tick(100)
    expect(live.device.state).toBe('running')
  })

  it('q and Ctrl-C quit', () => {
    expect(session().pressKey('q')).toBe(false)
    expect(session().pressKey('\x03')).toBe(false)
  })
})

it('docs/pictures/screen.svg shows the screen as it is', () => {
  const file = join(import.meta.dirname, '../../../docs/pictures/screen.svg')
  expect(readFileSync(file, 'utf8'), 'stale: npm run docs').toBe(screenPicture())
})
