import { describe, expect, it } from 'vitest'
import { KEYS } from '../../../sim/live/keys.ts'
import { layOut } from '../../../sim/live/screen.ts'
import { LiveSession, SAMPLE_MS } from '../../../sim/live/session.ts'
import { LIVE, linesOf, pass, play, saidIn } from '../../support/live.ts'

describe('the keys', () => {
  it.each<[string, (live: LiveSession) => unknown, unknown]>([
    ['l', (live) => live.device.state, 'locked'],
    ['3', (live) => live.device.state, 'off'],
    ['3l', (live) => live.device.state, 'running'],
    ['3ll', (live) => live.device.state, 'off'],
    ['3l ', (live) => live.getView().program, 'ease'],
    ['3l1', (live) => live.getView().program, 'ease'],
    ['3l2', (live) => live.getView().strength, 3],
    ['34', (live) => live.getView().routine?.desk, 'on, next nudge in 30 min'],
    ['35', (live) => live.device.state, 'service'],
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

  it('are each in the table once', () => {
    const all = KEYS.flatMap(({ keys }) => [...keys])
    expect(new Set(all).size).toBe(all.length)
  })

  it('say what they do next', () => {
    const text = (keys: string) => linesOf(play(keys).getView(), 100, 26).join('\n')
    for (const word of ['charger in', 'on a body', ' jam motor ', 'cell out', ' freeze button', 'pause'])
      expect(text('')).toContain(word)
    for (const word of ['charger out', 'off the body', ' free motor ', 'cell in', 'free button', 'go on', 'paused'])
      expect(text('cbjxfp')).toContain(word)
  })

  it('press for the same simulated time at every speed', () => {
    const live = new LiveSession(LIVE)
    live.speed = 100
    live.pressKey('3')
    live.tick(100)
    expect(live.device.state).toBe('off')
    live.pressKey('l')
    live.tick(100)
    expect(live.device.state).toBe('running')
  })

  it('q and Ctrl-C quit', () => {
    expect(play('').pressKey('q')).toBe(false)
    expect(play('').pressKey('\x03')).toBe(false)
  })
})

describe('a pause', () => {
  it('stops the time, and goes on', () => {
    const live = play('p')
    expect(live.device.now).toBe(0)
    live.pressKey('p')
    expect(pass(live, 1).device.now).toBe(1000)
  })

  it.each([1, 10, 100])('is stepped by one column at x%i', (speed) => {
    const live = play('')
    live.speed = speed
    live.pressKey('.')
    live.pressKey('.')
    expect(live.device.now).toBe(2 * speed * SAMPLE_MS)
    expect(live.history.columns(speed)).toHaveLength(2)
    expect(live.getView().isPaused).toBe(true)
    expect(pass(live, 1).device.now).toBe(2 * speed * SAMPLE_MS)
  })

  it('keeps what is pressed for later', () => {
    const live = play('p3')
    expect(live.device.state).toBe('locked')
    live.pressKey('p')
    expect(pass(live, 2).device.state).toBe('off')
  })
})

describe('help', () => {
  const shown = (live: LiveSession, columns = 80, rows = 24) => linesOf(live.getView(), columns, rows).join('\n')

  it('lists the keys, the signs and what the light can say', () => {
    const text = shown(play('3?'), 80, 50)
    for (const word of ['press so often', 'jam motor', '▲ another program', 'refused: battery', 'any other key closes'])
      expect(text).toContain(word)
    expect(text).not.toContain('? more')
  })

  it('has all of it on a small terminal, a part at each ?, and then the first again', () => {
    const live = play('?')
    const parts: string[] = []
    while (!parts.includes(shown(live, 30, 10))) {
      parts.push(shown(live, 30, 10))
      live.pressKey('?')
    }
    expect(parts.length).toBeGreaterThan(2)
    expect(parts[0]).toBe(shown(live, 30, 10))
    for (const word of ['long press', 'restart', 'On the time axis', 'locked', '? more'])
      expect(parts.join('\n')).toContain(word)
  })

  it('is closed by any other key, which does what it stands for', () => {
    expect(play('?3').getView()).toMatchObject({ page: 'run', state: 'off' })
    expect(play('?z').getView().page).toBe('run')
  })
})

describe('the list of programs', () => {
  it('plays one alone at once, whatever the state', () => {
    for (const keys of ['ae', '3ae', '3lae', '3l1ae']) {
      const live = pass(play(keys), 6)
      expect(live.getView(), keys).toMatchObject({ page: 'run', state: 'running', program: 'find', rotationLength: 1 })
      expect(saidIn(live), keys).toContain('flashed: find')
      expect(saidIn(live)[0], keys).toMatch(/^on: find, strength \d$/)
    }
  })

  it('lets go of the button first', () => {
    const live = play('')
    live.pressKey('l')
    live.tick(200)
    for (const key of 'ae') live.pressKey(key)
    expect(live.getView().isPressed).toBe(true)
    expect(pass(live, 1.2).getView().isPressed).toBe(false)
    expect(pass(live, 8).getView()).toMatchObject({ isPressed: false, state: 'running', program: 'find' })
  })

  it('names it where the light announces it', () => {
    const live = pass(play('ae'), 6)
    live.pressKey('1')
    expect(saidIn(pass(live, 6))[0]).toBe('program 1, find')
  })

  it('plays the rotation again', () => {
    expect(pass(play('aezaa'), 6).getView()).toMatchObject({ state: 'running', program: 'knot', rotationLength: 5 })
  })

  it('has a line for each program, or a few lines where there is no room', () => {
    const shown = (columns: number, rows: number) => linesOf(play('3a').getView(), columns, rows).join('\n')
    expect(shown(80, 24)).toMatch(/ a rotation .*\n b break .*\n c calm.*(?:\n.*){8}\n l warm-in/)
    expect(shown(30, 10)).toMatch(/ a rotation\s+b break\s+c calm(?:.|\n)* l warm-in/)
  })

  it('marks what is flashed', () => {
    const marked = (keys: string) =>
      layOut(pass(play(keys), 6).getView(), 80, 24)
        .flat()
        .flatMap(([text, style]) => (style === 'good' && text !== 'running' ? [text] : []))
    expect(marked('3a')).toEqual(['rotation'])
    expect(marked('3aeza')).toEqual(['find'])
  })

  it('is closed by any other key', () => {
    expect(play('az').getView()).toMatchObject({ page: 'run', state: 'locked', rotationLength: 5 })
  })

  it('starts nothing on the charger, and says why', () => {
    const live = pass(play('3cab'), 6)
    expect(live.device.state).toBe('charging')
    expect(saidIn(live)[0]).toBe('refused: on the charger, unplug it to start')
  })

  it('changes nothing while it records, and says so', () => {
    const live = pass(play('3ab', { isRecorded: true }), 4)
    expect(live.getView()).toMatchObject({ state: 'off', program: 'knot', rotationLength: 5 })
    expect(saidIn(live)[0]).toBe('not while recording: a recording has no other programs')
  })
})
