import { beforeEach, describe, expect, it } from 'vitest'
import { compileRotation } from '../../programs/index.ts'
import { Device, type TraceLine } from '../../sim/device/device.ts'
import { PARTS, WATCHDOG_MS } from '../../sim/device/fake-hal.ts'
import * as limits from '../../src/limits.ts'
import { FAULT_EXCEPTION } from '../../src/massager.ts'

const programs = compileRotation()

// What every HAL and the shell around it must guarantee (the design's list), on the fake board.
describe('on the fake board', () => {
  let trace: TraceLine[]
  let device: Device
  const running = () => {
    device.wait(100)
    device.pressTimes(3)
    device.wait(4000)
    device.press(900)
    device.wait(5000)
    expect(device.state).toBe('running')
    return device
  }
  const motorAfter = (ms: number) => {
    device.wait(ms)
    return device.hal.duty
  }

  beforeEach(() => {
    trace = []
    device = new Device({ programs, onTrace: (line) => trace.push(line) })
  })

  it('off is off: a duty of NaN, a negative or 0 is 0', () => {
    for (const duty of [Number.NaN, -1, 0]) {
      device.hal.motor(500)
      device.hal.motor(duty)
      expect(device.hal.duty).toBe(0)
    }
    device.hal.motor(5000)
    expect(device.hal.duty).toBe(1000)
  })

  it.each(PARTS)('with the %s broken while running, the motor is off within the watchdog', (part) => {
    running().hal.brokenParts.add(part)
    device.press(900)
    expect(motorAfter(WATCHDOG_MS)).toBe(0)
  })

  it.each(PARTS)('with the %s broken at power-up, the motor stays off', (part) => {
    device.hal.brokenParts.add(part)
    device.powerCycle()
    expect(motorAfter(60_000)).toBe(0)
    expect(trace.every((line) => !('duty' in line) || line.duty === 0)).toBe(true)
  })

  it('an exception stops the motor, keeps its cause, shows the fault and lets the device go on', () => {
    running()
    const { celsius } = device.surroundings
    device.surroundings.celsius = () => {
      throw new Error('sensor bus')
    }
    expect(motorAfter(1000)).toBe(0)
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

  it('a dead engine is outlived by the watchdog', () => {
    running().hal.brokenParts.add('engine')
    device.wait(WATCHDOG_MS - limits.CHECK_MS - 1)
    expect(device.hal.resets).toBe(0)
    device.wait(limits.CHECK_MS + 1)
    expect(device.hal.resets).toBe(1)
    expect(device.hal.duty).toBe(0)
  })

  it('a stalled engine neither extends a session nor skips its end', () => {
    running()
    // Nothing is delivered for a while, as in a stall; the deadline is then long past.
    device.hal.wakeAt(device.hal.now() + 7000)
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
    const written: number[] = []
    const write = device.hal.write.bind(device.hal)
    device.hal.write = (slot, text) => {
      written.push(device.hal.duty)
      write(slot, text)
    }
    running()
    device.pressTimes(2)
    device.wait(5000)
    expect(written).toHaveLength(2) // the unlocking, and that a session begins
    device.press(900)
    expect(written).toEqual([0, 0, 0, 0]) // the journal, and the settings
  })

  it('draws nothing when off: no timer before the first session, then only the feed of the watchdog', () => {
    device.wait(10_000)
    expect(device.hal.isAsleep).toBe(true)
    running().press(900)
    device.wait(5000)
    const wakeUps = device.hal.wakeUps
    device.wait(60_000)
    expect(device.hal.wakeUps - wakeUps).toBe(Math.floor(60_000 / (WATCHDOG_MS * 0.75)))
    expect(device.hal.resets).toBe(0)
  })

  it('plays a 20 min run the same twice, to the byte', () => {
    const play = () => {
      const lines: string[] = []
      device = new Device({ programs, onTrace: (line) => lines.push(JSON.stringify(line)) })
      running()
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

  it('only the newest device has the firmware', () => {
    const older = device
    device = new Device({ programs })
    expect(() => older.wait(1)).toThrow('newer')
  })
})
