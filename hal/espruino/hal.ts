// The HAL on Espruino. Each oddity of the engine that could leave a motor on is met here, and named.

import { board } from '#board'
import { NEVER } from '../../src/time.ts'
import * as clock from '../clock.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, CHARGER, type Hal, WAKE } from '../hal.ts'

/** How long the motor may stay on when the interpreter is gone. RP2040 boards allow 8.3 s at the most. */
export const WATCHDOG_MS = 8000
/** Before this the clock has not been set since power-up: it starts in 1970 (2020-01-01, in s). */
const CLOCK_SET_FROM_S = 1577836800
const DAY_S = 86400
/** One ADC reading is noisy: this many are averaged. */
const READINGS = 4
const SLOT_NAMES = ['unknot.0', 'unknot.1']

let happened: (what: number) => void
let motorPin: Pin
let lightPin: Pin
let batteryPin: Pin
let chargerPin: Pin
let pwm: { freq: number }
let engineSetTime: (seconds: number) => void
let driving: boolean
let timer: number
let timerAt: number

function readClockMs(): number {
  return getTime() * 1000
}

function onTimer(): void {
  timer = 0
  timerAt = NEVER
  clock.fired()
  happened(WAKE)
}

function onButton(event: { state: boolean }): void {
  happened(event.state ? BUTTON_CLOSED : BUTTON_OPEN)
}

function onCharger(): void {
  happened(CHARGER)
}

/** Takes the place of the engine's setTime, which hosts call from the console to set the clock. */
function onSetTime(seconds: number): void {
  clock.now()
  engineSetTime(seconds)
  clock.wasSet()
}

const hal: Hal = {
  now: clock.now,

  wakeAt(at) {
    if (at === timerAt) return
    // clearTimeout(undefined) would throw, and clearTimeout() would stop every timer there is.
    if (timer) clearTimeout(timer)
    timer = 0
    timerAt = at
    clock.armed(at)
    if (at < NEVER) timer = setTimeout(onTimer, Math.max(1, at - clock.now()))
  },

  motor(duty) {
    // NaN fails this test too, and so ends as off.
    const on = duty > 0
    if (board.driver >= 0 && on !== driving) {
      Jolt.setDriverMode(board.driver, on)
      driving = on
    }
    analogWrite(motorPin, on ? Math.min(duty, 1000) / 1000 : 0, pwm)
    // A PWM of 0 keeps its block running; only this lets go of the pin.
    if (!on) digitalWrite(motorPin, 0)
  },

  light(level) {
    // Not PWM: releasing a PWM pin stops every other pin of its block, the motor's among them.
    digitalWrite(lightPin, level > 0)
  },

  batteryMv() {
    let sum = 0
    for (let i = 0; i < READINGS; i++) sum += analogRead(batteryPin)
    return Math.floor((sum / READINGS) * E.getAnalogVRef() * board.batteryDivider * 1000 + 0.5)
  },

  celsius() {
    return Math.floor(E.getTemperature())
  },

  charging() {
    return digitalRead(chargerPin) ? 0 : 1
  },

  day() {
    const seconds = getTime()
    return seconds < CLOCK_SET_FROM_S ? 0 : Math.floor(seconds / DAY_S)
  },

  read(slot) {
    return require('Storage').read(SLOT_NAMES[slot]!)
  },

  write(slot, text) {
    require('Storage').write(SLOT_NAMES[slot]!, text)
  },

  watchdogMs: WATCHDOG_MS,

  startWatchdog() {
    // Not automatic: that one only proves that the idle loop lives, not that this firmware does.
    E.enableWatchdog(WATCHDOG_MS / 1000, false)
  },

  feedWatchdog() {
    E.kickWatchdog()
  },

  reset() {
    E.reboot()
  },

  listen(callback) {
    happened = callback
    pinMode(chargerPin, 'input_pullup', false)
    setWatch(onButton, new Pin(board.buttonPin), { repeat: true, edge: 'both', debounce: 0 })
    setWatch(onCharger, chargerPin, { repeat: true, edge: 'both', debounce: 50 })
  },
}

/** The HAL of the board this is built for. */
export function createHal(): Hal {
  motorPin = new Pin(board.motorPin)
  lightPin = new Pin(board.lightPin)
  batteryPin = new Pin(board.batteryPin)
  chargerPin = new Pin(board.chargerPin)
  pwm = { freq: board.pwmHz }
  // Unlike any answer, so that the first call sets the driver whatever state a reset left it in.
  driving = true
  timer = 0
  timerAt = NEVER
  clock.reset(readClockMs, WATCHDOG_MS)
  engineSetTime = setTime
  global.setTime = onSetTime
  // Memory that has run out and endless recursion cannot be caught, and leave the PWM on. The handler must be
  // native: one in JavaScript would need the memory that is missing.
  E.on('errorFlag', E.reboot)
  return hal
}
