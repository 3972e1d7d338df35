// Rules about what switches the motor: a transistor on the board, or a driver with its pins and limits.

import { chipPin } from '../../../../hal/boards/chips.ts'
import { currentsOf } from '../../../../hal/boards/currents.ts'
import { type DriverPin, driverRow } from '../../../../hal/boards/drivers.ts'
import { supplyLimits } from '../../../../hal/boards/supplies.ts'
import { listChoices } from '../kinds.ts'
import { findKnownDriver } from '../known-drivers.ts'
import { formatPin } from '../pin-roles.ts'
import { withVerb } from '../supply-words.ts'
import { includes, joinWords, type Rule } from './rule.ts'

/** The most that is known to be safe for the transistors on boards: USB that is 20 % too high. */
const ON_BOARD_MAX_MV = 6000
const BRIDGE_PINS = ['directionPin', 'enablePin', 'sleepPin'] as const
const DRIVER_PINS: readonly DriverPin[] = ['motorPin', ...BRIDGE_PINS]

const checkBridgePins: Rule = (board) => {
  const { driverKind = 'low-side', directionPin, enablePin, sleepPin } = board
  if (!driverRow(driverKind).isBridge)
    return BRIDGE_PINS.filter((field) => board[field] !== undefined).map(
      (field) =>
        `${field} is ${formatPin(board[field]!)}, but driverKind is "${driverKind}", which is no bridge and has no such pin.`,
    )
  const mistakes: string[] = []
  if (directionPin === undefined)
    mistakes.push(`driverKind is "${driverKind}", so directionPin must name the pin that is high for forwards.`)
  if (enablePin === undefined && sleepPin === undefined)
    mistakes.push(
      `driverKind is "${driverKind}", so enablePin or sleepPin must name a pin that turns the bridge off by itself.`,
    )
  return mistakes
}

/** Pins float at power-up, and a resistor pulls each of them low, unless the chip pulls it up. */
const checkPowerUp: Rule = (board, chip) => {
  const { driverKind, motorPin, directionPin, enablePin, sleepPin } = board
  const { isBridge, feels } = driverRow(driverKind)
  const isHigh = (pin: string | number | undefined) => pin !== undefined && includes(chip.pulledUpAtBoot, pin)
  const awake = [enablePin, sleepPin].filter((pin) => pin !== undefined)
  if (isBridge && (awake.length === 0 || !awake.every(isHigh))) return []
  const state = feels(Number(isHigh(motorPin)), Number(isHigh(directionPin)))
  if (state !== 'drive' && state !== 'backwards') return []
  if (!isBridge)
    return [`The motor is on ${formatPin(motorPin)}, which is pulled up at power-up: the motor would start by itself.`]
  const high = DRIVER_PINS.map((field) => board[field]).filter((pin) => isHigh(pin))
  const verb = high.length === 1 ? 'is' : 'are'
  const way = state === 'backwards' ? ', backwards' : ''
  return [
    `${joinWords(high.map((pin) => formatPin(pin!)))} ${verb} pulled up at power-up: the bridge would start the motor by itself${way}.`,
  ]
}

/** The transistors that are on the board. */
const checkOnBoard: Rule = (board, chip) => {
  const { motorPin, about, driverKind, supply } = board
  const row = chip.driven.findIndex((bank) => bank.includes(chipPin(motorPin)))
  const pin = formatPin(motorPin)
  if (row < 0)
    return about.driverMaxMa === 0 ? [] : [`${pin} has no transistor on the board, so driverMaxMa must be 0.`]
  if (about.driver || driverRow(driverKind) !== driverRow())
    return [
      `${pin} has a transistor on the board, so it cannot be the input of ${about.driver?.name ?? `a "${driverKind}" driver`}. Move the motor to another pin.`,
    ]
  if (about.driverMaxMa === 0)
    return [`${pin} has a transistor on the board, so driverMaxMa must say how many mA it can take.`]
  const mistakes: string[] = []
  if ('driver' in board && board.driver >= 0 && board.driver !== row)
    mistakes.push(`${pin} is not an output of driver ${board.driver}.`)
  const { fullMv } = supplyLimits(supply)
  if (fullMv > ON_BOARD_MAX_MV)
    mistakes.push(
      `${pin} has a transistor on the board, which may get ${ON_BOARD_MAX_MV} mV, but ${withVerb(supply, 'give')} up to ${fullMv} mV. Move the motor to another pin, with a driver of yours.`,
    )
  const currents = currentsOf(board)
  if (currents === undefined)
    mistakes.push('The current of the motor is not known, so the transistor on the board may be too weak for it.')
  else if (currents.pressedMa > about.driverMaxMa)
    mistakes.push(
      `The motor draws ${currents.pressedMa} mA when pressed hard, but the transistor on the board can take only ${about.driverMaxMa} mA.`,
    )
  return mistakes
}

/** The driver that the maker adds. */
const checkLimits: Rule = (board) => {
  const { about, supply, pwmHz, driverKind = 'low-side' } = board
  const { driver } = about
  if (!driver) return []
  const { name, maxMa, minMv, maxMv, maxPwmHz } = driver
  const mistakes: string[] = []
  const known = findKnownDriver(name)
  if (known && !known.inputs[driverKind])
    mistakes.push(
      `driver is ${name}, whose driverKind is ${listChoices(Object.keys(known.inputs))}, but driverKind is "${driverKind}".`,
    )
  const { fullMv, startMinMv } = supplyLimits(supply)
  const pressedMa = currentsOf(board)?.pressedMa
  if (pressedMa !== undefined && pressedMa > maxMa)
    mistakes.push(
      `The motor draws ${pressedMa} mA when pressed hard, but the driver ${name} can take only ${maxMa} mA.`,
    )
  if (fullMv > maxMv)
    mistakes.push(`The driver ${name} takes at most ${maxMv} mV, but ${withVerb(supply, 'give')} up to ${fullMv} mV.`)
  if (startMinMv < minMv)
    mistakes.push(
      `The driver ${name} needs ${minMv} mV, but ${withVerb(supply, 'give')} only ${startMinMv} mV at times.`,
    )
  if (pwmHz > maxPwmHz) mistakes.push(`pwmHz is ${pwmHz}, but the driver ${name} follows at most ${maxPwmHz} Hz.`)
  return mistakes
}

export const DRIVER_RULES: readonly Rule[] = [checkBridgePins, checkPowerUp, checkOnBoard, checkLimits]
