// The HAL on Kaluma 1.2.1. Each oddity of the engine that could leave a motor on is met here, and named.

import { board } from '#board'
import { PRESS_1 } from '../../src/button.ts'
import { ABSENT, CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../../src/massager.ts'
import { DAY_MS, NEVER } from '../../src/time.ts'
import {
  BUTTON_CLOSED,
  BUTTON_OPEN,
  CHECK_SENSORS,
  type CompleteHal,
  type Duties,
  type EventHandler,
  HAL_ERROR,
  REQUEST,
  WAKE,
} from '../hal.ts'
import { ntcCelsius } from '../ntc.ts'

/** The shortest the watchdog can be set to: nothing else in Kaluma resets the chip. */
const RESET_MS = 1
/** What a reading of 1 stands for: the ADC's reference, which is the 3.3 V rail, before the divider. */
const FULL_SCALE_MV = board.referenceMv * board.batteryDivider
/** One ADC reading is noisy: this many are averaged. Each takes 1 ms. */
const READINGS = 4
/** Of a charger, and of buttons that are not the one whose every edge counts: let their contacts settle. */
const SETTLE_MS = 50
/** Before this the clock has not been set since power-up: it starts in 1970 (2021-05-03, in ms). */
const CLOCK_SET_FROM_MS = 1620000000000
const SLOT_FILE = '/unknot.'
/** Ids of timers begin at 0. */
const NO_TIMER = -1
/** Unlike any duty, so that the next one is set whatever became of the last. */
const UNKNOWN = -1

let reportEvent: EventHandler
let pwm: KalumaPwm
let Watchdog: new (ms: number) => KalumaWatchdog
let watchdog: KalumaWatchdog
let drivenDuty: number
let wakeTimer: number
let wakeTimerAt: number
let stepTimer: number
let isInStep: boolean
let isStepping: boolean
let step: number
let steps: number
let duties: Duties
let checkTimer: number
let checksLeft: number
let unchangedFromMv: number
let unchangedToMv: number
let unchangedFromC: number
let unchangedToC: number
let nowMs: number
let lastMs: number

export function now(): number {
  const raw = millis()
  // millis() starts anew after 2^32 ms, but the difference of two readings in 32 bits does not jump.
  nowMs += (raw - lastMs) >>> 0
  lastMs = raw
  return nowMs
}

// The callbacks live as long as the firmware: the engine may free one that only a timer holds while it still runs.

function onWakeTimer(): void {
  // First of all: to clear the timer that is firing would free it twice.
  wakeTimer = NO_TIMER
  wakeTimerAt = NEVER
  reportEvent(WAKE)
}

export function wakeAt(at: number): void {
  if (at === wakeTimerAt) return
  // clearTimeout(undefined) would throw, and a throw takes the timer or watch it comes from away for good.
  if (wakeTimer !== NO_TIMER) clearTimeout(wakeTimer)
  wakeTimer = NO_TIMER
  wakeTimerAt = NEVER
  if (at === NEVER) return
  // It may come early, for it counts from the start of the loop's pass: then it is set anew for what is left.
  wakeTimer = setTimeout(onWakeTimer, Math.max(1, at - now()))
  wakeTimerAt = at
}

function setMotorDuty(duty: number): void {
  // NaN fails this test too, and so ends as off: setDuty(NaN) would be full power.
  const wanted = duty > 0 ? (duty < 1000 ? duty : 1000) : 0
  // setDuty waits for the PWM to come round, so it is called for a change only.
  if (wanted === drivenDuty) return
  drivenDuty = UNKNOWN
  pwm.setDuty(wanted / 1000)
  drivenDuty = wanted
}

function clearStepTimer(): void {
  // The engine would free what it is running: a step that fails leaves its timer to the next one who drives.
  if (stepTimer === NO_TIMER || isInStep) return
  clearInterval(stepTimer)
  stepTimer = NO_TIMER
}

export function motor(duty: number): void {
  isStepping = false
  setMotorDuty(duty)
  clearStepTimer()
}

export function playSteps(newDuties: Duties, count: number, stepMs: number): void {
  clearStepTimer()
  duties = newDuties
  steps = count
  step = 0
  isStepping = true
  stepTimer = setInterval(onStep, stepMs)
}

export function light(level: number): void {
  // Not PWM: two pins of one slice share its frequency, and one that stops can hang the other for ever.
  digitalWrite(board.lightPin, level > 0 ? board.lightOn : 1 - board.lightOn)
}

export function batteryMv(): number {
  let sum = 0
  if (board.hasBattery) for (let i = 0; i < READINGS; i++) sum += analogRead(board.batteryPin)
  return board.hasBattery ? Math.floor(sum * (FULL_SCALE_MV / READINGS) + 0.5) : ABSENT
}

/** °C of the case, with a fraction. */
function readCaseC(): number {
  // The chip measures itself, off by 4 degrees for each percent of the 3.3 V rail (docs/contributor/decisions.md).
  return board.thermometer === 'ntc' ? ntcCelsius(analogRead(board.ntcPin)) : ABSENT
}

export function celsius(): number {
  return Math.floor(readCaseC())
}

export function charging(): number {
  return board.hasCharger && !digitalRead(board.chargerPin) ? 1 : 0
}

export function day(): number {
  const ms = Date.now()
  return ms < CLOCK_SET_FROM_MS ? 0 : Math.floor(ms / DAY_MS)
}

export function unwatchSensors(): void {
  if (checkTimer !== NO_TIMER) clearTimeout(checkTimer)
  checkTimer = NO_TIMER
}

export function watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
  unchangedFromMv = fromMv
  unchangedToMv = toMv
  unchangedFromC = fromC
  unchangedToC = toC
  checksLeft = MAX_UNCHANGED_CHECKS
  unwatchSensors()
  checkTimer = setTimeout(onSensorCheck, CHECK_MS)
}

