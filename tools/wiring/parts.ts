// The parts that a maker buys for a board, and their sizes. The same as in its circuit.

import type { Board } from '../../hal/boards/board.ts'
import { currentsOf } from '../../hal/boards/currents.ts'
import { isButton, listPinRoles, type PinRole } from '../build/boards/pin-roles.ts'
import { getFacts, getMotorDrive, needsSwitch } from './facts.ts'

/** The roles of the pins that the maker has to wire. */
export const listWiredRoles = (board: Board): PinRole[] =>
  listPinRoles(board).filter(({ pin }) => !getFacts(board).onBoard.includes(pin))

export const isWiredField = (board: Board, field: keyof Board): boolean =>
  listWiredRoles(board).some((role) => role.field === field)

/** The upper resistor of the battery divider in kΩ. The lower one has 100 kΩ. */
export const getDividerKiloohms = ({ batteryDivider }: Board): number => Math.round((batteryDivider - 1) * 100)

/** What the transistor and the cell must take, in whole A: 1.5 times the stall current, at least 3 A. */
export const getPeakAmperes = (board: Board): number =>
  Math.max(3, Math.ceil((1.5 * (currentsOf(board)?.stallMa ?? 0)) / 1000))

/** What the flyback diode must take, in whole A, for as long as the motor is pressed. */
export const getDiodeAmperes = (board: Board): number => ((currentsOf(board)?.pressedMa ?? 0) > 1000 ? 3 : 1)

/** By its data sheet it is fully on with 2.5 V at its gate, up to this current. Its pins: 1 gate, 2 source, 3 drain. */
const MOSFET = { maxAmperes: 5, name: 'AO3400A' } as const
const DIODES: Record<number, string> = { 1: '1N5819', 3: '1N5822' }
/** From the cell to the supply pin. */
export const SUPPLY_DIODE = DIODES[1]!
export const CHARGER = 'TP4056'

/** A transistor that can take the peak current; undefined if that is too high for the one known here. */
export const findMosfet = (board: Board): string | undefined =>
  getPeakAmperes(board) > MOSFET.maxAmperes ? undefined : MOSFET.name

export const getFlybackDiode = (board: Board): string => DIODES[getDiodeAmperes(board)]!
const MOTORS: Record<string, string> = {
  coin: 'coin motor for 3 V',
  massager: 'massager motor for one Li-ion cell',
}

/** In the order of the circuit. */
export function listParts(board: Board): string[] {
  const { power } = getFacts(board)
  const drive = getMotorDrive(board)
  const peak = getPeakAmperes(board)
  const mosfet = findMosfet(board)
  const buttons = listWiredRoles(board).filter(isButton).length
  const supply = 'pin' in power ? power : undefined
  const parts: (string | false)[] = [
    drive === 'added' &&
      `N-channel MOSFET for ${peak} A, fully on with 3 V at its gate${mosfet ? `, such as an ${mosfet} (pin 1 gate, 2 source, 3 drain)` : ''}`,
    drive === 'added' && 'resistor 100 Ω, to the gate',
    drive === 'added' && 'resistor 100 kΩ, from the gate to ground',
    (drive === 'added' || drive === 'low side') &&
      `Schottky diode for ${getDiodeAmperes(board)} A across the motor, such as a ${getFlybackDiode(board)}`,
    supply?.through === 'diode' && `Schottky diode for 1 A from the cell to ${supply.pin}, such as a ${SUPPLY_DIODE}`,
    supply?.regulator !== undefined &&
      `regulator for 3.3 V and ${supply.regulator.ma} mA with a dropout voltage below 0.3 V, such as an ${supply.regulator.example}, and the capacitors that its data sheet names`,
    MOTORS[board.motor.name] ?? 'your motor',
    `Li-ion cell that can give ${peak} A, with a protector`,
    isWiredField(board, 'chargerPin') &&
      `charger for one Li-ion cell with a status output (open drain, low while charging), such as a ${CHARGER}`,
    isWiredField(board, 'batteryPin') &&
      `resistors ${getDividerKiloohms(board)} kΩ and 100 kΩ (1 %), and a capacitor 100 nF, for the battery`,
    isWiredField(board, 'ntcPin') && 'thermistor NTC 10 kΩ, B 3950, and a resistor 10 kΩ (1 %)',
    buttons > 0 && `${buttons === 1 ? 'push button' : `${buttons} push buttons`}, normally open`,
    isWiredField(board, 'lightPin') && 'LED and a resistor 330 Ω',
    needsSwitch(board) && 'power switch',
  ]
  return parts.filter((part) => part !== false)
}
