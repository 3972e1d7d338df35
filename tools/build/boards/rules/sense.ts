// Rules about the current sensor: that it is whole, that its pin reads a stalled motor, and that a hand shows in it.

import { NO_PIN } from '../../../../hal/boards/board.ts'
import { adapterMv } from '../../../../hal/boards/supplies.ts'
import { formatPin } from '../pin-roles.ts'
import { currentsOnSupply } from '../stall.ts'
import { getAnalogueMaxMv, includes, joinWords, type Rule } from './rule.ts'

const SENSE_FIELDS = ['senseMvPerA', 'senseOffsetMv', 'senseOf'] as const
/** Twelve bits, as every chip here has. */
const STEPS = 4096
/** What pressing hard must add to a reading, so that it stands out from noise (proposal). */
const LEAST_STEPS = 10

const checkFields: Rule = (board) => {
  const given = [...SENSE_FIELDS, 'senseReadings' as const].filter((field) => board[field] !== undefined)
  if (board.sensePin === undefined)
    return given.length === 0
      ? []
      : [`${joinWords(given)} ${given.length === 1 ? 'is' : 'are'} given, but sensePin names no pin.`]
  const missing: string[] = SENSE_FIELDS.filter((field) => board[field] === undefined)
  if (board.motor.mohm === undefined) missing.push('motor.mohm')
  if (board.motor.freeMa === undefined) missing.push('motor.freeMa')
  return missing.length === 0
    ? []
    : [`sensePin is ${formatPin(board.sensePin)}, so the board needs ${joinWords(missing)} too.`]
}

const checkRange: Rule = (board) => {
  const { sensePin, senseMvPerA, senseOffsetMv, motor } = board
  const currents = currentsOnSupply(board)
  if (sensePin === undefined || senseMvPerA === undefined || senseOffsetMv === undefined || !currents) return []
  const { stallMa, pressedMa } = currents
  const maxMv = getAnalogueMaxMv(board)
  const mvAt = (ma: number) => Math.round((ma * senseMvPerA) / 1000)
  const stallMv = mvAt(stallMa) + senseOffsetMv
  if (stallMv > maxMv)
    return [
      `The motor draws ${stallMa} mA when it cannot turn, which puts ${stallMv} mV on the sensePin, but it reads at most ${maxMv} mV.`,
    ]
  if (!motor.freeMa) return []
  const addedMa = pressedMa - motor.freeMa[1]
  const leastMv = Math.ceil((LEAST_STEPS * maxMv) / STEPS)
  return addedMa > 0 && mvAt(addedMa) < leastMv
    ? [
        `A hard hand adds ${addedMa} mA, which adds only ${mvAt(addedMa)} mV to the sensePin, but it takes ${leastMv} mV to stand out from noise.`,
      ]
    : []
}

const checkShunt: Rule = ({ sensePin, senseOf, motorPin }, chip) =>
  sensePin !== undefined && senseOf === 'supply' && chip.driven.some((bank) => includes(bank, motorPin))
    ? [
        `senseOf is "supply", but the transistor on ${formatPin(motorPin)} has its ground on the board, where no shunt fits. Set senseOf to "motor".`,
      ]
    : []

/** An adapter that can give no more falls in volts: a motor that is stuck then looks like one that turns. */
const checkSupply: Rule = ({ sensePin, supply, engine, batteryPin }) =>
  sensePin !== undefined && supply && adapterMv(supply) > 0 && batteryPin === NO_PIN[engine]
    ? [
        'sensePin needs batteryPin too: an adapter may give way to a motor that cannot turn, which shows only in its volts.',
      ]
    : []

export const SENSE_RULES: readonly Rule[] = [checkFields, checkRange, checkShunt, checkSupply]
