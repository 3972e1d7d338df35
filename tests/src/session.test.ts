// What a session keeps to itself: programs without spots, desk mode, and the light when nobody asked for anything.

import { describe, expect, it } from 'vitest'
import { compile } from '../../programs/language/compile.ts'
import { hold, rest, s } from '../../programs/language/write.ts'
import { LIGHT_OFF, LIGHT_ON } from '../../src/light.ts'
import { OFF_BELOW_MV, OFF_FROM_C, START_MIN_MV } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { CALIBRATING, CHARGING, FAULT_EXCEPTION, OFF, RUNNING } from '../../src/massager.ts'
import { JOURNAL_FIELD, LOCKED_FIELD, SESSIONS_FIELD, STRENGTH_FIELD, saved } from '../../src/memory/settings.ts'
import * as player from '../../src/program/player.ts'
import * as desk from '../../src/routine/desk.ts'
import { NUDGE_MINUTES } from '../../src/routine/desk.ts'
import * as spots from '../../src/routine/spots.ts'
import { NO_SPOT, SPOT_DAY_MAX_MS, TODAY_MS, VISITS } from '../../src/routine/spots.ts'
import * as session from '../../src/session.ts'
import { restMs } from '../../src/signal-words.ts'
import { COUNT } from '../../src/signals.ts'
import { NEVER } from '../../src/time.ts'
import { Bench, benchIn, UNLOCKED } from './massager-bench.ts'

const EVERY_MS = NUDGE_MINUTES * 60_000
/** A pause, a tick and a pause, a tick and a pause. */
const NUDGE_MS = 300 + 2 * (200 + 300)

const benchAtDesk = () => new Bench(UNLOCKED).run(100).pressTimes(4).run(5000)
/** Plays the second program of the rotation, which is not for spots. */
const benchWithoutSpot = () => new Bench(UNLOCKED).press(900).run(1000).pressTimes(1).run(9000)

/** Has the sensors checked 20 times at most, until the motor is off. */
function checkOften(bench: Bench, everyMs: number): Bench {
  for (let check = 0; check < 20 && bench.state === RUNNING; check++) {
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    bench.run(everyMs)
  }
  expect(bench.state).toBe(OFF)
  return bench
}

describe('a nudge', () => {
  it('lasts for two ticks with their pauses, and no longer', () => {
    const bench = benchAtDesk()
    const { nudgeAt } = desk
    bench.runTo(nudgeAt + NUDGE_MS - 1)
    expect(bench.state).toBe(RUNNING)
    expect(bench.duties.filter(([, duty], i) => duty > 0 && (bench.duties[i - 1]?.[1] ?? 0) === 0)).toHaveLength(2)
    expect(bench.run(1).state).toBe(OFF)
  })

  it.each([
    ['heat', { celsius: OFF_FROM_C }, true],
    ['a low cell', { mv: START_MIN_MV - 1 }, false],
  ])('that is refused because of %s says nothing; another follows half an hour later: %s', (_, readings, follows) => {
    const bench = benchAtDesk()
    const { nudgeAt } = desk
    Object.assign(bench, readings)
    expect(bench.listen(() => bench.runTo(nudgeAt + 20_000))).toEqual([])
    expect([bench.state, bench.duties]).toEqual([OFF, []])
    expect(desk.nudgeAt).toBe(follows ? nudgeAt + EVERY_MS : NEVER)
  })

  it.each([
    ['heat', { celsius: OFF_FROM_C }, true],
    ['an empty cell', { mv: OFF_BELOW_MV - 1 }, false],
  ])('that is ended by %s says nothing; another follows half an hour later: %s', (_, readings, follows) => {
    const bench = benchAtDesk()
    const { nudgeAt } = desk
    bench.runTo(nudgeAt + 350)
    expect(bench.isMotorOn).toBe(true)
    Object.assign(bench, readings)
    expect(bench.listen(() => checkOften(bench, 20).run(20_000))).toEqual([])
    expect(bench.state).toBe(OFF)
    expect(desk.nudgeAt).toBe(follows ? nudgeAt + EVERY_MS : NEVER)
  })
})

it('a session does not begin the desk mode again that the owner ended', () => {
  const bench = benchAtDesk().pressTimes(4).run(5000).press(900).run(10_000).press(900).run(1000)
  expect(bench.state).toBe(OFF)
  expect(desk.nudgeAt).toBe(NEVER)
})

describe('in a session', () => {
  it.each([
    ['heat', { celsius: OFF_FROM_C }, 2],
    ['battery', { mv: OFF_BELOW_MV - 1 }, 1],
  ])('a limit of %s ends it, and the light says so three times', (name, readings, number) => {
    const bench = new Bench(UNLOCKED).press(900).run(5000)
    Object.assign(bench, readings)
    expect(bench.listen(() => checkOften(bench, 1000).run(30_000))).toEqual(Array(3).fill(`refused ${name} ${number}`))
  })

  it('the light dips as often as the new strength says', () => {
    const bench = new Bench(UNLOCKED).press(900).run(5000)
    for (const strength of [3, 4, 5])
      expect(bench.listen(() => bench.pressTimes(2).run(8000))).toEqual([`strength ${strength}`])
  })

  it('three presses note of the spot that its pain is gone, then its lump, and then that it is painful; the light says so', () => {
    const bench = new Bench(UNLOCKED).press(900).run(5000)
    for (const said of ['pain gone 2', 'lump gone 3', 'painful 1'])
      expect(bench.listen(() => bench.pressTimes(3).run(8000))).toEqual([said])
  })

  it('a start that moves nothing, because a spot has no time left, does not use up the gentle first start', () => {
    const bench = new Bench('2,0,3').run(100)
    saved[TODAY_MS] = SPOT_DAY_MAX_MS
    bench.press(900).run(20_000)
    expect([bench.duties, massager.strength]).toEqual([[], 2])
    saved[TODAY_MS] = 0
    bench.press(900).run(5000).press(900).run(1000)
    expect(massager.strength).toBe(3)
  })
})

