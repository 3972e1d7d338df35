// In which order the shell does things: the motor before all else, one thing a pass, and nothing before its time.

import { describe, expect, it, vi } from 'vitest'
import { BUTTON_CLOSED, CHECK_SENSORS, WAKE } from '../../hal/hal.ts'
import { compile } from '../../programs/language/compile.ts'
import { hold, ramp, repeat, rest, s, wave } from '../../programs/language/write.ts'
import { Device } from '../../sim/device/device.ts'
import type { FakeHal } from '../../sim/device/fake-hal.ts'
import * as massager from '../../src/massager.ts'
import { QUIET_MS, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import * as player from '../../src/program/player.ts'
import { NEVER } from '../../src/time.ts'
import { makeProgram } from '../programs/language/make-program.ts'
import { bootWithHandler, fakeHalOf, unlock } from './shell-bench.ts'

/** The rest of a pass waits for a gap of more than this. */
const REST_MS = 20
const ROUND_MS = 6000
const program = compile(
  makeProgram([repeat(20, [hold(50, s(2)), hold(70, s(2)), rest(s(2))]), ramp(10, s(1)), ramp(0, s(1))]),
)

/** A device in a session that has lasted `ms`, its HAL, and the handler of its events. */
function running(ms: number, bytes = program) {
  const device = unlock(new Device({ programs: [bytes] }))
  const handle = bootWithHandler(device)
  device.wait(1000)
  device.press(900)
  device.wait(ms - 100)
  expect(device.state).toBe('running')
  return { device, handle, hal: fakeHalOf(device) }
}

/** From now on no timer comes. */
function stopTimers(hal: FakeHal): void {
  hal.wakeAt(NEVER)
  vi.spyOn(hal, 'wakeAt').mockImplementation(() => {})
}

describe('the motor is off before the core works out what follows', () => {
  const CAUSES: Record<string, (device: Device) => void> = {
    'a long press': (device) => device.setButton(1),
    'a case that is too hot': (device) => {
      device.surroundings.celsius = () => 60
    },
    'a thermometer that cannot be read': (device) => {
      device.surroundings.celsius = () => Number.NaN
    },
    'a charger': (device) => device.setCharger(true),
    'a charger whose event has not come': (device) => {
      vi.spyOn(fakeHalOf(device), 'charging').mockReturnValue(1)
    },
  }

  it.each(Object.keys(CAUSES))('at %s', (cause) => {
    const { device, hal } = running(1500)
    const states: number[] = []
    const motor = hal.motor.bind(hal)
    vi.spyOn(hal, 'motor').mockImplementation((duty) => {
      if (duty === 0) states.push(massager.state)
      motor(duty)
    })
    CAUSES[cause]!(device)
    device.wait(1000)
    expect(device.hal.duty).toBe(0)
    expect(states[0]).toBe(RUNNING)
  })
})

it.each([QUIET_MS + 1, QUIET_MS, QUIET_MS - 1, 1])(
  'a charger %i ms before a long press is complete turns the motor off for good, though nothing more begins by then',
  (leftMs) => {
    const { device, hal } = running(1500)
    device.setButton(1)
    device.wait(100)
    device.wait(massager.offAt - hal.now() - leftMs)
    expect(device.hal.duty).toBeGreaterThan(0)
    const duties: number[] = []
    const motor = hal.motor.bind(hal)
    vi.spyOn(hal, 'motor').mockImplementation((duty) => {
      duties.push(duty)
      motor(duty)
    })
    device.setCharger(true)
    device.wait(1000)
    expect([device.state, new Set(duties)]).toEqual(['charging', new Set([0])])
  },
)

it('a charger whose event has not come is seen before the program moves on', () => {
  const { device, hal } = running(1500)
  const { segmentEnd } = player
  const ends: number[] = []
  vi.spyOn(hal, 'motor').mockImplementation(() => void ends.push(player.segmentEnd))
  vi.spyOn(hal, 'charging').mockReturnValue(1)
  device.wait(segmentEnd - hal.now())
  expect(ends.length).toBeGreaterThan(0)
  expect(new Set(ends)).toEqual(new Set([segmentEnd]))
})

it('a duty that was worked out ahead is driven before the core follows, and the same follows', () => {
  const { device, hal } = running(1500)
  const seen: [duty: number, isFirst: boolean][] = []
  const motor = hal.motor.bind(hal)
  vi.spyOn(hal, 'motor').mockImplementation((duty) => {
    seen.push([duty, governor.duty !== duty])
    motor(duty)
  })
  const { segmentEnd } = player
  device.wait(segmentEnd - hal.now())
  expect(seen).toEqual([[governor.duty, true]])
})

describe('a sensor check', () => {
  it.each([
    [QUIET_MS + 1, true],
    [QUIET_MS, true],
    [QUIET_MS - 1, false],
    [1, false],
  ])('that is due %i ms before a long press turns the motor off is made then: %s', (leftMs, isMade) => {
    const { device, handle, hal } = running(1500)
    device.setButton(1)
    device.wait(100)
    device.wait(massager.offAt - hal.now() - leftMs)
    const read = vi.spyOn(hal, 'batteryMv')
    handle(CHECK_SENSORS)
    expect(read.mock.calls.length > 0).toBe(isMade)
    device.wait(leftMs)
    expect(device.hal.duty).toBe(0)
  })

  it.each([
    ['a hold', program],
    ['a wave', compile(makeProgram([wave(20, 60, s(1), s(60)), ramp(0, s(1))]))],
  ])('in %s leaves the rest to the next pass', (_, bytes) => {
    const { device, handle, hal } = running(7500, bytes)
    const watch = vi.spyOn(hal, 'watchSensors')
    handle(CHECK_SENSORS)
    expect(watch).not.toHaveBeenCalled()
    device.wait(100)
    expect(watch).toHaveBeenCalledTimes(1)
  })

  it('while the motor is off leaves nothing to another pass', () => {
    const { device, handle, hal } = running(1500)
    device.powerCycle()
    device.wait(60_000)
    expect(hal.isAsleep).toBe(true)
    handle(CHECK_SENSORS)
    expect(hal.isAsleep).toBe(true)
  })

  // The next pass comes REST_MS later.
  it.each([
    [2 * REST_MS + 1, 1],
    [2 * REST_MS, 0],
    [2 * REST_MS - 1, 0],
  ])('%i ms before a change of the motor has the sensors watched %i times before that', (leftMs, times) => {
    const { device, handle, hal } = running(1500)
    device.wait(massager.motorAt - hal.now() - leftMs)
    const watch = vi.spyOn(hal, 'watchSensors')
    handle(CHECK_SENSORS)
    device.wait(leftMs - 1)
    expect(watch).toHaveBeenCalledTimes(times)
    device.wait(REST_MS + 100)
    expect(watch).toHaveBeenCalledTimes(1)
  })

  it.each([
    [REST_MS + 1, 1],
    [REST_MS, 0],
    [REST_MS - 1, 0],
  ])(
    'is followed by a pass %i ms before a change of the motor: it has the sensors watched %i times',
    (leftMs, times) => {
      const { device, handle, hal } = running(1500)
      const changeAt = massager.motorAt
      device.wait(changeAt - hal.now() - 2 * REST_MS)
      const watch = vi.spyOn(hal, 'watchSensors')
      handle(CHECK_SENSORS)
      device.wait(2)
      stopTimers(hal)
      while (hal.now() < changeAt - leftMs) device.wait(1)
      handle(WAKE)
      expect(watch).toHaveBeenCalledTimes(times)
    },
  )

  it('has the sensors watched once, also where the motor pauses', () => {
    const { device, hal } = running(1500)
    const [read, watch] = [vi.spyOn(hal, 'day'), vi.spyOn(hal, 'watchSensors')]
    device.wait(2 * ROUND_MS)
    device.setSupply(3800)
    device.wait(2 * ROUND_MS)
    expect(read.mock.calls.length).toBeGreaterThan(0)
    // The last reading before this has it watched, too.
    expect(watch.mock.calls.length).toBeLessThanOrEqual(read.mock.calls.length + 1)
  })

  it('is not made again and again while a charger is in', () => {
    const device = unlock(new Device({ programs: [program] }))
    device.setCharger(true)
    device.wait(5000)
    const read = vi.spyOn(fakeHalOf(device), 'batteryMv')
    const { wakeUps } = device.hal
    device.press()
    device.wait(60_000)
    expect(device.hal.wakeUps).toBeGreaterThan(wakeUps + 5)
    expect(read.mock.calls.length).toBeLessThanOrEqual(1)
  })
})

describe('an edge of the button where timers do not come', () => {
  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i ms from the time of a change of the motor makes that change: %s', (ms, isMade) => {
    const { device, handle, hal } = running(1500)
    const { duty } = device.hal
    const at = massager.motorAt + ms
    stopTimers(hal)
    while (hal.now() < at) device.wait(1)
    handle(BUTTON_CLOSED, hal.now())
    expect(device.hal.duty !== duty).toBe(isMade)
  })

  it('changes nothing else: the light waits', () => {
    const device = unlock(new Device({ programs: [program] }))
    const [handle, hal] = [bootWithHandler(device), fakeHalOf(device)]
    device.press()
    while (hal.lightLevel === 0) device.wait(1)
    stopTimers(hal)
    device.wait(2000)
    handle(BUTTON_CLOSED, hal.now())
    expect(hal.lightLevel).toBeGreaterThan(0)
    handle(WAKE)
    expect(hal.lightLevel).toBe(0)
  })
})
