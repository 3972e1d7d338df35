// The motor on Kaluma: one PWM pin, and the steps of a plan.

import { board } from '#board'
import { reportEvent } from '../events.ts'
import { type Duties, HAL_ERROR } from '../hal.ts'
import { setBridgeOn, setUpBridge } from './bridge.ts'
import { NO_TIMER } from './timer.ts'

/** Unlike any duty, so that the next one is set whatever happened to the last. */
const UNKNOWN = -1

let pwm: KalumaPwm
let drivenDuty: number
let stepTimer: number
let isInStep: boolean
let isStepping: boolean
let step: number
let steps: number
let duties: Duties

/** The share of time that the motor pin is high, for the share of time that the motor is driven. */
const highShare = (share: number): number => (board.isInverse ? 1 - share : share)

export function setUp(): void {
  if (board.isBridge) setUpBridge()
  // With duty 0, because the engine's default is full power. Started once and never stopped or closed: a PWM that stops
  // leaves its pin high or low by chance, and no pinMode or digitalWrite can take that pin back.
  pwm = new (require('pwm').PWM)(board.motorPin, board.pwmHz, 0)
  pwm.start()
  // The first 0 is set too: a board whose motor pin cannot be set must not get further.
  drivenDuty = UNKNOWN
  stepTimer = NO_TIMER
  isInStep = isStepping = false
}

function setMotorDuty(duty: number): void {
  // NaN fails this test too, so it means off: setDuty(NaN) would be full power.
  const wanted = duty > 0 ? (duty < 1000 ? duty : 1000) : 0
  // setDuty waits for the end of the PWM period, so it is called for changes only.
  if (wanted === drivenDuty) return
  drivenDuty = UNKNOWN
  pwm.setDuty(highShare(wanted / 1000))
  drivenDuty = wanted
}

function clearStepTimer(): void {
  // Not in a step: the engine would free the timer that is firing. A step that fails leaves its timer to the next call.
  if (stepTimer === NO_TIMER || isInStep) return
  clearInterval(stepTimer)
  stepTimer = NO_TIMER
}

export function motor(duty: number): void {
  isStepping = false
  setMotorDuty(duty)
  if (board.isBridge) setBridgeOn(duty > 0)
  clearStepTimer()
}

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

export function playSteps(newDuties: Duties, count: number, stepMs: number): void {
  clearStepTimer()
  duties = newDuties
  steps = count
  step = 0
  isStepping = true
  stepTimer = setInterval(onStep, stepMs)
  onStep()
}
