// Joins the core to a board: everything an engine calls is guarded here, and only here does the core's answer
// reach the hardware. An error on any path turns the motor off first; if even that fails, the board resets.

import * as massager from '../src/massager.ts'
import type { MotorProfile } from '../src/motor.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, CHARGER, type Hal } from './hal.ts'
import * as store from './store.ts'

/** The last error, as text: kept for whoever asks, on a console or over a link. */
export let cause: string

let hal: Hal
let duty: number
let lit: number
let watching: boolean

function load(): string | undefined {
  try {
    return store.load(hal)
  } catch (error) {
    // A store that cannot be read means gentle defaults, not a dead device.
    cause = String(error)
  }
}

function save(): void {
  try {
    store.save(hal, massager.takeSettings())
  } catch (error) {
    cause = String(error)
    massager.fail(massager.FAULT_STORE, hal.now())
  }
}

/** Carries out what the core answered. */
function apply(): void {
  if (massager.measure) massager.sense(hal.batteryMv(), hal.celsius(), hal.charging(), hal.day(), hal.now())
  if (massager.duty > 0 && !watching) {
    hal.startWatchdog()
    watching = true
  }
  if (massager.duty !== duty) {
    hal.motor(massager.duty)
    duty = massager.duty
  }
  // Never while the motor runs: a write to flash can take longer than the motor may go unwatched.
  if (massager.changed && duty === 0) save()
  if (massager.lit !== lit) {
    hal.light(massager.lit)
    lit = massager.lit
  }
  if (watching) hal.feedWatchdog()
  // A chip's watchdog cannot be stopped: once a session has run, this is the slowest feed it leaves.
  hal.wakeAt(watching ? Math.min(massager.wakeAt, hal.now() + (hal.watchdogMs * 3) / 4) : massager.wakeAt)
}

function fail(error: unknown): void {
  try {
    hal.motor(0)
    duty = 0
    cause = String(error)
    massager.fail(massager.FAULT_EXCEPTION, hal.now())
    apply()
  } catch {
    hal.reset()
  }
}

/** The one callback of every engine. It never throws. */
function happened(what: number): void {
  try {
    const now = hal.now()
    if (what === BUTTON_CLOSED || what === BUTTON_OPEN) massager.buttonEdge(what, now)
    else if (what === CHARGER) massager.look(now)
    else massager.wake(now)
    apply()
  } catch (error) {
    fail(error)
  }
}

/** Starts the firmware on a board. Nothing runs between events but what the board calls back. */
export function start(board: Hal, programs: readonly string[], motor: MotorProfile): void {
  hal = board
  cause = ''
  duty = lit = 0
  watching = false
  hal.motor(0)
  hal.light(0)
  massager.powerUp(programs, motor, load())
  hal.listen(happened)
  happened(CHARGER)
}
