// The rules for a device that runs a built file: each holds on a healthy device, and is broken by what it forbids.

import { describe, expect, it } from 'vitest'
import { BUILT_RULES, BuiltJudge } from '../../../sim/built/judge.ts'
import type { KalumaRun } from '../../../sim/built/kaluma/run.ts'
import { checkStartAndStop } from '../../../sim/built/recovery.ts'
import { InvariantError } from '../../../sim/soak/invariants/invariant-error.ts'
import { createTally } from '../../../sim/soak/monitor/tally.ts'
import { type BuiltDevice, fileOf, makeDevice, startRunning } from './devices.ts'

const pico = await fileOf('pico')
const MINUTE_MS = 60_000

/** A new device, which is locked, so that the file leaves the motor alone; and a judge that has seen it. */
function judged(): BuiltDevice & { check: () => void } {
  const built = makeDevice(pico)
  const judge = new BuiltJudge(createTally())
  const check = () => judge.check(built.device)
  built.device.wait(1000)
  check()
  return { ...built, check }
}

/** Drives the motor as no file would, and lets the judge see it. */
function drive({ board, check }: ReturnType<typeof judged>): void {
  board.motor(500)
  check()
}

type Break = (built: ReturnType<typeof judged>) => void

const BREAKS: Record<string, Break> = {
  'the duty is a whole number from 0 to 1000': ({ board }) => board.motor(0.5),
  'a charger turns the motor off': (built) => {
    drive(built)
    built.device.setCharger(true)
    built.check()
    built.device.wait(300)
  },
  'a long press turns the motor off, and it stays off while it is held': (built) => {
    drive(built)
    built.device.setButton(1)
    built.check()
    built.device.wait(2300)
  },
  'a session ends after 15 min': (built) => {
    drive(built)
    built.device.wait(17 * MINUTE_MS)
  },
  'the watchdog stops the motor of a dead engine': (built) => {
    built.device.breakPart('engine')
    drive(built)
    built.device.wait(9000)
  },
  'the watchdog is fed in time by an engine that lives': ({ board }) => {
    board.bites++
  },
  'the console is open for at most 10 min, or after the motor was calibrated': (built) => {
    built.board.consoleOpen = 1
    built.check()
    built.device.wait(12 * MINUTE_MS)
  },
  'the file catches its errors': ({ board }) => {
    board.uncaught.push('Error: nobody caught this')
  },
  'the file uses no timer that would crash the engine': ({ board }) => {
    ;(board.run as KalumaRun).timers.crashes.push('cleared the timer that is firing')
  },
  'flash is written only while the motor is off': (built) => {
    drive(built)
    built.device.store.noteWrite(0, 'a text')
  },
  'the PWM is released while the motor is off': (built) => {
    built.board.isPwmRunning = true
    built.check()
    built.device.wait(300)
  },
  'the engine never erases its storage': ({ board }) => {
    board.isFileLost = true
  },
}

describe('the judge', () => {
  it.each(BUILT_RULES)('finds a device that breaks this: %s', (name) => {
    const built = judged()
    expect(built.check).not.toThrow()
    BREAKS[name]!(built)
    expect(built.check).toThrow(`${name}: broken at`)
  })

  it('finds nothing wrong with a device that starts, is charged, dies and lives again', () => {
    const judge = new BuiltJudge(createTally())
    const built = makeDevice(pico, { onStep: (device) => judge.check(device) })
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
  })

  it('counts sessions, the time of running, boots and power cuts', () => {
    const tally = createTally()
    const judge = new BuiltJudge(tally)
    const built = makeDevice(pico, { onStep: (device) => judge.check(device) })
    startRunning(built)
    built.device.setPower(false)
    built.device.wait(1000)
    built.device.setPower(true)
    built.device.wait(1000)
    expect([tally.sessions, tally.boots, tally.powerCuts]).toEqual([1, 2, 1])
    expect(tally.runningMs).toBeGreaterThan(2500)
    expect(tally.runningMs).toBeLessThan(3500)
  })
})

describe('the recovery', () => {
  it('holds for a device that is locked, unlocked, or shows a fault', () => {
    const { device } = judged()
    checkStartAndStop(device, 'it recovers')
    checkStartAndStop(device, 'it recovers')
    device.breakPart('battery')
    device.press(900)
    device.wait(5000)
    device.mendPart('battery')
    device.wait(5000)
    checkStartAndStop(device, 'it recovers')
  })

  it('finds a device that does not start', () => {
    const { device } = judged()
    device.breakPart('motor')
    expect(() => checkStartAndStop(device, 'it recovers')).toThrow(InvariantError)
  })
})
