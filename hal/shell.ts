// Joins the core to a board: every callback an engine calls is guarded here, and only here does the core's
// answer reach the hardware. An error on any path turns the motor off first; if even that fails, the board resets.

import { createMassager, FAULT_EXCEPTION, FAULT_STORE, type Massager } from '../src/massager.ts'
import type { MotorProfile } from '../src/motor.ts'
import type { Hal } from './hal.ts'
import { createStore } from './store.ts'

export interface Shell {
  massager: Massager
  /** The last error, as text: kept for whoever asks, on a console or over a link. */
  cause(): string
}

/** Starts the firmware on a board. Nothing runs between events but what `hal` calls back. */
export function startShell(hal: Hal, programs: readonly string[], motor: MotorProfile): Shell {
  hal.motor(0)
  const store = createStore(hal)
  let cause = ''

  function load(): string | undefined {
    try {
      return store.load()
    } catch (error) {
      // A store that cannot be read means gentle defaults, not a dead device.
      cause = String(error)
    }
  }

  const massager = createMassager(programs, motor, load())
  const out = massager.out
  let duty = 0
  let light = 0
  let watching = false

  function save() {
    out.save = false
    try {
      store.save(massager.settings())
    } catch (error) {
      cause = String(error)
      massager.fail(FAULT_STORE, hal.now())
    }
  }

  /** Carries out what the core answered. */
  function apply() {
    if (out.measure) massager.sense(hal.batteryMv(), hal.celsius(), hal.charging(), hal.day(), hal.now())
    if (out.duty > 0 && !watching) {
      hal.startWatchdog()
      watching = true
    }
    if (out.duty !== duty) {
      hal.motor(out.duty)
      duty = out.duty
    }
    // Never while the motor runs: a write to flash can take longer than the motor may go unwatched.
    if (out.save && duty === 0) save()
    if (out.light !== light) {
      hal.light(out.light)
      light = out.light
    }
    let wakeAt = out.wakeAt
    if (watching) {
      hal.feedWatchdog()
      // A chip's watchdog cannot be stopped: once a session has run, this is the slowest feed it leaves.
      wakeAt = Math.min(wakeAt, hal.now() + (hal.watchdogMs * 3) / 4)
    }
    hal.wakeAt(wakeAt)
  }

  function fail(error: unknown) {
    try {
      hal.motor(0)
      duty = 0
      cause = String(error)
      massager.fail(FAULT_EXCEPTION, hal.now())
      apply()
    } catch {
      hal.reset()
    }
  }

  /** Everything an engine calls goes through here. */
  function guarded(step: (value: number) => void, value: number) {
    try {
      step(value)
      apply()
    } catch (error) {
      fail(error)
    }
  }

  function onWake() {
    massager.wake(hal.now())
  }

  function onButton(closed: number) {
    massager.button(closed, hal.now())
  }

  function onCharger() {
    out.measure = true
    onWake()
  }

  hal.listen({
    wake() {
      guarded(onWake, 0)
    },
    button(closed) {
      guarded(onButton, closed)
    },
    charger() {
      guarded(onCharger, 0)
    },
  })

  hal.light(0)
  guarded(onWake, 0)

  return {
    massager,
    cause() {
      return cause
    },
  }
}
