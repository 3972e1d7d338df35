// What the shell does with the parts of a board besides the motor: watchdog, console, sensors, and the times of edges.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BUTTON_CLOSED, BUTTON_OPEN, WAKE } from '../../hal/hal.ts'
import { compileRotation } from '../../programs/index.ts'
import { Device } from '../../sim/device/device.ts'
import { WATCHDOG_MS } from '../../sim/device/fake-hal.ts'
import { NEVER } from '../../src/time.ts'
import { bootWithHandler, fakeHalOf, startSession, unlock } from './shell-bench.ts'

const programs = compileRotation()
/** Closed so long a contact is a press, so long a press is long, and open so long it is over. */
const PRESS_STABLE_MS = 5
const LONG_MS = 800
const RELEASE_STABLE_MS = 25
const MULTI_GAP_MS = 300

let device: Device
beforeEach(() => {
  device = new Device({ programs })
})
const hal = () => fakeHalOf(device)

describe('the watchdog', () => {
  it('is started once, with the first session', () => {
    const start = vi.spyOn(hal(), 'startWatchdog')
    unlock(device)
    expect(start).not.toHaveBeenCalled()
    for (let session = 0; session < 2; session++) {
      startSession(device)
      device.press(900)
      device.wait(3000)
    }
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('that runs already at power-up, as after a reset on some chips, is fed from then on', () => {
    hal().isWatchdogRunning = () => true
    const feed = vi.spyOn(hal(), 'feedWatchdog')
    device.powerCycle()
    const atMs: number[] = []
    feed.mockImplementation(() => void atMs.push(device.now))
    device.wait(10 * WATCHDOG_MS)
    expect(atMs.length).toBeGreaterThan(10)
    for (const [i, at] of atMs.entries()) expect(at - (atMs[i - 1] ?? 0)).toBeLessThanOrEqual(WATCHDOG_MS * 0.75)
  })

  it('that does not run is not fed', () => {
    const feed = vi.spyOn(hal(), 'feedWatchdog')
    unlock(device)
    expect(feed).not.toHaveBeenCalled()
  })
})

describe('the console', () => {
  const openings = () => {
    const set = vi.spyOn(hal(), 'setConsoleOpen')
    return () => set.mock.calls.map(([open]) => open)
  }

  it('opens with service mode, and shuts at its end', () => {
    unlock(device)
    const calls = openings()
    device.pressTimes(5)
    device.wait(5000)
    expect([device.state, calls()]).toEqual(['service', [1]])
    device.press(900)
    device.wait(1000)
    expect([device.state, calls()]).toEqual(['off', [1, 0]])
  })

  it('is left alone in a session, whatever is pressed', () => {
    unlock(device)
    const calls = openings()
    startSession(device)
    device.pressTimes(5)
    device.wait(3000)
    device.press(900)
    device.wait(3000)
    expect(calls()).toEqual([])
  })

  it('has the motor set to 0 at each blink of service mode, for a host may have driven its pin', () => {
    unlock(device).pressTimes(5)
    device.wait(5000)
    expect(device.state).toBe('service')
    device.hal.motor(500)
    device.wait(2500)
    expect(device.hal.duty).toBe(0)
  })

  it.each([
    [true, 'service'],
    [false, 'off'],
  ])('opens at a power-up with the button held: %s', (isHeld, state) => {
    unlock(device)
    vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(isHeld)
    device.powerCycle()
    device.wait(1)
    expect(device.state).toBe(state)
  })
})

describe('the sensors', () => {
  it('are watched in a session, and no longer after it', () => {
    startSession(unlock(device))
    const before = hal().sensorChecks
    device.wait(5000)
    expect(hal().sensorChecks).toBeGreaterThan(before)
    device.press(900)
    device.wait(1000)
    const after = hal().sensorChecks
    device.wait(60_000)
    expect(hal().sensorChecks).toBe(after)
  })

  it('that report an overheated case turn the motor off for good: nothing drives it again in that pass', () => {
    startSession(unlock(device))
    device.surroundings.celsius = () => 60
    const duties: number[] = []
    const motor = hal().motor.bind(hal())
    vi.spyOn(hal(), 'motor').mockImplementation((duty) => {
      if (device.state === 'off' || device.hal.duty === 0 || duty === 0) duties.push(duty)
      motor(duty)
    })
    device.wait(1000)
    expect(device.state).toBe('off')
    expect(duties.length).toBeGreaterThan(0)
    expect(duties.every((duty) => duty === 0)).toBe(true)
  })

  it('are read again for a charger that comes while the motor starts, and its motion ends in that pass', () => {
    unlock(device).wait(5000)
    const calls: (number | string)[] = []
    const isOn = (call: number | string) => typeof call === 'number' && call > 0
    const motor = hal().motor.bind(hal())
    vi.spyOn(hal(), 'motor').mockImplementation((duty) => {
      calls.push(duty)
      motor(duty)
    })
    // Closed from the moment in which the motor is on.
    vi.spyOn(hal(), 'charging').mockImplementation(() => (calls.some(isOn) ? 1 : 0))
    const wakeAt = hal().wakeAt.bind(hal())
    vi.spyOn(hal(), 'wakeAt').mockImplementation((ms) => {
      calls.push('end of the pass')
      wakeAt(ms)
    })
    device.press(LONG_MS)
    device.wait(100)
    const on = calls.findIndex(isOn)
    expect(on).toBeGreaterThan(0)
    expect(calls.slice(on + 1, on + 3)).toEqual([0, 'end of the pass'])
    expect([device.state, device.hal.duty]).toEqual(['charging', 0])
  })

  it('are read once for a charger whose contact bounced, which is gone at the next reading', () => {
    startSession(unlock(device))
    const charging = vi.spyOn(hal(), 'charging').mockReturnValueOnce(1).mockReturnValue(0)
    hal().noteCharger()
    device.wait(1)
    expect([device.state, device.hal.duty]).toEqual(['charging', 0])
    charging.mockReturnValue(0)
    hal().noteCharger()
    device.wait(1)
    expect(device.state).toBe('off')
  })
})

describe('the light', () => {
  it('is set only when it changes', () => {
    const set = vi.spyOn(hal(), 'light')
    unlock(device)
    const levels = set.mock.calls.map(([level]) => level)
    expect(levels.length).toBeGreaterThan(1)
    for (const [i, level] of levels.entries()) expect(level).not.toBe(levels[i - 1] ?? 0)
  })
})

describe('an edge of the button', () => {
  // The release is reported `ageMs` late. An edge that is older than two seconds has a time that nobody knows.
  it.each([
    [1999, true],
    [2000, false],
    [2001, false],
  ])('is where its time says, or makes no press longer: a press that began %i ms ago is long: %s', (ageMs, isLong) => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    const now = hal().now()
    vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(true)
    handle(BUTTON_CLOSED, now - ageMs)
    device.wait(PRESS_STABLE_MS + 1)
    expect(device.state).toBe(isLong ? 'running' : 'off')
    device.wait(LONG_MS)
    expect(device.state).toBe('running')
  })

  it.each([
    [1999, 'off'],
    [2000, 'off'],
  ])('that opens and is %i ms old makes no press longer', (ageMs, state) => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    handle(BUTTON_CLOSED, hal().now())
    device.wait(100)
    handle(BUTTON_OPEN, hal().now() - ageMs)
    handle(WAKE)
    device.wait(1000)
    expect([device.state, device.hal.duty]).toEqual([state, 0])
  })

  // The two edges of a contact that opens for a moment, both reported so late that nobody knows their times.
  it.each([
    ['starts nothing where the motor is off', 1],
    ['does not stop the motor where it runs', 0],
  ])('of a held press that was long is no release: what goes on being held %s', (_, stops) => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    if (stops) device.press(900)
    device.wait(100)
    const state = stops ? 'off' : 'running'
    const held = vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(true)
    handle(BUTTON_CLOSED, hal().now())
    device.wait(LONG_MS + 100)
    expect(device.state).toBe(state)
    handle(BUTTON_OPEN, hal().now() - 2000)
    held.mockReturnValue(false)
    device.wait(RELEASE_STABLE_MS - 1)
    held.mockReturnValue(true)
    handle(BUTTON_CLOSED, hal().now() - 2000)
    device.wait(2 * LONG_MS)
    expect(device.state).toBe(state)
  })

  it('has the motor follow its program, where a switch that chatters keeps timers from coming', () => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    device.press(900)
    // The cue of the next program has begun.
    device.press()
    device.wait(MULTI_GAP_MS + 50)
    expect([device.state, device.hal.duty]).toEqual(['running', 0])
    vi.spyOn(hal(), 'wakeAt').mockImplementation(() => {})
    hal().wakeAt(NEVER)
    const duties = new Set<number>()
    for (let ms = 0; ms < 2000; ms += 2) {
      handle(ms % 4 === 0 ? BUTTON_CLOSED : BUTTON_OPEN, hal().now())
      duties.add(device.hal.duty)
      device.wait(2)
    }
    expect(duties.size).toBeGreaterThan(2)
  })

  it('that opens long after a short press makes the press no longer: it counts as short, and the light answers', () => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    const held = vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(true)
    handle(BUTTON_CLOSED, hal().now())
    device.wait(600)
    held.mockReturnValue(false)
    const light = vi.spyOn(hal(), 'light')
    handle(BUTTON_OPEN, hal().now() - 2000)
    device.wait(1000)
    expect(device.state).toBe('off')
    expect(light).toHaveBeenCalled()
  })

  it('that never came is not made up: a pin that is closed while the light blinks is no press', () => {
    unlock(device).press()
    device.wait(MULTI_GAP_MS + 100)
    vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(true)
    const { wakeUps } = device.hal
    device.wait(3000)
    expect(device.hal.wakeUps).toBeGreaterThan(wakeUps)
    expect(device.state).toBe('off')
  })

  it('that comes from the future, for a clock was set, is taken as of now', () => {
    unlock(device).wait(5000)
    const handle = bootWithHandler(device)
    device.wait(5000)
    vi.spyOn(hal(), 'isButtonHeld').mockReturnValue(true)
    handle(BUTTON_CLOSED, hal().now() + 3_600_000)
    device.wait(LONG_MS)
    expect(device.state).toBe('running')
  })
})
