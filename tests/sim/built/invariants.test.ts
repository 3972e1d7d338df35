// The invariants that only a built file can break: each holds on a healthy device, and is broken by what it forbids.

import { describe, expect, it } from 'vitest'
import { BUILT_INVARIANTS } from '../../../sim/built/invariants.ts'
import type { KalumaRun } from '../../../sim/built/kaluma/run.ts'
import { STEP_INVARIANTS } from '../../../sim/soak/invariants/index.ts'
import { InvariantMonitor } from '../../../sim/soak/monitor/monitor.ts'
import { createTally } from '../../../sim/soak/monitor/tally.ts'
import { checkRecovery } from '../../../sim/soak/recovery.ts'
import { PRESS_3 } from '../../../src/button.ts'
import { type BuiltDevice, fileOf, makeDevice, startRunning } from './devices.ts'

const [pico, puck] = [await fileOf('pico'), await fileOf('puckjs2')]

interface Monitored extends BuiltDevice {
  check: () => void
}

/** A device that is held to these invariants at every step, or only when `check` is called. */
function monitored(file = pico, invariants = BUILT_INVARIANTS, checksSteps = false): Monitored {
  const monitor = new InvariantMonitor(createTally(), invariants)
  const built = makeDevice(file, checksSteps ? { onStep: (device) => monitor.check(device) } : {})
  return { ...built, check: () => monitor.check(built.device) }
}

/** The file leaves the motor of a locked device alone. Something else drives it. */
function drive({ board, check }: Monitored): void {
  board.motor(500)
  check()
}

const BREAKS: Record<string, (built: Monitored) => void> = {
  'the watchdog is fed in time by an engine that lives': ({ board }) => {
    board.bites++
    board.reset()
  },
  'the file catches its errors': ({ board, device }) => {
    board.uncaught.push('Error: nobody caught this')
    device.setButton(1)
  },
  'the file uses no timer that would crash the engine': ({ board, device }) => {
    ;(board.run as KalumaRun).timers.crashes.push('cleared the timer that is firing')
    device.setButton(1)
  },
  'the motor is never driven backwards': ({ board, device }) => {
    board.run!.driver.hasTurnedBackwards = true
    device.setButton(1)
  },
  'the PWM is released while the motor is off': ({ board, device, check }) => {
    device.setButton(1)
    board.isPwmRunning = true
    check()
    device.wait(300)
  },
  'while the motor runs, every error flag resets an Espruino board': (built) => {
    drive(built)
    built.device.wait(2500)
  },
  'flash is written only while the motor is off': (built) => {
    drive(built)
    built.device.store.noteWrite('1|2|a text|')
  },
  'the engine never erases its storage': ({ board, device }) => {
    board.isFileLost = true
    device.setButton(1)
  },
}

describe('the monitor', () => {
  it.each(BUILT_INVARIANTS.map(({ name }) => name))('finds a device that breaks this: %s', (name) => {
    const built = monitored(name.includes('Espruino') ? puck : pico)
    built.device.wait(1000)
    expect(built.check).not.toThrow()
    BREAKS[name]!(built)
    expect(built.check).toThrow(`${name}: broken at`)
  })

  it.each([
    ['pico', pico],
    ['puckjs2', puck],
  ])('finds nothing wrong with a %s that starts, is charged, dies and lives again', (_, file) => {
    const built = monitored(file, [...STEP_INVARIANTS, ...BUILT_INVARIANTS], true)
    const { device } = built
    startRunning(built)
    device.wait(5000)
    device.setCharger(true)
    device.wait(5000)
    device.setCharger(false)
    device.wait(2000)
    device.press(900)
    device.wait(3000)
    device.breakPart('engine')
    device.wait(20_000)
    expect(built.board.bites).toBe(1)
    device.powerCycle()
    device.wait(5000)
    checkRecovery(device)
  })

  it('takes motion that a host requests in service mode for a calibration, though the console is on a wire', () => {
    const { device } = monitored(pico, [...STEP_INVARIANTS, ...BUILT_INVARIANTS], true)
    device.wait(1000)
    device.pressTimes(3)
    device.wait(5000)
    device.pressTimes(5)
    // In service mode the light blinks for 10 min.
    device.wait(120_000)
    device.request(PRESS_3)
    device.wait(60_000)
    device.wait(15 * 60_000)
    checkRecovery(device)
  })
})
