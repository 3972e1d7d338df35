// What the shell does for a bridge, for a sensor of the current, for the kick, and for a board without a link.

import { describe, expect, it, vi } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { CHECK_SENSORS, KEPT_SLOT, WAKE } from '../../hal/hal.ts'
import { compile } from '../../programs/language/compile.ts'
import { hold, ms, ramp, repeat, rest, s, wave } from '../../programs/language/write.ts'
import { Device, type DeviceOptions } from '../../sim/device/device.ts'
import { LONG } from '../../src/button.ts'
import { BRAKE_MS, SENSE_MS } from '../../src/limits.ts'
import * as pairing from '../../src/link/pairing.ts'
import * as massager from '../../src/massager.ts'
import { QUIET_MS } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import * as player from '../../src/program/player.ts'
import { makeProgram } from '../programs/language/make-program.ts'
import { bootWithHandler, fakeHalOf, unlock } from './shell-bench.ts'

/** A timer may be so late on a busy board. */
const BRAKE_LATE_MS = 20
const KICK_MS = massagerMotor.kickMs
const program = compile(makeProgram([repeat(20, [hold(50, s(2)), rest(s(2))]), ramp(10, s(1)), ramp(0, s(1))]))

/** An unlocked device, its HAL, the handler of its events, and the times of all writes and duties. */
function boot(options: Partial<DeviceOptions> = {}) {
  const device = unlock(new Device({ programs: [program], ...options }))
  const handle = bootWithHandler(device)
  const hal = fakeHalOf(device)
  device.wait(1000)
  const writes: number[] = []
  const write = hal.writeCell.bind(hal)
  hal.writeCell = (cell, record) => {
    write(cell, record)
    writes.push(device.now)
  }
  const duties: [ms: number, duty: number][] = []
  const motor = hal.motor.bind(hal)
  vi.spyOn(hal, 'motor').mockImplementation((duty) => {
    duties.push([device.now, duty])
    motor(duty)
  })
  return { device, handle, hal, writes, duties }
}

describe('a bridge', () => {
  const bootBridge = (bytes = program) => boot({ programs: [bytes], hardware: { driverKind: 'pwm-direction' } })
  const STORED_MS = BRAKE_MS + BRAKE_LATE_MS

  it.each([
    ['a long press', 1000, (device: Device) => device.setButton(1), STORED_MS],
    ['a host', 1000, (device: Device) => device.request(LONG), STORED_MS],
    // Its brake is over.
    ['a long press in a pause', 3000, (device: Device) => device.setButton(1), 0],
  ])('has the end of a session by %s after %i ms stored when its brake is over', (_, afterMs, end, storedMs) => {
    const { device, writes } = bootBridge()
    device.press(900)
    device.wait(afterMs)
    writes.length = 0
    end(device)
    while (device.state === 'running') device.wait(1)
    const endedAt = device.now
    device.wait(1000)
    expect(writes[0]! - endedAt).toBe(storedMs)
  })

  it('has the end of a session by its program stored when its brake is over', () => {
    const { device, writes } = bootBridge(compile(makeProgram([hold(50, s(3)), ramp(0, s(1))])))
    device.press(900)
    device.wait(1000)
    writes.length = 0
    while (device.hal.duty > 0) device.wait(1)
    const endedAt = device.now
    device.wait(1000)
    expect(device.state).toBe('off')
    expect(writes[0]! - endedAt).toBe(STORED_MS)
  })

  it('stores nothing in a pass that comes before its brake is over, and needs no passes until then', () => {
    const { device, handle, hal, writes } = bootBridge()
    device.press(900)
    device.wait(1000)
    device.setButton(1)
    while (device.hal.duty > 0) device.wait(1)
    writes.length = 0
    const { wakeUps } = hal
    device.wait(BRAKE_MS / 2)
    handle(WAKE)
    expect([writes, hal.wakeUps - wakeUps < 5]).toEqual([[], true])
    device.wait(1000)
    expect(writes.length).toBeGreaterThan(0)
  })
})

it('a bridge that is reset while it brakes stores at once after that, as after any power-up', () => {
  const { device, writes } = boot({ hardware: { driverKind: 'pwm-direction' } })
  device.wait(5000)
  device.press(900)
  device.wait(1000)
  device.request(LONG)
  expect(device.hal.duty).toBe(0)
  writes.length = 0
  device.powerCycle()
  device.wait(500)
  expect(writes).toHaveLength(1)
})

