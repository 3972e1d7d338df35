// The HAL on Espruino. Each oddity of the engine that could leave a motor on is met here, and named.

import { board } from '#board'
import { PRESS_1 } from '../../src/button.ts'
import { ABSENT, CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../../src/massager.ts'
import { NEVER } from '../../src/time.ts'
import * as clock from '../clock.ts'
import { CHECK_SENSORS, type CompleteHal, type Duties, type EventHandler, HAL_ERROR, REQUEST, WAKE } from '../hal.ts'
import { ntcCelsius } from '../ntc.ts'

/** Before this the clock has not been set since power-up: it starts in 1970 (2021-05-03, in s). */
const CLOCK_SET_FROM_S = 1620000000
const DAY_S = 86400
/** What a reading of 1 stands for at the battery, in mV, where the reference is known; else in mV per volt of it. */
const FULL_SCALE_MV = board.batteryDivider * (board.referenceMv || 1000)
/** A button is no charger, but both have contacts that settle. */
const SETTLE_MS = 50
const SLOT_NAME = 'unknot.'
/**
 * What a slot takes up whatever is in it, with the 32 bytes that its name takes: so slots always begin where a page
 * begins, and the engine finds its way past one that lost power half-way (docs/contributor/memory.md).
 */
const SLOT_BYTES = 512 - 32
/** Flash where nothing was written. */
const ERASED = '\xff'
/** What holds a button's pin while it is open. What the engine turns round in a pin's levels, it turns round in this. */
const IDLE_PULL = board.buttonPressed ? 'input_pulldown' : 'input_pullup'

let reportEvent: EventHandler
let motorPin: Pin
let lightPin: Pin
let buttonPin: Pin
let batteryPin: Pin
let chargerPin: Pin
let ntcPin: Pin
let pwm: { freq: number }
let storage: Storage
let engineSetTime: (seconds: number) => void
let isDriverOn: boolean
let wakeTimer: number
let wakeTimerAt: number
let stepTimer: number
let step: number
let steps: number
let duties: Duties
let checkTimer: number
let unchangedChecks: number
let watchedFrom: number
let unchangedFromMv: number
let unchangedToMv: number
let unchangedFromC: number
let unchangedToC: number

function readClockMs(): number {
  return getTime() * 1000
}

function onWakeTimer(): void {
  wakeTimer = 0
  clock.noteWake()
  reportEvent(WAKE)
}

/** A step of a wave. Cheap: it runs ten times a second. */
function onStep(): void {
  try {
    // A clear that failed must not bring the motor back.
    if (stepTimer) analogWrite(motorPin, duties[step]! / 1000, pwm)
    if (++step === steps) step = 0
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

/** A look of guard(). Cheap: most of what runs in a session is this. */
function onSensorCheck(): void {
  checkTimer = 0
  try {
    const mv = board.hasBattery ? analogRead(batteryPin) * fullScaleMv() + 0.5 : ABSENT
    const warmth = readCaseC()
    // NaN is not quiet either.
    const quiet = mv >= unchangedFromMv && mv < unchangedToMv && warmth >= unchangedFromC && warmth < unchangedToC
    if (quiet && !charging() && unchangedChecks < MAX_UNCHANGED_CHECKS) {
      unchangedChecks++
      E.kickWatchdog()
      checkTimer = setTimeout(onSensorCheck, CHECK_MS)
    } else {
      // So much is sure even if the clock was set and nobody heard of it.
      clock.noteReached(watchedFrom + unchangedChecks * CHECK_MS)
      reportEvent(CHECK_SENSORS)
    }
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

function onButton(event: { state: boolean }): void {
  reportEvent(event.state ? board.buttonPressed : 1 - board.buttonPressed)
}

/** What a host may call on the console, as the global `unknot`: does what a gesture would, one of button.PRESS_…. */
function onRequest(gesture: number): void {
  reportEvent(REQUEST, gesture)
}

function onCharger(): void {
  reportEvent(CHECK_SENSORS)
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

/** What a reading of 1 stands for at the battery, in mV. */
function fullScaleMv(): number {
  return board.referenceMv ? FULL_SCALE_MV : E.getAnalogVRef() * FULL_SCALE_MV
}

function sumFourReadings(): number {
  return analogRead(batteryPin) + analogRead(batteryPin) + analogRead(batteryPin) + analogRead(batteryPin)
}

/** °C of the case, with a fraction; NaN if it cannot be read. */
function readCaseC(): number {
  return board.thermometer === 'own'
    ? E.getTemperature()
    : board.thermometer === 'ntc'
      ? ntcCelsius(analogRead(ntcPin))
      : ABSENT
}

/** Takes the place of the engine's setTime, which hosts call from the console to set the clock. */
function onSetTime(seconds: number): void {
  clock.now()
  engineSetTime(seconds)
  clock.noteClockSet()
}

export { now } from '../clock.ts'

export function wakeAt(at: number): void {
  if (wakeTimer) {
    if (at === wakeTimerAt) return
    // Only ever with an id: clearTimeout(undefined) would throw, and clearTimeout() would stop every timer there is.
    clearTimeout(wakeTimer)
  }
  wakeTimerAt = at
  clock.wakeDueAt(at)
  wakeTimer = at < NEVER ? setTimeout(onWakeTimer, clock.msUntil(at)) : 0
}

export function motor(duty: number): void {
  const stepping = stepTimer
  stepTimer = 0
  // NaN fails this test too, and so ends as off.
  const on = duty > 0
  if (board.driver >= 0 && on !== isDriverOn) {
    Jolt.setDriverMode(board.driver, on)
    isDriverOn = on
  }
  analogWrite(motorPin, on ? (duty < 1000 ? duty / 1000 : 1) : 0, pwm)
  // A PWM of 0 keeps its block running; only this lets go of the pin.
  if (!on) digitalWrite(motorPin, 0)
  if (stepping) clearInterval(stepping)
}

export function playSteps(newDuties: Duties, count: number, stepMs: number): void {
  duties = newDuties
  steps = count
  step = 0
  stepTimer = setInterval(onStep, stepMs)
}

export function light(level: number): void {
  // Not PWM: releasing a PWM pin stops every other pin of its block, the motor's among them.
  digitalWrite(lightPin, level > 0 ? board.lightOn : 1 - board.lightOn)
}

export function batteryMv(): number {
  // One reading is noisy. Not a loop: those are slow here.
  return board.hasBattery ? Math.floor((sumFourReadings() * fullScaleMv()) / 4 + 0.5) : ABSENT
}

export function celsius(): number {
  return Math.floor(readCaseC())
}

export function charging(): number {
  return board.hasCharger && !digitalRead(chargerPin) ? 1 : 0
}

export function day(): number {
  const seconds = getTime()
  return seconds < CLOCK_SET_FROM_S ? 0 : Math.floor(seconds / DAY_S)
}

export function unwatchSensors(): void {
  if (checkTimer) clearTimeout(checkTimer)
  checkTimer = 0
  clock.checkDueBy(NEVER)
}

export function watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
  unchangedFromMv = fromMv
  unchangedToMv = toMv
  unchangedFromC = fromC
  unchangedToC = toC
  unchangedChecks = 0
  unwatchSensors()
  watchedFrom = clock.now()
  clock.checkDueBy(watchedFrom + (MAX_UNCHANGED_CHECKS + 1) * CHECK_MS)
  checkTimer = setTimeout(onSensorCheck, CHECK_MS)
}

export function read(slot: number): string | undefined {
  const text = storage.read(SLOT_NAME + slot) || ''
  const end = text.indexOf(ERASED)
  return end < 0 ? text : text.slice(0, end)
}

export function write(slot: number, text: string): void {
  const name = SLOT_NAME + slot
  // Tidied up before the engine must, while all slots are there and the last page is empty: a name that is cut off in
  // the last page makes the engine erase everything at the next power-up.
  if (board.compactBelowBytes && storage.getStats().freeBytes < board.compactBelowBytes) storage.compact()
  // Of two with that name, which power lost while tidying up can leave, this takes one and the write the other.
  storage.erase(name)
  storage.write(name, text, 0, SLOT_BYTES)
}

export const watchdogMs = board.watchdogMs
export const hasMoreButtons = board.hasMoreButtons

export function startWatchdog(): void {
  // Not automatic: that one only proves that the idle loop lives, not that this firmware does.
  E.enableWatchdog(watchdogMs / 1000, false)
  if (board.bangle) {
    // Its watchdog runs already, at a time of its own, and its engine feeds it whatever becomes of this firmware.
    Bangle.setOptions({ manualWatchdog: true })
    E.on('kill', onKill)
  }
}

/** The next program of a Bangle.js does not feed the watchdog. */
function onKill(): void {
  Bangle.setOptions({ manualWatchdog: false })
}

export function feedWatchdog(): void {
  E.kickWatchdog()
}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}

export function reset(): void {
  E.reboot()
}

export function isButtonHeld(): boolean {
  return digitalRead(buttonPin) === board.buttonPressed
}

export function setConsoleOpen(open: number): void {
  if (board.radio === 'none') return
  if (open) {
    // No more by force: it goes to whoever connects.
    E.setConsole(board.console || 'Bluetooth')
    if (board.radio === 'quiet') NRF.wake()
  } else {
    // Nobody in range is to reach the board, nor even see it: who does can run anything, and so drive the motor.
    E.setConsole(board.console || null, { force: true })
    if (board.radio === 'quiet') NRF.sleep()
  }
}

/** One more button, for what it asks. */
function watchExtraButton(pin: string, onPress: () => void): void {
  const edge = board.buttonPressed ? 'rising' : 'falling'
  pinMode(new Pin(pin), IDLE_PULL, false)
  setWatch(onPress, new Pin(pin), { repeat: true, edge, debounce: SETTLE_MS })
}

export function listen(callback: EventHandler): void {
  reportEvent = callback
  global.unknot = onRequest
  setWatch(onButton, buttonPin, { repeat: true, edge: 'both', debounce: 0 })
  if (board.hasCharger) setWatch(onCharger, chargerPin, { repeat: true, edge: 'both', debounce: SETTLE_MS })
  if (board.nextPin) watchExtraButton(board.nextPin, onNext)
  if (board.softerPin) watchExtraButton(board.softerPin, onSofter)
  if (board.strongerPin) watchExtraButton(board.strongerPin, onStronger)
  if (board.offPin) watchExtraButton(board.offPin, onOff)
}

/** Makes the board this is built for ready. */
export function setUp(): void {
  motorPin = new Pin(board.motorPin)
  lightPin = new Pin(board.lightPin)
  buttonPin = new Pin(board.buttonPin)
  pinMode(buttonPin, IDLE_PULL, false)
  if (board.hasBattery) batteryPin = new Pin(board.batteryPin)
  if (board.thermometer === 'ntc') ntcPin = new Pin(board.ntcPin)
  if (board.hasCharger) {
    chargerPin = new Pin(board.chargerPin)
    pinMode(chargerPin, 'input_pullup', false)
  }
  if (board.bangle) {
    // Its engine would swallow presses, end this program at a long one, and turn the backlight off.
    Bangle.setOptions({
      btnLoadTimeout: 0,
      lockTimeout: 0,
      backlightTimeout: 0,
      lcdPowerTimeout: 0,
      wakeOnBTN1: false,
      wakeOnTouch: false,
      wakeOnTwist: false,
    })
    Bangle.setLocked(false)
  }
  pwm = { freq: board.pwmHz }
  storage = require('Storage')
  // Unlike any answer, so that the first call sets the driver whatever state a reset left it in.
  isDriverOn = true
  wakeTimer = stepTimer = checkTimer = 0
  clock.reset(readClockMs, watchdogMs)
  engineSetTime = setTime
  global.setTime = onSetTime
  // Memory that has run out and endless recursion cannot be caught, and leave the PWM on. The handler must be
  // native: one in JavaScript would need the memory that is missing.
  E.on('errorFlag', E.reboot)
}

export type Complete = CompleteHal<typeof import('./hal.ts')>
