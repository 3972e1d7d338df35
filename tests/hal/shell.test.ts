import { beforeEach, describe, expect, it, vi } from 'vitest'
import { compileRotation } from '../../programs/index.ts'
import { Device, type TraceLine } from '../../sim/device/device.ts'
import { PARTS, WATCHDOG_MS } from '../../sim/device/fake-hal.ts'
import * as limits from '../../src/limits.ts'
import { FAULT_EXCEPTION } from '../../src/massager.ts'
import { fakeHalOf, startSession, unlock } from './shell-bench.ts'

const programs = compileRotation()

// What every HAL and the shell around it must guarantee (the design's list).
describe('the shell, on the fake board,', () => {
  let trace: TraceLine[]
  let device: Device
  const startRunning = () => startSession(unlock(device))
  const fakeHal = () => fakeHalOf(device)
  const dutyAfter = (ms: number) => {
    device.wait(ms)
    return device.hal.duty
  }

  beforeEach(() => {
    trace = []
    device = new Device({ programs, onTrace: (line) => trace.push(line) })
  })

  it('drives 0 for a duty of NaN, a negative duty or 0, and at most 1000', () => {
    for (const duty of [Number.NaN, -1, 0]) {
      device.hal.motor(500)
      device.hal.motor(duty)
      expect(device.hal.duty).toBe(0)
    }
    device.hal.motor(5000)
    expect(device.hal.duty).toBe(1000)
  })

  it.each([
    ['starts', false],
    ['stops', true],
  ])('only %s the motor at 800 ms if the pin is closed then, though its edge never comes', (_, isRunning) => {
    if (isRunning) startRunning()
    else unlock(device)
    device.hal.setButton(1)
    device.wait(700)
    const held = vi.spyOn(fakeHal(), 'isButtonHeld').mockReturnValue(false)
    expect(dutyAfter(150) > 0).toBe(isRunning)
    held.mockRestore()
    device.hal.setButton(0)
    expect(dutyAfter(50) > 0).toBe(isRunning)
    device.press(900)
    expect(dutyAfter(50) > 0).toBe(!isRunning)
  })

  it('ends the session at a charger whose contact is open again when the sensors are read', () => {
    startRunning()
    const duties: number[] = []
    vi.spyOn(device.hal, 'motor').mockImplementation((duty) => void duties.push(duty))
    vi.spyOn(fakeHal(), 'charging').mockReturnValueOnce(1).mockReturnValue(0)
    device.setCharger(true)
    device.wait(1)
    expect(duties.every((duty) => duty === 0)).toBe(true)
    expect(duties.length).toBeGreaterThan(0)
    expect(device.state).toBe('charging')
  })

  it('ends the session in the next pass of a ramp, if the charger is in and its own event has not come', () => {
    unlock(device).press(900)
    expect(dutyAfter(400)).toBeGreaterThan(0)
    vi.spyOn(fakeHal(), 'charging').mockReturnValue(1)
    // A step is due within this, but no sensor check.
    expect(dutyAfter(150)).toBe(0)
    expect(device.state).toBe('charging')
  })

  it('ends the session at an edge of the button, if the charger is in and its own event has not come', () => {
    startRunning()
    vi.spyOn(fakeHal(), 'charging').mockReturnValue(1)
    expect(dutyAfter(10)).toBeGreaterThan(0)
    device.hal.setButton(1)
    expect(dutyAfter(1)).toBe(0)
    expect(device.state).toBe('charging')
  })

  it.each(PARTS)('turns the motor off within the time of the watchdog if the %s breaks while it runs', (part) => {
    startRunning().hal.brokenParts.add(part)
    device.press(900)
    expect(dutyAfter(WATCHDOG_MS)).toBe(0)
  })

  it.each(PARTS)('never starts the motor if the %s is broken at power-up', (part) => {
    device.hal.brokenParts.add(part)
    device.powerCycle()
    expect(dutyAfter(60_000)).toBe(0)
    expect(trace.every((line) => !('duty' in line) || line.duty === 0)).toBe(true)
  })

  it('stops the motor after an exception, records it, shows the fault, and starts again once it is cleared', () => {
    startRunning()
    const { celsius } = device.surroundings
    device.surroundings.celsius = () => {
      throw new Error('sensor bus')
    }
    expect(dutyAfter(1000)).toBe(0)
    expect(device.state).toBe('fault')
    expect(device.status.fault).toBe(FAULT_EXCEPTION)
    expect(device.lastError).toContain('sensor bus')
    device.surroundings.celsius = celsius
    device.wait(1000)
    device.press(900)
    expect(device.state).toBe('off')
    device.press(900)
    device.wait(2000)
    expect(device.state).toBe('running')
  })

  it('is reset by the watchdog if the engine dies', () => {
    startRunning().hal.brokenParts.add('engine')
    device.wait(WATCHDOG_MS - limits.CHECK_MS - 1)
    expect(device.hal.resets).toBe(0)
    device.wait(limits.CHECK_MS + 1)
    expect(device.hal.resets).toBe(1)
    expect(device.hal.duty).toBe(0)
  })

  it('ends a session at its limit after the engine stalled', () => {
    startRunning()
    // No event comes during a stall. After it the deadline is long past.
    fakeHal().wakeAt(device.hal.now() + 7000)
    device.wait(7000)
    expect(device.state).toBe('running')
    for (let i = 0; i < 20; i++) {
      device.press()
      device.wait(60_000)
    }
    const on = trace.find((line) => 'duty' in line && line.duty > 0)!
    const off = trace.findLast((line) => 'duty' in line && line.duty === 0)!
    expect(off.t - on.t).toBeLessThanOrEqual(limits.SESSION_MAX_MS)
  })

  it('writes to the store only while the motor is off', () => {
    const dutiesAtWrite: number[] = []
    const write = fakeHal().writeCell.bind(device.hal)
    fakeHal().writeCell = (cell, text) => {
      dutiesAtWrite.push(device.hal.duty)
      write(cell, text)
    }
    startRunning()
    device.pressTimes(2)
    device.wait(5000)
    expect(dutiesAtWrite).toHaveLength(4) // for the unlocking, with an empty journal, and for the begin of a session
    device.press(900)
    expect(dutiesAtWrite).toEqual([0, 0, 0, 0, 0]) // for its end
  })

  it('has no timer when off before the first session, and after it only that of the watchdog feed', () => {
    device.wait(10_000)
    expect(fakeHal().isAsleep).toBe(true)
    startRunning().press(900)
    device.wait(5000)
    const wakeUps = device.hal.wakeUps
    device.wait(60_000)
    expect(device.hal.wakeUps - wakeUps).toBe(Math.floor(60_000 / (WATCHDOG_MS * 0.75)))
    expect(device.hal.resets).toBe(0)
  })

  it('gives the same trace twice for 20 min of pressing, to the byte', () => {
    const play = () => {
      const lines: string[] = []
      device = new Device({ programs, onTrace: (line) => lines.push(JSON.stringify(line)) })
      startRunning()
      for (let i = 0; i < 20; i++) {
        device.press()
        device.wait(60_000)
      }
      return lines.join('\n')
    }
    const first = play()
    expect(first.length).toBeGreaterThan(10_000)
    expect(play()).toBe(first)
  })

  it('refuses to play on an older fake device', () => {
    const older = device
    device = new Device({ programs })
    expect(() => older.wait(1)).toThrow('newer')
  })
})
