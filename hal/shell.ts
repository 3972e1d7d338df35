// Joins the core to a board: everything an engine calls is guarded here, and only here does the core's answer
// reach the hardware. An error on any path turns the motor off first; if even that fails, the board resets.

import * as hal from '#hal'
import * as governor from '../src/governor.ts'
import * as massager from '../src/massager.ts'
import type { MotorProfile } from '../src/motor.ts'
import { BROKEN, BUTTON_CLOSED, BUTTON_OPEN, CHARGER, WAKE } from './hal.ts'
import * as store from './store.ts'

/** The last error, or '': kept for whoever asks, on a console or over a link. */
export let cause: unknown

let duty: number
let lit: number
let waving: number
/** What the one wake-up is for. */
let armedFor: number
let watching: boolean

function load(): string | undefined {
  try {
    return store.load()
  } catch (error) {
    // A store that cannot be read means gentle defaults, not a dead device.
    cause = error
  }
}

function save(): void {
  try {
    store.save(massager.takeSettings())
  } catch (error) {
    cause = error
    massager.fail(massager.FAULT_STORE, hal.now())
  }
}

/** Reads the sensors: true if nothing follows from what they say. */
function look(now: number): boolean {
  const mv = hal.batteryMv()
  const celsius = hal.celsius()
  const charging = hal.charging()
  if (governor.quiet(mv, celsius, charging, now)) return true
  massager.sense(mv, celsius, charging, hal.day(), now)
  return false
}

function arm(at: number): void {
  armedFor = at
  hal.wakeAt(at)
}

/** Carries out what the core answered. */
function apply(now: number): void {
  if (massager.measure && look(now)) massager.looked()
  if (massager.duty > 0 && !watching) {
    hal.startWatchdog()
    watching = true
  }
  if (massager.duty !== duty || (waving && massager.waving !== waving)) {
    hal.motor(massager.duty)
    duty = massager.duty
  }
  if (massager.waving && massager.waving !== waving) hal.wave(governor.waveDuties, governor.waveSteps, governor.waveMs)
  waving = massager.waving
  // Never while the motor runs: a write to flash can take longer than the motor may go unwatched.
  if (massager.changed && duty === 0) save()
  if (massager.lit !== lit) {
    hal.light(massager.lit)
    lit = massager.lit
  }
  if (watching) hal.feedWatchdog()
  // A chip's watchdog cannot be stopped: once a session has run, this is the slowest feed it leaves.
  const feedAt = watching ? now + (hal.watchdogMs * 3) / 4 : massager.wakeAt
  arm(feedAt < massager.wakeAt ? feedAt : massager.wakeAt)
}

function fail(error: unknown): void {
  try {
    hal.motor(0)
    duty = 0
    waving = 0
    cause = error
    const now = hal.now()
    massager.fail(massager.FAULT_EXCEPTION, now)
    apply(now)
  } catch {
    hal.reset()
  }
}

/** The one callback of every engine. It never throws. */
function happened(what: number): void {
  try {
    if (what === WAKE && armedFor >= massager.offAt) {
      // The owner waits: whatever else is due at the end of a long press comes after this.
      hal.motor(0)
      duty = 0
      waving = 0
    }
    const now = hal.now()
    if (what === WAKE) {
      // Nearly all wake-ups of a session are looks, and nearly all looks are quiet.
      if (now < massager.quietUntil && look(now)) {
        hal.feedWatchdog()
        arm(governor.checkAt < massager.quietUntil ? governor.checkAt : massager.quietUntil)
        return
      }
      massager.wake(now)
    } else if (what === BUTTON_CLOSED || what === BUTTON_OPEN) massager.buttonEdge(what, now)
    else if (what === CHARGER) massager.look(now)
    else if (what === BROKEN) throw 'motor'
    apply(now)
  } catch (error) {
    fail(error)
  }
}

/** Starts the firmware on a board. Nothing runs between events but what the board calls back. */
export function start(programs: readonly string[], motor: MotorProfile): void {
  hal.open()
  cause = ''
  duty = lit = 0
  waving = 0
  watching = false
  hal.motor(0)
  hal.light(0)
  massager.powerUp(programs, motor, load())
  hal.listen(happened)
  happened(CHARGER)
}
