// Rules about the supply: its volts and its current against the motor, the divider and the board.

import { type Board, NO_PIN } from '../../../../hal/boards/board.ts'
import { currentsOf } from '../../../../hal/boards/currents.ts'
import { ONE_CELL, supplyLimits } from '../../../../hal/boards/supplies.ts'
import { formatPin } from '../pin-roles.ts'
import { isCells, withVerb } from '../supply-words.ts'
import { capitalize, getAnalogueMaxMv, type Rule } from './rule.ts'

/** A supply of more than this many times the motor's top volts burns the motor if the driver fails (proposal). */
const MOST_TIMES_THE_MOTOR = 4

const whenLow = ({ supply = ONE_CELL }: Board): string => (isCells(supply) ? 'when nearly empty' : 'at its lowest')

const checkMotorVolts: Rule = (board) => {
  const { motor, supply } = board
  const { startMinMv, assumedMv } = supplyLimits(supply)
  const topMv = motor.mv.at(-1)!
  if (topMv > startMinMv)
    return [
      `The motor needs ${topMv} mV at the top of its curve, but ${withVerb(supply, 'give')} only ${startMinMv} mV ${whenLow(board)}.`,
    ]
  if (motor.kickMv > assumedMv)
    return [
      `The motor needs ${motor.kickMv} mV for its start (kickMv), but ${withVerb(supply, 'give')} only ${assumedMv} mV.`,
    ]
  return assumedMv > MOST_TIMES_THE_MOTOR * topMv
    ? [
        `${capitalize(withVerb(supply, 'give'))} ${assumedMv} mV, more than ${MOST_TIMES_THE_MOTOR} times the ${topMv} mV at the top of the motor's curve, so the motor would burn if its driver failed.`,
      ]
    : []
}

const checkMotorCurrent: Rule = (board) => {
  const { supply } = board
  const pressedMa = currentsOf(board)?.pressedMa
  if (!supply || isCells(supply) || supply.maxMa === undefined || pressedMa === undefined) return []
  const name = supply.kind === 'usb' ? 'USB' : 'the adapter'
  return pressedMa > supply.maxMa
    ? [`The motor draws ${pressedMa} mA when pressed hard, but ${name} gives at most ${supply.maxMa} mA (maxMa).`]
    : []
}

const checkDivider: Rule = (board, _, roles) => {
  const { batteryDivider, supply = ONE_CELL } = board
  if (!roles.some(({ field }) => field === 'batteryPin')) return []
  const maxMv = getAnalogueMaxMv(board)
  const { fullMv } = supplyLimits(supply)
  const pinMv = Math.round(fullMv / batteryDivider)
  if (pinMv <= maxMv) return []
  const full = isCells(supply)
    ? supply.cells === 1
      ? 'a full cell puts'
      : `${supply.cells} full cells put`
    : `${withVerb(supply, 'give')} up to ${fullMv} mV and puts`
  return [
    `With a divider of ${batteryDivider}, ${full} ${pinMv} mV on the battery pin, which reads at most ${maxMv} mV.`,
  ]
}

const checkChargerPin: Rule = ({ supply = ONE_CELL, chargerPin, engine }) =>
  !isCells(supply) && chargerPin !== NO_PIN[engine]
    ? [
        `chargerPin is ${formatPin(chargerPin)}, but nothing charges on ${supply.kind === 'usb' ? 'USB' : 'an adapter'}. Set chargerPin to "none".`,
      ]
    : []

export const SUPPLY_RULES: readonly Rule[] = [checkMotorVolts, checkMotorCurrent, checkDivider, checkChargerPin]
