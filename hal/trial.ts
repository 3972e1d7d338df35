// What a maker flashes before the firmware: tries each part of a board once, by the same HAL and the same limits, and
// says on the console and with the light what it found. The motor turns for one second, and only after a press.

import { board } from '#board'
import * as hal from '#hal'
import * as light from '../src/light.ts'
import { ABSENT, CELL_MAX_MV, CELL_MIN_MV, THERMOMETER_MAX_C, THERMOMETER_MIN_C } from '../src/limits.ts'
import * as governor from '../src/motor/governor.ts'
import { NEVER, SECOND_MS } from '../src/time.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, LOOK, WAKE } from './hal.ts'

/** It looks at everything this often: there is no need to save anything. */
const TICK_MS = 50
/** As long as the light takes to show that it works. */
const LIGHT_MS = 2 * SECOND_MS
const MOTOR_MS = SECOND_MS
/** A cell that gives way by more than this under the motor has too thin wires, or is too old (proposal). */
const MOST_SAG_MV = 500
/** The bottom of the band: 20 Hz where the motor can. */
const LOWEST_LEVEL = 1

// What is wrong, by the count that the light blinks: the lowest of them.
const FINE = 0
const BATTERY = 1
const THERMOMETER = 2
const CHARGER = 3
const MOTOR = 4
const ERROR = 5

// What it does.
const SHOWING = 0
const WAITING = 1
const DRIVING = 2
const TELLING = 3

let doing: number
let since: number
let worst: number
let restMv: number
let pressed: boolean
let watching: boolean
let sagMv: number

function note(problem: number): void {
  if (worst === FINE || problem < worst) worst = problem
}

function look(now: number): number {
  const mv = hal.batteryMv()
  governor.sense(mv, hal.celsius(), hal.charging(), 0, now)
  return mv
}

/** Reads everything, and says so. */
function read(now: number): void {
  const celsius = hal.celsius()
  restMv = look(now)
  if (restMv === ABSENT) hal.say('battery: this board cannot measure it')
  else if (restMv >= CELL_MIN_MV && restMv <= CELL_MAX_MV) hal.say(`battery: ${restMv} mV; compare with a meter`)
  else {
    hal.say(`battery: ${restMv} mV is no cell; look at the divider`)
    note(BATTERY)
  }
  if (celsius === ABSENT) hal.say('thermometer: none')
  else if (celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)
    hal.say(`thermometer: ${celsius} C; warm it with a finger and try again`)
  else {
    hal.say(`thermometer: ${celsius} C is none; look at its wires`)
    note(THERMOMETER)
  }
  if (hal.charging()) {
    hal.say('charger: connected; take it off, for on it the motor stays off')
    note(CHARGER)
  } else hal.say('charger: not connected')
}

function become(next: number, now: number): void {
  doing = next
  since = now
}

function wait(now: number): void {
  hal.say('button: press it; then the motor turns for a second')
  light.blink(1, light.SLOW_MS, NEVER, now)
  become(WAITING, now)
}

function tell(now: number): void {
  hal.say(worst === FINE ? 'all is well' : `not yet: see ${worst} above`)
  if (worst === FINE) light.blink(2, light.LONG_BLINK_MS, 1, now)
  else light.blink(worst, light.EVEN_MS, 3, now)
  become(TELLING, now)
}

function press(now: number): void {
  hal.say('button: pressed')
  worst = FINE
  read(now)
  const objection = governor.objection(now)
  if (worst !== FINE || objection !== governor.ALLOWED) {
    hal.say(`motor: not tried (${objection})`)
    note(MOTOR)
    tell(now)
    return
  }
  if (!watching) hal.startWatchdog()
  watching = true
  sagMv = 0
  governor.begin(0, 0, now)
  become(DRIVING, now)
}

function drive(now: number): void {
  if (now - since < MOTOR_MS) {
    hal.motor(governor.drive(LOWEST_LEVEL, now))
    // After the kick it is what the motor takes all the time.
    if (now - since > MOTOR_MS / 2) sagMv = restMv - hal.batteryMv()
    return
  }
  governor.end(now)
  hal.motor(0)
  hal.say(`motor: driven for a second, for ${board.motor.hz[0]} Hz; it should have turned, and stopped`)
  if (restMv !== ABSENT) hal.say(`battery: ${sagMv} mV less under the motor`)
  if (restMv !== ABSENT && sagMv > MOST_SAG_MV) {
    hal.say('battery: that is too much; look at cell and wires')
    note(BATTERY)
  }
  tell(now)
}

function tick(now: number): void {
  light.poll(now)
  if (doing === SHOWING && now - since >= LIGHT_MS) {
    hal.say('light: it should have come on three times')
    read(now)
    wait(now)
  } else if (doing === DRIVING) drive(now)
  else if (doing === TELLING && light.nextAt === NEVER) wait(now)
  else if (doing === WAITING && pressed) press(now)
  pressed = false
  light.poll(now)
  hal.light(light.level)
  if (watching) hal.feedWatchdog()
  hal.wakeAt(now + TICK_MS)
}

/** Whatever goes wrong, the motor is off, and the board says what it was. */
function happened(what: number, value?: unknown): void {
  try {
    if (what === BUTTON_OPEN) pressed = true
    else if (what === WAKE) tick(hal.now())
    else if (what !== BUTTON_CLOSED && what !== LOOK) throw value
  } catch (error) {
    hal.motor(0)
    hal.say(`error: ${error}`)
    worst = ERROR
    governor.end(hal.now())
    tell(hal.now())
    hal.wakeAt(hal.now() + TICK_MS)
  }
}

hal.open()
hal.motor(0)
hal.light(0)
light.reset()
governor.reset(board.motor, 0, 0, 0, 0)
pressed = watching = false
worst = FINE
since = hal.now()
doing = SHOWING
hal.say(`unknot tries the ${board.title}`)
light.blink(3, light.EVEN_MS, 1, since)
hal.listen(happened)
hal.wakeAt(since + TICK_MS)
