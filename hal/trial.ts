// A maker flashes this before the firmware. It tries each part of a board once, with the firmware's HAL and limits, and
// reports on the console and with the light. The motor turns for one second, and only after a press.

import { board } from '#board'
import * as hal from '#hal'
import * as light from '../src/light.ts'
import { ABSENT, CELL_MAX_MV, CELL_MIN_MV, THERMOMETER_MAX_C, THERMOMETER_MIN_C } from '../src/limits.ts'
import * as governor from '../src/motor/governor.ts'
import { COUNT, FLICKER, LONG, THRICE } from '../src/signals.ts'
import { NEVER, SECOND_MS } from '../src/time.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, CHECK_SENSORS, WAKE } from './hal.ts'

/** Time between two passes. It need not be long: power does not matter here. */
const TICK_MS = 50
/** Time for the light to blink three times. */
const LIGHT_MS = 2 * SECOND_MS
const MOTOR_MS = SECOND_MS
/** A cell that drops by more than this under the motor is too old, or its wires are too thin (proposal). */
const MAX_SAG_MV = 500
/** The bottom of the band: 20 Hz where the motor can. */
const LOWEST_LEVEL = 1

// Problems, by the count that the light blinks. It shows the lowest one.
const FINE = 0
const BATTERY = 1
const THERMOMETER = 2
const CHARGER = 3
const MOTOR = 4
const ERROR = 5

// Phases.
const SHOWING = 0
const WAITING = 1
const DRIVING = 2
const REPORTING = 3

let phase: number
let phaseSince: number
let worstProblem: number
let restMv: number
let wasPressed: boolean
let isWatchdogStarted: boolean
let sagMv: number

function noteProblem(problem: number): void {
  if (worstProblem === FINE || problem < worstProblem) worstProblem = problem
}

function checkSensors(now: number): number {
  const mv = hal.batteryMv()
  governor.checkReadings(mv, hal.celsius(), hal.charging(), 0, now)
  return mv
}

/** Reads all sensors, and prints the readings. */
function reportReadings(now: number): void {
  const celsius = hal.celsius()
  restMv = checkSensors(now)
  if (restMv === ABSENT) hal.printLine('battery: this board cannot measure it')
  else if (restMv >= CELL_MIN_MV && restMv <= CELL_MAX_MV) hal.printLine(`battery: ${restMv} mV; compare with a meter`)
  else {
    hal.printLine(`battery: ${restMv} mV is not a cell; check the divider`)
    noteProblem(BATTERY)
  }
  if (celsius === ABSENT) hal.printLine('thermometer: none')
  else if (celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)
    hal.printLine(`thermometer: ${celsius} C; warm it with a finger and try again`)
  else {
    hal.printLine(`thermometer: ${celsius} C is not a temperature; check its wires`)
    noteProblem(THERMOMETER)
  }
  if (hal.charging()) {
    hal.printLine('charger: connected; unplug it, because the motor stays off while charging')
    noteProblem(CHARGER)
  } else hal.printLine('charger: not connected')
}

function enterPhase(next: number, now: number): void {
  phase = next
  phaseSince = now
}

function waitForPress(now: number): void {
  hal.printLine('button: press it, and the motor turns for a second')
  enterPhase(WAITING, now)
}

function reportResult(now: number): void {
  hal.printLine(worstProblem === FINE ? 'all is well' : `problem ${worstProblem}: see above`)
  light.show(worstProblem === FINE ? LONG + 2 : FLICKER + worstProblem + THRICE, now)
  enterPhase(REPORTING, now)
}

function handlePress(now: number): void {
  hal.printLine('button: pressed')
  worstProblem = FINE
  reportReadings(now)
  const reason = governor.findStopReason(now)
  if (worstProblem !== FINE || reason !== governor.ALLOWED) {
    hal.printLine(reason ? `motor: not started, for reason ${reason}` : 'motor: not started')
    noteProblem(MOTOR)
    reportResult(now)
    return
  }
  if (!isWatchdogStarted) hal.startWatchdog()
  isWatchdogStarted = true
  sagMv = 0
  governor.begin(0, 0, now)
  enterPhase(DRIVING, now)
}

function driveMotor(now: number): void {
  if (now - phaseSince < MOTOR_MS) {
    governor.drive(LOWEST_LEVEL, now)
    hal.motor(governor.duty)
    // After the kick, the motor draws its steady current.
    if (now - phaseSince > MOTOR_MS / 2) sagMv = restMv - hal.batteryMv()
    return
  }
  governor.end(now)
  hal.motor(0)
  hal.printLine(`motor: driven for a second at ${board.motor.hz[0]} Hz; it should have turned, and stopped`)
  if (restMv !== ABSENT) hal.printLine(`battery: ${sagMv} mV lower while the motor ran`)
  if (restMv !== ABSENT && sagMv > MAX_SAG_MV) {
    hal.printLine('battery: that is too much; check cell and wires')
    noteProblem(BATTERY)
  }
  reportResult(now)
}

function tick(now: number): void {
  light.poll(now)
  if (phase === SHOWING && now - phaseSince >= LIGHT_MS) {
    hal.printLine('light: it should have blinked three times')
    reportReadings(now)
    waitForPress(now)
  } else if (phase === DRIVING) driveMotor(now)
  else if (phase === REPORTING && light.nextAt === NEVER) waitForPress(now)
  else if (phase === WAITING && wasPressed) handlePress(now)
  else if (phase === WAITING && light.nextAt === NEVER) light.show(LONG + 1, now)
  wasPressed = false
  light.poll(now)
  hal.light(light.level)
  if (isWatchdogStarted) hal.feedWatchdog()
  hal.wakeAt(now + TICK_MS)
}

/** Turns the motor off after any error, and prints it. */
function handleEvent(event: number, value?: unknown): void {
  try {
    if (event === BUTTON_OPEN) wasPressed = true
    else if (event === WAKE) tick(hal.now())
    else if (event !== BUTTON_CLOSED && event !== CHECK_SENSORS) throw value
  } catch (error) {
    hal.motor(0)
    hal.printLine(`error: ${error}`)
    worstProblem = ERROR
    governor.end(hal.now())
    reportResult(hal.now())
    hal.wakeAt(hal.now() + TICK_MS)
  }
}

hal.setUp()
hal.motor(0)
hal.light(0)
light.reset()
governor.reset(board.motor, 0, 0, 0, 0, 0, 0)
wasPressed = isWatchdogStarted = false
worstProblem = FINE
phaseSince = hal.now()
phase = SHOWING
hal.printLine(`unknot trial of the ${board.title}`)
light.show(COUNT + 3, phaseSince)
hal.listen(handleEvent)
hal.wakeAt(phaseSince + TICK_MS)
