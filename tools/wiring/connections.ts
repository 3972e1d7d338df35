// How each pin of a board is wired, and which currents flow. The same as in its circuit.

import type { Board } from '../../hal/boards/board.ts'
import { ONE_CELL, supplyLimits } from '../../hal/boards/supplies.ts'
import { formatPinLabel, listPinRoles, type Pin } from '../build/boards/pin-roles.ts'
import { currentsOnSupply } from '../build/boards/stall.ts'
import { formatVolts, isCells, isOneCell } from '../build/boards/supply-words.ts'
import { hasDriver, listDriverInputs } from './driver.ts'
import { getFacts, getMotorDrive, type Supply } from './facts.ts'
import { findPinNumber } from './module-pins.ts'
import { getDividerKiloohms } from './parts.ts'
import { findConverter, forSupply } from './power.ts'

export type Connection = [what: string, pin: string, to: string]

const MOTOR_WIRING = {
  added:
    '100 Ω to the gate of the MOSFET, 100 kΩ from the gate to ground; source to ground, drain to the minus of the motor',
  'low side': 'minus of the motor; its plus to the plus of the cell',
  'high side': 'IN of the driver, and 100 kΩ to ground',
  'h-bridge': '',
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
    sensePin: '10 kΩ to the output of the amplifier, 1 µF to ground',
  }
  if (getMotorDrive(board) === 'h-bridge')
    for (const { field, name } of listDriverInputs(board)) wiring[field] = `${name} of the driver, and 100 kΩ to ground`
  const rows = listPinRoles(board).map(
    ({ field, label, pin }): Connection => [
      label.replace('the ', ''),
      formatPlace(board, pin),
      onBoard.includes(pin) ? 'on the board' : forSupply(board, wiring[field] ?? toButton),
    ],
  )
  if (getMotorDrive(board) === 'built in') return rows
  if ('pin' in power) rows.push(['power', formatPlace(board, power.pin), formatPower(board, power)])
  rows.push(['ground', formatPlace(board, 'GND'), forSupply(board, 'minus of the cell')])
  return [...rows, ...listPartConnections(board)]
}

/** From the supply, or from the 5 V of a converter. */
function formatPower(board: Board, { through }: Supply): string {
  const converter = findConverter(board)
  const wiring = SUPPLY_WIRING[through]
  return converter ? wiring.replace('plus of the cell', '5 V of the converter') : forSupply(board, wiring)
}

/** What is wired between parts, with no pin of the board. */
function listPartConnections(board: Board): Connection[] {
  const plus = forSupply(board, 'plus of the cell')
  const returns = board.senseOf === 'supply' ? 'the shunt, whose other end is ground' : 'ground'
  const drive = getMotorDrive(board)
  const rows: (Connection | false)[] = [
    findConverter(board) !== undefined && ['converter', 'in, 5 V, ground', `${plus}, the board, ground`],
    hasDriver(board) && ['driver', 'VM', `${plus}, and 470 µF to ground`],
    drive === 'h-bridge' && ['driver', 'OUT1, OUT2', 'the motor, its plus at OUT1'],
    drive === 'high side' && [
      'driver',
      'OUT',
      `plus of the motor, and the cathode of the flyback diode; the minus of the motor and the anode to ${returns}`,
    ],
    hasDriver(board) && ['driver', 'GND', drive === 'h-bridge' ? returns : 'ground'],
    drive === 'added' && board.senseOf === 'supply' && ['MOSFET', 'source', returns],
    board.sensePin !== undefined && ['amplifier', 'supply', `${getFacts(board).supplyPin} and ground`],
    board.sensePin !== undefined && [
      'amplifier',
      'inputs',
      board.senseOf === 'supply' ? 'both ends of the shunt' : 'both ends of a shunt in the wire of the motor',
    ],
  ]
  return rows.filter((row) => row !== false)
}

const MOTOR_NAMES: Record<string, string> = {
  coin: 'The coin motor',
  massager: 'The massager motor',
  massager12: 'The massager motor for 12 V',
}

/** A sentence for each current. */
export function listCurrents(board: Board): string[] {
  const { about, motor, motorPin, supply = ONE_CELL } = board
  const currents = currentsOnSupply(board)
  const { offBelowMv, assumedMv } = supplyLimits(supply)
  const name = MOTOR_NAMES[motor.name] ?? 'The motor'
  const full = isCells(supply) ? (supply.cells === 1 ? 'a full cell' : 'a full pack') : formatVolts(assumedMv)
  const volts = isCells(supply) ? `${offBelowMv / 1000} to ${formatVolts(assumedMv)}` : formatVolts(assumedMv)
  const sentences: (string | false)[] = [
    currents === undefined
      ? 'The current of the motor is not known.'
      : `${name} draws ${currents.pressedMa} mA when pressed hard, and ${currents.stallMa} mA when it cannot turn, on ${full}.`,
    about.driverMaxMa > 0
      ? `${formatPinLabel(board, motorPin)} can take ${about.driverMaxMa} mA.`
      : forSupply(
          board,
          `Everything from the cell to the motor must carry that current at ${volts}. Use wires of 0.5 mm² and no breadboard.`,
        ),
    about.driver !== undefined &&
      `The driver ${about.driver.name} can take ${about.driver.maxMa} mA for minutes, at ${about.driver.minMv / 1000} to ${formatVolts(about.driver.maxMv)}.`,
    isCells(supply) &&
      `Charge a cell with at most half of its capacity per hour: 500 mA for 1,000 mAh. ${isOneCell(supply) ? 'Many chargers are set to 1 A when you buy them.' : 'Cells in series are all charged with the same current.'}`,
  ]
  return sentences.filter((sentence) => sentence !== false)
}