describe('a sensor of the current', () => {
  const bootSensed = (bytes = program) =>
    boot({
      programs: [bytes],
      hardware: { driverKind: 'two-pwm', sense: { mvPerA: 1000, offsetMv: 100, of: 'motor' } },
    })
  const timesOf = (device: Device, read: () => number) => {
    const times: number[] = []
    vi.spyOn(fakeHalOf(device), 'milliamps').mockImplementation(() => {
      times.push(device.now)
      return read()
    })
    return times
  }

  it('is read every SENSE_MS, and what is as it was has no other sensor read', () => {
    const { device, hal } = bootSensed(compile(makeProgram([hold(50, s(60)), ramp(0, s(1))])))
    device.press(900)
    device.wait(2500)
    const times = timesOf(device, () => 100)
    const read = vi.spyOn(hal, 'day')
    device.wait(2000)
    expect(times.length).toBeGreaterThan(10)
    expect(read).not.toHaveBeenCalled()
    for (const [i, at] of times.entries()) if (i > 0) expect(at - times[i - 1]!).toBe(SENSE_MS)
  })

  // Readings count from the pass after the kick's end.
  const LAST_MS = KICK_MS + 2 + 24 * SENSE_MS
  it.each([
    [QUIET_MS - 1, false],
    [QUIET_MS, true],
    [QUIET_MS + 1, true],
  ])('is read %i ms before a change of the motor: %s', (leftMs, isRead) => {
    const { device } = bootSensed(compile(makeProgram([hold(50, ms(LAST_MS + leftMs)), hold(20, s(2)), ramp(0, s(1))])))
    device.press(800)
    const startedAt = device.now
    const times = timesOf(device, () => 100)
    device.wait(LAST_MS + leftMs - 1)
    expect(times).toContain(startedAt + LAST_MS - SENSE_MS)
    expect(times.includes(startedAt + LAST_MS)).toBe(isRead)
  })

  it('that tells a stall turns the motor off in the pass that reads it', () => {
    const { device, duties } = bootSensed()
    device.press(900)
    device.wait(1000)
    const times = timesOf(device, () => 5000)
    duties.length = 0
    device.wait(1000)
    expect(device.state).toBe('off')
    expect(duties.find(([, duty]) => duty === 0)![0]).toBe(times.at(-1))
  })
})

describe('a kick', () => {
  it('is not made longer by a check that finds another supply', () => {
    const { device, handle, duties } = boot()
    device.press(810)
    expect(duties.length).toBe(1)
    device.setSupply(3700)
    handle(CHECK_SENSORS)
    device.wait(100)
    const kicks = duties.filter(([, duty]) => duty >= duties[0]![1])
    const after = duties.find(([, duty]) => duty < duties[0]![1])!
    expect(kicks.length).toBeGreaterThan(1)
    expect(after[0] - duties[0]![0]).toBe(KICK_MS)
  })

  it('has its whole time at the pin, though storing the start took long', () => {
    const { device, hal, writes, duties } = boot()
    const now = hal.now.bind(hal)
    vi.spyOn(hal, 'now').mockImplementation(() => now() + (writes.length > 0 ? 30 : 0))
    device.request(LONG)
    expect([writes.length, duties.length]).toEqual([1, 1])
    expect(governor.kickUntil - hal.now()).toBe(KICK_MS)
  })
})

describe('a sensor check', () => {
  it('while the motor is off leaves it alone, also at a charger', () => {
    const { device, duties } = boot()
    device.setCharger(true)
    device.wait(1000)
    expect([device.state, duties]).toEqual(['charging', []])
  })

  it('has the motor follow in the next pass', () => {
    const { device, handle, hal } = boot()
    device.press(900)
    device.wait(1400)
    expect(massager.motorAt).toBeGreaterThan(hal.now())
    handle(CHECK_SENSORS)
    expect(massager.motorAt).toBe(hal.now())
    expect(governor.isRunning).toBe(true)
  })
})

describe('a board without a link', () => {
  it('opens none in service mode', () => {
    pairing.reset()
    const { device } = boot()
    device.pressTimes(5)
    device.wait(3000)
    expect([device.state, pairing.phase]).toEqual(['service', pairing.SHUT])
  })
})

it('a board with a link plays the programs that a host has kept in it', () => {
  const { device, hal } = boot({ link: 'wire' })
  const kept = compile(makeProgram([hold(20, s(10)), ramp(0, s(1))]))
  const digits = Array.from(kept, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const read = hal.readCell.bind(hal)
  hal.readCell = (cell) => (cell === KEPT_SLOT ? digits : read(cell))
  device.powerCycle()
  device.wait(1000)
  device.press(900)
  device.wait(2000)
  expect([device.state, player.level]).toEqual(['running', 20])
})

it('a wave that is played by itself is ended by a duty, not by another', () => {
  const { device, handle, hal, duties } = boot({
    programs: [compile(makeProgram([wave(20, 60, s(1), s(60)), ramp(0, s(1))]))],
  })
  const play = vi.spyOn(hal, 'playSteps')
  device.press(900)
  device.wait(5500)
  expect(play).toHaveBeenCalledTimes(1)
  duties.length = 0
  device.setSupply(3600)
  handle(CHECK_SENSORS)
  expect([play.mock.calls.length, duties.length]).toEqual([1, 1])
  expect(massager.stepPlanId).toBe(0)
})
