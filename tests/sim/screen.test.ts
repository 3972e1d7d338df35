import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { LiveSession, runLive, SAMPLE_MS } from '../../sim/live.ts'
import { screenPicture } from '../../sim/picture.ts'
import { layOut, toAnsi } from '../../sim/screen.ts'

const options = { programs: compileRotation(), rotation, motor: massagerMotor, seed: 1 }
const session = () => new LiveSession(options)

/** Lets simulated seconds pass at x1. */
function pass(live: LiveSession, seconds: number): LiveSession {
  for (let i = 0; i < seconds * 10; i++) live.tick(100)
  return live
}

function play(keys: string): LiveSession {
  const live = session()
  for (const key of keys) {
    live.key(key)
    pass(live, 4)
  }
  return live
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')

describe('the layout', () => {
  const view = play('tl').view()

  it.each([200, 120, 100, 80, 60, 44, 40, 30, 24, 23, 10, 1])('never exceeds %i columns', (columns) => {
    for (const rows of [60, 24, 16, 9, 8, 2, 1]) {
      const lines = toAnsi(layOut(view, columns, rows), false)
      expect(lines.length).toBeLessThanOrEqual(rows)
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns)
    }
  })

  it.each([100, 60, 44, 30])('shows what matters in %i columns', (columns) => {
    const text = toAnsi(layOut(view, columns, 16), false).join('\n')
    for (const word of ['running', 'knot', 'level  48', '3.88 V', '●', 'space']) expect(text).toContain(word)
    expect(text).toMatch(/strength .*2/)
  })

  it('has every key on a terminal of ordinary size', () => {
    const text = toAnsi(layOut(view, 80, 24), false).join('\n')
    for (const word of ['press', 'double', 'triple', 'long', 'charger', 'battery', 'speed', 'quit'])
      expect(text).toContain(word)
  })

  it('is the same with and without colour', () => {
    const lines = layOut(view, 80, 24)
    expect(toAnsi(lines, false).join('')).not.toContain('\x1b')
    expect(toAnsi(lines, true).join('\n')).toContain('\x1b[36m')
    expect(toAnsi(lines, true).join('\n').replace(ESCAPES, '')).toBe(toAnsi(lines, false).join('\n'))
  })
})

describe('the keys', () => {
  it.each<[string, (live: LiveSession) => unknown, unknown]>([
    ['l', (live) => live.device.state, 'locked'],
    ['t', (live) => live.device.state, 'off'],
    ['tl', (live) => live.device.state, 'running'],
    ['tll', (live) => live.device.state, 'off'],
    ['tl ', (live) => live.view().program, 'ease'],
    ['tld', (live) => live.view().strength, 3],
    ['tlc', (live) => [live.device.state, live.view().plugged], ['charging', true]],
    ['tlcc', (live) => live.device.state, 'off'],
    ['+', (live) => Math.round(live.view().charge * 100), 85],
    ['--', (live) => Math.round(live.view().charge * 100), 70],
    ['w', (live) => live.device.world.roomC, 26],
    ['e', (live) => live.device.world.roomC, 24],
    ['tlp', (live) => live.device.state, 'off'],
    ['s', (live) => live.speed, 10],
    ['ss', (live) => live.speed, 100],
    ['sss', (live) => live.speed, 1000],
    ['ssss', (live) => live.speed, 1],
    ['b', (live) => live.device.world.pressN, 20],
    ['bb', (live) => live.device.world.pressN, 0],
    ['j', (live) => live.device.world.motor.stalled, true],
    ['x\x1b[A', (live) => live.device.state, 'locked'],
  ])('%j', (keys, see, expected) => {
    expect(see(play(keys))).toEqual(expected)
  })

  it('are presses of the same length at every speed', () => {
    const live = session()
    live.speed = 100
    live.key('t')
    live.tick(100)
    expect(live.device.state).toBe('off')
    live.key('l')
    live.tick(100)
    expect(live.device.state).toBe('running')
  })

  it('q and Ctrl-C quit', () => {
    expect(session().key('q')).toBe(false)
    expect(session().key('\x03')).toBe(false)
  })
})

it('a closed lid is not caught up with', () => {
  const live = session()
  live.tick(3600_000)
  expect(live.device.now).toBeLessThanOrEqual(250)
})

it('samples the level evenly, whatever the frames are', () => {
  const live = session()
  for (let i = 0; i < 70; i++) live.tick(66)
  expect(live.history).toHaveLength(Math.floor((70 * 66) / SAMPLE_MS))
})

it('docs/screen.svg is what the screen looks like', () => {
  const file = join(import.meta.dirname, '../../docs/screen.svg')
  expect(readFileSync(file, 'utf8'), 'stale: npm run docs').toBe(screenPicture())
})

describe('the terminal', () => {
  /** A terminal that notes what is written, and whose user types `keys` after a moment. */
  function terminal(keys: string, env: NodeJS.ProcessEnv = {}) {
    const listeners: Record<string, (data: string) => void> = {}
    const raw: boolean[] = []
    const written: string[] = []
    const input = {
      setRawMode: (on: boolean) => raw.push(on),
      setEncoding: () => input,
      resume: () => input,
      pause: () => input,
      on: (event: string, listener: (data: string) => void) => {
        listeners[event] = listener
        if (event === 'data') setTimeout(() => listener(keys), 300)
        return input
      },
      off: (event: string) => {
        delete listeners[event]
        return input
      },
    }
    const output = {
      columns: 80,
      rows: 24,
      write: (text: string) => written.push(text) > 0,
      on: () => output,
      off: () => output,
    }
    return { raw, written, listeners, io: { input, output, env } as unknown as Parameters<typeof runLive>[1] }
  }

  it('is put back on quit, and is written to only where something changed', async () => {
    const { raw, written, listeners, io } = terminal('q')
    expect(await runLive(options, io)).toBe(0)
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe('\x1b[?25h\x1b[?1049l')
    expect(Object.keys(listeners)).toEqual([])
    // The first picture is whole; after it only the line with the time changes while nothing happens.
    for (const text of written.slice(2, -1)) expect(text.split('\x1b[K').length).toBeLessThanOrEqual(3)
  })

  it('is put back when something throws', async () => {
    const { raw, written, io } = terminal('')
    const write = io.output.write
    let count = 0
    io.output.write = ((text: string) => {
      if (++count === 3) throw new Error('the terminal went away')
      return write(text)
    }) as typeof write
    await expect(runLive(options, io)).rejects.toThrow('went away')
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe('\x1b[?25h\x1b[?1049l')
  })

  it('NO_COLOR leaves only the movement of the cursor', async () => {
    const { written, io } = terminal('q', { NO_COLOR: '1' })
    await runLive(options, io)
    expect(written.join('')).not.toMatch(ESCAPES)
  })
})