export function read(slot: number): string | undefined {
  try {
    const bytes = require('fs').readFile(SLOT_FILE + slot)
    let text = ''
    for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!)
    return text
  } catch {
    // A missing file throws, and a damaged one must not keep the other slot from being read.
  }
}

export function write(slot: number, text: string): void {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i)
  require('fs').writeFile(SLOT_FILE + slot, bytes)
}

export const watchdogMs = board.watchdogMs
export const hasMoreButtons = board.hasMoreButtons

export function startWatchdog(): void {
  watchdog = new Watchdog(watchdogMs)
}

export function feedWatchdog(): void {
  watchdog.feed()
}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}

export function reset(): void {
  watchdog = new Watchdog(RESET_MS)
}

export function isButtonHeld(): boolean {
  return digitalRead(board.buttonPin) === board.buttonPressed
}

/** Its console is on USB, and always there. */
export function setConsoleOpen(): void {}

/** One more button, for what it asks. */
function watchExtraButton(pin: number, onPress: () => void): void {
  setIdlePull(pin)
  setWatch(onPress, pin, board.buttonPressed ? RISING : FALLING, SETTLE_MS)
}

/** A button reads nothing while it is open. */
function setIdlePull(pin: number): void {
  pinMode(pin, board.buttonPressed ? INPUT_PULLDOWN : INPUT_PULLUP)
}

export function listen(callback: EventHandler): void {
  reportEvent = callback
  global.unknot = onRequest
  setWatch(onButton, board.buttonPin, CHANGE, 0)
  if (board.hasCharger) setWatch(onCharger, board.chargerPin, CHANGE, SETTLE_MS)
  if (board.nextPin >= 0) watchExtraButton(board.nextPin, onNext)
  if (board.softerPin >= 0) watchExtraButton(board.softerPin, onSofter)
  if (board.strongerPin >= 0) watchExtraButton(board.strongerPin, onStronger)
  if (board.offPin >= 0) watchExtraButton(board.offPin, onOff)
}

/** A step of a wave. */
function onStep(): void {
  isInStep = true
  try {
    if (isStepping) setMotorDuty(duties[step]!)
    if (++step === steps) step = 0
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
  isInStep = false
}

/** A look of guard(). */
function onSensorCheck(): void {
  checkTimer = NO_TIMER
  try {
    const mv = board.hasBattery ? analogRead(board.batteryPin) * FULL_SCALE_MV + 0.5 : ABSENT
    const warmth = readCaseC()
    const quiet = mv >= unchangedFromMv && mv < unchangedToMv && warmth >= unchangedFromC && warmth < unchangedToC
    if (quiet && !charging() && --checksLeft >= 0) {
      feedWatchdog()
      checkTimer = setTimeout(onSensorCheck, CHECK_MS)
    } else reportEvent(CHECK_SENSORS)
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

function onButton(pin: number): void {
  try {
    // The event does not say which edge it was.
    reportEvent(digitalRead(pin) === board.buttonPressed ? BUTTON_CLOSED : BUTTON_OPEN)
  } catch {
    // A button that cannot be read cannot turn the motor off.
    reset()
  }
}

function onCharger(): void {
  reportEvent(CHECK_SENSORS)
}

/** What a host may call on the console, as the global `unknot`: does what a gesture would, one of button.PRESS_…. */
function onRequest(gesture: number): void {
  reportEvent(REQUEST, gesture)
}

function onNext(): void {
  reportEvent(REQUEST, PRESS_1)
}

function onSofter(): void {
  reportEvent(REQUEST, ASK_SOFTER)
}

function onStronger(): void {
  reportEvent(REQUEST, ASK_STRONGER)
}

function onOff(): void {
  reportEvent(REQUEST, ASK_OFF)
}

/** Makes the board this is built for ready. */
export function setUp(): void {
  // With duty 0, for the engine's own default is full power. Started once and never stopped or closed: a PWM that
  // stops leaves its pin as it happens to be, high or low, and no pinMode or digitalWrite can take that pin back.
  pwm = new (require('pwm').PWM)(board.motorPin, board.pwmHz, 0)
  pwm.start()
  // So that the first 0 is said aloud: a pin that cannot be set must not get further.
  drivenDuty = UNKNOWN
  pinMode(board.lightPin, OUTPUT)
  setIdlePull(board.buttonPin)
  if (board.hasCharger) pinMode(board.chargerPin, INPUT_PULLUP)
  Watchdog = require('wdt').WDT
  wakeTimer = stepTimer = checkTimer = NO_TIMER
  wakeTimerAt = NEVER
  isInStep = isStepping = false
  nowMs = 0
  lastMs = millis()
}

export type Complete = CompleteHal<typeof import('./hal.ts')>
