// The journal that the firmware writes, compared with its sessions as they are measured from outside.

import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device, LONG_PRESS_MS } from '../../../sim/device/device.ts'
import { memoryOf, putMemory } from '../../../sim/journal/memory.ts'
import { type Journal, readJournal } from '../../../sim/journal/read.ts'
import type { Session } from '../../../sim/journal/sessions.ts'
import { BAND_LEVELS } from '../../../src/limits.ts'
import { BAND_UNIT_MS, BY_CHARGER, BY_OWNER, BY_POWER_CUT, BY_PROGRAM } from '../../../src/memory/journal.ts'
import * as governor from '../../../src/motor/governor.ts'
import { levelDecihertz } from '../../../src/motor/profile.ts'

const DAY = 20_800
const MINUTE = 60_000
const SAMPLE_MS = 20
/** The steps of a ramp count in the band of its middle. */
const RAMP_SHARE_MS = 500

/** A session, measured from outside. */
interface Measured {
  bandMs: [number, number, number]
  points: number
}

/** An unlocked device on this day, with a meter. */
function setUp() {
  let session: Measured = { bandMs: [0, 0, 0], points: 0 }
  const run = ({ status: { level }, motor, state }: Device) => {
    if (state !== 'running' || level === 0) return
    session.bandMs[Math.ceil(level / BAND_LEVELS) - 1]! += SAMPLE_MS
    const hertz = levelDecihertz(motor, level, motor.hz.at(-1)!) / 10
    session.points += (hertz * hertz * SAMPLE_MS) / 1000 / motor.hz2sPerPoint
  }
  const device = new Device({
    programs: compileRotation(),
    hasPhysics: false,
    watchdogMs: 600_000,
    poll: { everyMs: () => SAMPLE_MS, run },
  })
  device.today = DAY
  device.pressTimes(3)
  device.wait(8000)
  const journal = (): Journal => readJournal(memoryOf(device), 0)
  const begin = () => {
    device.press(LONG_PRESS_MS)
    session = { bandMs: [0, 0, 0], points: 0 }
  }
  return { device, begin, journal, measured: () => session }
}

/** The record may be rounded down, and no more. */
function expectTimes({ bandMs, points }: Session, measured: Measured): void {
  bandMs!.forEach((ms, band) => {
    expect(measured.bandMs[band]! - ms).toBeGreaterThan(-RAMP_SHARE_MS)
    expect(measured.bandMs[band]! - ms).toBeLessThan(BAND_UNIT_MS + RAMP_SHARE_MS)
  })
  expect(measured.points - points).toBeGreaterThan(-0.01)
  expect(measured.points - points).toBeLessThan(0.26)
}

describe('the journal', () => {
  it('has a session to its end, one strength lower after power-up, with day, spot and temperature', () => {
    const { device, begin, journal, measured } = setUp()
    device.world.setThermometer(33)
    begin()
    device.wait(5 * MINUTE)
    expect(device.state).toBe('off')
    const { sessions, totals, day } = journal()
    expect(sessions).toMatchObject([{ day: DAY, program: 0, strength: 2, ending: BY_PROGRAM, spot: 1, topC: 33 }])
    expectTimes(sessions[0]!, measured())
    expect(totals.sessions).toBe(1)
    expect(Math.abs(totals.runMs - 276_000)).toBeLessThan(1000)
    expect(day).toBe(DAY)
  })

  it('counts the points of a second session on the same day from 0', () => {
    const { device, begin, journal, measured } = setUp()
    begin()
    device.wait(5 * MINUTE)
    begin()
    device.wait(5 * MINUTE)
    const { sessions } = journal()
    expect(sessions).toHaveLength(2)
    expectTimes(sessions[1]!, measured())
  })

  it.each([3, 4, 5, 1])('has a session at strength %d that ended by hand', (strength) => {
    const { device, begin, journal, measured } = setUp()
    begin()
    while (device.status.strength !== strength) {
      device.pressTimes(2)
      device.wait(1000)
    }
    device.wait(100_000 + strength * 20_000)
    device.press(LONG_PRESS_MS)
    const [session] = journal().sessions
    expect(session).toMatchObject({ program: 0, strength, ending: BY_OWNER, spot: 1, topC: 25 })
    expectTimes(session!, measured())
  })

  it('has a session of another program that the charger ended, without a spot', () => {
    const { device, begin, journal, measured } = setUp()
    begin()
    device.wait(3000)
    device.pressTimes(1)
    device.wait(2000)
    device.pressTimes(1)
    device.wait(90_000)
    device.setCharger(true)
    const [session] = journal().sessions
    expect(session).toMatchObject({ program: 2, strength: 2, ending: BY_CHARGER, spot: 0 })
    expectTimes(session!, measured())
  })

  it('has a session without a known day that heat ended', () => {
    const { device, begin, journal, measured } = setUp()
    device.today = 0
    begin()
    device.wait(40_000)
    device.world.setThermometer(43)
    device.wait(32_000)
    const [session] = journal().sessions
    expect(session).toMatchObject({ ending: governor.STOP_HEAT, topC: 43 })
    expect(session).not.toHaveProperty('day')
    expectTimes(session!, measured())
  })

  it('has only the day of a session that lost power', () => {
    const { device, begin, journal } = setUp()
    begin()
    device.wait(MINUTE)
    device.setPower(false)
    expect(journal()).toMatchObject({ isOpen: true, sessions: [] })
    device.setPower(true)
    device.wait(1000)
    const { sessions, isOpen, totals } = journal()
    expect([isOpen, totals.sessions]).toEqual([false, 1])
    expect(sessions).toMatchObject([{ day: DAY, program: 0, ending: BY_POWER_CUT, spot: 0, points: 0 }])
    expect(sessions[0]).not.toHaveProperty('bandMs')
  })

  it('has the visits of two spots, the mark of one, and the state of the plan', () => {
    const { device, begin, journal } = setUp()
    device.pressTimes(2)
    device.wait(5000)
    expect(journal().plan).toEqual({ day: 1, week: 1, phase: 'daily', today: 'due' })
    begin()
    device.wait(2 * MINUTE)
    device.pressTimes(4)
    device.wait(2 * MINUTE)
    device.pressTimes(3)
    device.wait(MINUTE)
    device.press(LONG_PRESS_MS)
    const { plan, spots, sessions } = journal()
    expect(sessions).toMatchObject([{ spot: 2, ending: BY_OWNER }])
    expect(plan!.today).toBe('done')
    expect(spots).toMatchObject([
      { number: 1, status: 'painful', visits: 1, days: 1, wasReferred: false },
      { number: 2, status: 'pain gone', visits: 1 },
    ])
    expect(Math.abs(spots[0]!.todayMs - 2 * MINUTE)).toBeLessThan(3000)
    expect(Math.abs(spots[1]!.todayMs - 3 * MINUTE)).toBeLessThan(3000)
  })
})

describe('a memory', () => {
  it('makes another device the same', () => {
    const { device, begin, journal } = setUp()
    begin()
    device.wait(30_000)
    device.press(LONG_PRESS_MS)
    const [memory, before] = [memoryOf(device), journal()]
    const other = new Device({ programs: compileRotation(), hasPhysics: false })
    expect(other.state).toBe('locked')
    putMemory(other, memory)
    expect(other.state).toBe('off')
    expect(readJournal(memoryOf(other), 0)).toEqual(before)
    other.press(LONG_PRESS_MS)
    other.wait(30_000)
    other.press(LONG_PRESS_MS)
    expect(readJournal(memoryOf(other), 0).totals.sessions).toBe(2)
  })
})