describe('in a program without spots', () => {
  it.each([3, 4])('%i presses change nothing, and the light says nothing', (count) => {
    const { duties } = benchWithoutSpot().pressTimes(0).run(10_000)
    const bench = benchWithoutSpot()
    expect(spots.spot).toBe(NO_SPOT)
    const before = [...saved]
    expect(bench.listen(() => bench.pressTimes(count).run(10_000 - count * 250))).toEqual([])
    expect(bench.duties).toEqual(duties)
    expect([...saved]).toEqual(before)
  })
})

describe('when the time of a spot is over', () => {
  it('the session goes on at the next that was visited, and the light says its number', () => {
    const bench = new Bench(UNLOCKED)
    saved[VISITS + 1] = 1
    saved[TODAY_MS] = SPOT_DAY_MAX_MS - 60_000
    bench.press(900).run(59_000)
    expect(bench.listen(() => bench.run(8000))).toEqual(['spot 2'])
    expect([bench.state, spots.spot]).toEqual([RUNNING, 1])
  })

  it('and no other is left, the session ends, and the light says so three times', () => {
    const bench = new Bench(UNLOCKED)
    saved[TODAY_MS] = SPOT_DAY_MAX_MS - 60_000
    bench.press(900).run(59_000)
    expect(bench.listen(() => bench.run(30_000))).toEqual(Array(3).fill('refused spot 6'))
    expect(bench.state).toBe(OFF)
  })
})

describe('a program that ends', () => {
  const short = compile({
    name: 'test',
    title: 'T',
    serves: ['flow'],
    about: 'T',
    segments: [hold(50, s(2)), rest(s(1))],
  })

  it('says nothing', () => {
    const bench = new Bench(UNLOCKED, [short]).press(900)
    expect(bench.listen(() => bench.run(20_000))).toEqual([])
    expect(bench.state).toBe(OFF)
  })

  it('in the pass that sees a charger leaves the light dark for a rest, so that the charge can be told from before', () => {
    const start = () => new Bench(UNLOCKED, [short]).press(900)
    const ended = start()
    while (ended.state === RUNNING) ended.run(1)
    const bench = start().runTo(ended.now - 1)
    expect([bench.state, bench.lights.at(-1)?.[1]]).toEqual([RUNNING, LIGHT_ON])
    bench.now = ended.now
    bench.charging = 1
    massager.checkSensors(bench.now)
    massager.wake(bench.now, true)
    bench.applyAnswer()
    expect(bench.state).toBe(CHARGING)
    bench.run(5000)
    expect(bench.lights.filter(([at]) => at >= ended.now).slice(0, 2)).toEqual([
      [ended.now, LIGHT_OFF],
      [ended.now + restMs(COUNT), LIGHT_ON],
    ])
  })
})

it('what a long press is about to start has been read ahead', () => {
  benchIn('off')
  expect(player.isReadAhead).toBeFalsy()
  massager.prepareStart()
  expect(player.isReadAhead).toBe(true)
})

it('a strength that a host has set is taken at once, and stored', () => {
  const bench = benchIn('off')
  saved[STRENGTH_FIELD] = 5
  session.takeStrength()
  expect([massager.strength, massager.isUnsaved]).toEqual([5, true])
  bench.press(900).run(1000)
  expect(massager.strength).toBe(5)
})

it('the light no longer says, in a session, what it was about to say of the state before', () => {
  const bench = new Bench(UNLOCKED).run(100).pressTimes(1)
  expect(bench.listen(() => bench.press(900).run(20_000))).toEqual([])
})

it('a calibration is no session: it is not counted, and has no record', () => {
  const bench = benchIn('calibrating')
  expect(bench.state).toBe(CALIBRATING)
  bench.press(900).run(10_000)
  expect(bench.state).not.toBe(CALIBRATING)
  expect([saved[SESSIONS_FIELD], saved[JOURNAL_FIELD]]).toEqual([0, 0])
})

it('an error while the motor is off has nothing stored', () => {
  const bench = benchIn('off')
  massager.fail(FAULT_EXCEPTION, bench.now)
  expect(massager.isUnsaved).toBe(false)
})

it('a device that is locked stays locked after a fault is cleared', () => {
  const bench = benchIn('locked')
  massager.fail(FAULT_EXCEPTION, bench.now)
  bench.run(20_000).press(900).run(1000)
  expect([bench.state, saved[LOCKED_FIELD]]).toEqual([massager.LOCKED, 1])
})
