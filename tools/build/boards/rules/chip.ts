// Rules about what the chip itself can do: PWM, thermometer, watchdog and radio.

import { formatPin } from '../pin-roles.ts'
import type { Rule } from './rule.ts'

/** The firmware feeds a watchdog at its sensor checks, once a second, and on a busy board late by up to half of that. */
export const LEAST_WATCHDOG_MS = 2000

const checkPwmFrequency: Rule = ({ pwmHz, title }, chip) => {
  const [min, max] = chip.pwmHz
  return pwmHz >= min && pwmHz <= max ? [] : [`pwmHz is ${pwmHz}, but the PWM of ${title} needs ${min} to ${max} Hz.`]
}

const checkThermometer: Rule = ({ thermometer, ntcPin, title }, chip) => {
  const hasNtcPin = ntcPin !== '' && ntcPin !== -1
  if (thermometer === 'ntc')
    return hasNtcPin ? [] : ['thermometer is "ntc", so ntcPin must name the pin of the thermistor.']
  const mistakes = hasNtcPin
    ? [
        `ntcPin is ${formatPin(ntcPin)}, but thermometer is "${thermometer}". Set thermometer to "ntc", or ntcPin to "none".`,
      ]
    : []
  if (thermometer === 'own' && !chip.ownThermometer)
    mistakes.push(
      `The thermometer of ${title} itself is too inaccurate for the temperature limits. Set thermometer to "ntc" or "none".`,
    )
  return mistakes
}

const checkWatchdog: Rule = ({ watchdogMs, title }, chip) => {
  if (!(watchdogMs >= LEAST_WATCHDOG_MS && watchdogMs <= chip.watchdogMs))
    return [
      `watchdogMs is ${watchdogMs}, but the watchdog of ${title} can wait ${LEAST_WATCHDOG_MS} to ${chip.watchdogMs} ms: the firmware feeds it once a second, and a little late at times.`,
    ]
  return watchdogMs % chip.watchdogStepMs === 0
    ? []
    : [`watchdogMs is ${watchdogMs}, but the watchdog of ${title} counts in steps of ${chip.watchdogStepMs} ms.`]
}

const checkRadio: Rule = (board, chip) =>
  'radio' in board && board.radio !== 'none' && !chip.bluetooth
    ? [`radio is "${board.radio}", but ${board.title} has no Bluetooth.`]
    : []

export const CHIP_RULES: readonly Rule[] = [checkPwmFrequency, checkThermometer, checkWatchdog, checkRadio]
