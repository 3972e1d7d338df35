// Joins the core to a board: everything an engine calls is guarded here, and only here does the core's answer
// reach the hardware. An error on any path turns the motor off first; if even that fails, the board resets.

import * as hal from '#hal'
import { PRESS_5 } from '../src/button.ts'
import * as massager from '../src/massager.ts'
import * as journal from '../src/memory/journal.ts'
import { JOURNAL_FIELD, saved } from '../src/memory/settings.ts'
import * as governor from '../src/motor/governor.ts'
import type { MotorProfile } from '../src/motor/profile.ts'
import { ASKED, BUTTON_CLOSED, JOURNAL_SLOT, LOOK, WAKE } from './hal.ts'
import * as store from './store.ts'

let duty: number
let lit: number
let waving: number
/** What the one wake-up is for. */
let armedFor: number
let watching: boolean
let guarding: boolean
/** The console is open (1): while someone serves or calibrates the board. */
let serving: number

function load(): string | undefined {
  try {
    return store.load()
  } catch (error) {
    // A store that cannot be read means gentle defaults, not a dead device.
    hal.keep(error)
    return ''
  }
}

/** Never while the motor runs: a write to flash can take longer than the motor may go unwatched. */
function save(now: number): void {
  if (!massager.changed || duty > 0) return
  massager.saving()
  try {
    const newest = JOURNAL_SLOT + saved[JOURNAL_FIELD]!
    if (journal.pending) {
      const whole = journal.appended(hal.read(newest) || '')
      hal.write(2 * JOURNAL_SLOT + 1 - newest, whole)
      journal.stored()
    }
    store.save(massager.takeSettings())
  } catch (error) {
    // That a session began could not be stored: then its end cannot, and that is when it is said.
    if (!governor.running) {
      hal.keep(error)
      massager.fail(massager.FAULT_STORE, hal.now())
    }
  }
  // Before a session it takes from the kick, which has not begun.
  governor.delay(hal.now() - now)
}

/** Carries out what the core answered. */
function apply(now: number): void {
  if (massager.measure) {
    massager.sense(hal.batteryMv(), hal.celsius(), hal.charging(), hal.day(), now)
    guarding = false
  }
  const serve = massager.state >= massager.SERVICE ? 1 : 0
  if (serve !== serving) {
    hal.service(serve)
    serving = serve
  }
  // Before the motor turns, and below once it does not.
  save(now)
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
  save(now)
  if (massager.lit !== lit) {
    hal.light(massager.lit)
    lit = massager.lit
  }
  // Whoever is on the console can reach every pin: the motor's is put back at each blink.
  if (massager.state === massager.SERVICE) hal.motor(0)
  if (!governor.running) {
    hal.unguard()
    guarding = false
  } else if (!guarding) {
    hal.guard(governor.quietFromMv, governor.quietToMv, governor.quietFromC, governor.quietToC)
    guarding = true
  }
  armedFor = massager.wakeAt
  if (watching) {
    hal.feedWatchdog()
    // A chip's watchdog cannot be stopped: once a session has run, this is the slowest feed it leaves.
    if (!guarding) armedFor = Math.min(armedFor, now + (hal.watchdogMs * 3) / 4)
  }
  hal.wakeAt(armedFor)
}

function fail(error: unknown): void {
  try {
    hal.motor(0)
    duty = 0
    waving = 0
    hal.keep(error)
    const now = hal.now()
    massager.fail(massager.FAULT_EXCEPTION, now)
    apply(now)
  } catch {
    hal.reset()
  }
}

/** The one callback of every engine. It never throws. */
function happened(what: number, value?: unknown): void {
  try {
    if (what === WAKE && armedFor >= massager.offAt) {
      // The owner waits: whatever else is due at the end of a long press comes after this.
      hal.motor(0)
      duty = 0
      waving = 0
    }
    const now = hal.now()
    if (what === WAKE) massager.wake(now)
    else if (what <= BUTTON_CLOSED) massager.buttonEdge(what, now)
    else if (what === LOOK) massager.look(now)
    else if (what === ASKED) massager.ask(value as number, now, hal.hasMoreButtons)
    else throw value
    apply(now)
  } catch (thrown) {
    fail(thrown)
  }
}

/** Starts the firmware on a board. Nothing runs between events but what the board calls back. */
export function start(programs: readonly string[], motor: MotorProfile): void {
  // First of all: what fails after this fails with nobody in reach.
  hal.service(0)
  hal.open()
  duty = lit = 0
  waving = serving = 0
  watching = guarding = false
  hal.motor(0)
  hal.light(0)
  massager.powerUp(programs, motor, load())
  if (hal.held()) happened(ASKED, PRESS_5)
  hal.listen(happened)
  happened(LOOK)
}
