// The motor on Espruino: one PWM pin, and the steps of a plan.

import { board } from '#board'
import { NEVER } from '../../src/time.ts'
import * as clock from '../clock.ts'
import { reportEvent } from '../events.ts'
import { type Duties, HAL_ERROR } from '../hal.ts'
import { setBridgeOn, setUpBridge } from './bridge.ts'

let motorPin: Pin
let pwm: { freq: number }
let isDriverOn: boolean
let stepTimer: number
let step: number
let steps: number
let duties: Duties
let stepMs: number
/** When the next step of the plan is due, in ms, or NEVER; only known where a thermometer is slow. */
export let stepDueAt: number

export function setUp(): void {
  motorPin = new Pin(board.motorPin)
  pwm = { freq: board.pwmHz }
  stepTimer = 0
  // A reset may have left the driver in either state. True makes the first call switch it off.
  isDriverOn = true
  if (board.isBridge) setUpBridge()
}

/** The share of time that the motor pin is high, for the share of time that the motor is driven. */
const highShare = (share: number): number => (board.isInverse ? 1 - share : share)

export function motor(duty: number): void {
  const timer = stepTimer
  stepTimer = 0
  if (board.slowThermometer) stepDueAt = NEVER
  // NaN fails this test too, so it means off.
  const isOn = duty > 0
  if (board.driver >= 0 && !isOn !== !isDriverOn) {
    Jolt.setDriverMode(board.driver, isOn)
    isDriverOn = isOn
  }
  analogWrite(motorPin, highShare(isOn ? (duty < 1000 ? duty / 1000 : 1) : 0), pwm)
  // A PWM of 0 keeps its block running. Only this releases the pin.
  if (!isOn) digitalWrite(motorPin, board.isInverse ? 1 : 0)
  if (board.isBridge) setBridgeOn(isOn)
  if (timer) clearInterval(timer)
}

/** Takes a step of the plan. Cheap: it runs ten times a second. */
function onStep(): void {
  try {
    // If clearing the timer failed, a step must not bring the motor back.
    if (stepTimer) analogWrite(motorPin, highShare(duties[step]! / 1000), pwm)
    if (board.slowThermometer) stepDueAt = clock.now() + stepMs
    if (++step === steps) step = 0
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

export function playSteps(newDuties: Duties, count: number, everyMs: number): void {
  if (board.slowThermometer) stepMs = everyMs
  duties = newDuties
  steps = count
  step = 0
  if (stepTimer) clearInterval(stepTimer)
  stepTimer = setInterval(onStep, everyMs)
  onStep()
}
