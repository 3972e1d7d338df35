// How each pin of a board is wired, and which currents flow. The same as in its circuit.

import type { Board } from '../../hal/boards/board.ts'
import { currentsOf } from '../../hal/boards/currents.ts'
import { formatPinLabel, listPinRoles, type Pin } from '../build/boards/pin-roles.ts'
import { getFacts, getMotorDrive } from './facts.ts'
import { findPinNumber } from './module-pins.ts'
import { getDividerKiloohms } from './parts.ts'

export type Connection = [what: string, pin: string, to: string]

const MOTOR_WIRING = {
  added:
    '100 Ω to the gate of the MOSFET, 100 kΩ from the gate to ground; source to ground, drain to the minus of the motor',
  'low side': 'minus of the motor; its plus to the plus of the cell',
  bridge: 'plus of the motor; its minus to ground. No flyback diode: the driver has its own',
  'built in': 'in the watch',
} as const

const SUPPLY_WIRING = {
  wire: 'plus of the cell',
  diode: 'plus of the cell through a Schottky diode, with its cathode at this pin',
  regulator: 'plus of the cell through the regulator',
} as const

/** "GP18, pin 24": the name of a pin, and its number where the module has one. */
function formatPlace(board: Board, pin: Pin): string {
  const number = findPinNumber(board, pin)
  return `${formatPinLabel(board, pin)}${number === undefined ? '' : `, ${number}`}`
}

export function listConnections(board: Board): Connection[] {
  const { power, supplyPin, onBoard } = getFacts(board)
  const toButton = `a button to ${board.buttonPressed ? supplyPin : 'ground'}`
  const wiring: Partial<Record<keyof Board, string>> = {
    motorPin: MOTOR_WIRING[getMotorDrive(board)],
    lightPin: board.lightOn ? '330 Ω and an LED to ground' : `330 Ω and an LED from ${supplyPin}`,
    batteryPin: `${getDividerKiloohms(board)} kΩ to the plus of the cell, 100 kΩ and 100 nF to ground`,
    chargerPin: 'status output of the charger; if nothing is connected, it reads "not charging"',
    ntcPin: `10 kΩ to ${supplyPin}, the thermistor to ground`,
  }
  const rows = listPinRoles(board).map(
    ({ field, label, pin }): Connection => [
      label.replace('the ', ''),
      formatPlace(board, pin),
      onBoard.includes(pin) ? 'on the board' : (wiring[field] ?? toButton),
    ],
  )
  if (getMotorDrive(board) === 'built in') return rows
  if ('pin' in power) rows.push(['power', formatPlace(board, power.pin), SUPPLY_WIRING[power.through]])
  return [...rows, ['ground', formatPlace(board, 'GND'), 'minus of the cell']]
}

/** A sentence for each current. */
export function listCurrents(board: Board): string[] {
  const { about, motor, motorPin } = board
  const currents = currentsOf(board)
  const name = motor.name === 'coin' || motor.name === 'massager' ? `The ${motor.name} motor` : 'The motor'
  return [
    currents === undefined
      ? 'The current of the motor is not known.'
      : `${name} draws ${currents.pressedMa} mA when pressed hard, and ${currents.stallMa} mA when it cannot turn, on a full cell.`,
    about.driverMaxMa > 0
      ? `${formatPinLabel(board, motorPin)} can take ${about.driverMaxMa} mA.`
      : 'Everything from the cell to the motor must carry that current at 3.1 to 4.2 V. Use wires of 0.5 mm² and no breadboard.',
    'Charge a cell with at most half of its capacity per hour: 500 mA for 1,000 mAh. Many chargers are set to 1 A when you buy them.',
  ]
}
