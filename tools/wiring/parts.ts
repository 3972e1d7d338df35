// The parts that a maker buys for a board, and their sizes. The same as in its circuit.

import type { Board } from '../../hal/boards/board.ts'
import { ONE_CELL, supplyLimits } from '../../hal/boards/supplies.ts'
import { isButton, listPinRoles, type PinRole } from '../build/boards/pin-roles.ts'
import { currentsOnSupply } from '../build/boards/stall.ts'
import { CHEMISTRY, formatVolts, isCells, isOneCell } from '../build/boards/supply-words.ts'
import { describeDriver, hasDriver, listDriverInputs } from './driver.ts'
import { getFacts, getMotorDrive, needsSwitch } from './facts.ts'
import { describeAdapter, describeCharge, findCharger, findConverter, getProtection } from './power.ts'
import { describeShunt, findAmplifier } from './sensor.ts'

/** The roles of the pins that the maker has to wire. */
export const listWiredRoles = (board: Board): PinRole[] =>
  listPinRoles(board).filter(({ pin }) => !getFacts(board).onBoard.includes(pin))

export const isWiredField = (board: Board, field: keyof Board): boolean =>
  listWiredRoles(board).some((role) => role.field === field)

/** The upper resistor of the battery divider in kΩ. The lower one has 100 kΩ. */
export const getDividerKiloohms = ({ batteryDivider }: Board): number => Math.round((batteryDivider - 1) * 100)

/** What the transistor and the cell must take, in whole A: 1.5 times the stall current, at least 3 A. */
export const getPeakAmperes = (board: Board): number =>
  Math.max(3, Math.ceil((1.5 * (currentsOnSupply(board)?.stallMa ?? 0)) / 1000))

/** What the flyback diode must take, in whole A, for as long as the motor is pressed. */
export const getDiodeAmperes = (board: Board): number => ((currentsOnSupply(board)?.pressedMa ?? 0) > 1000 ? 3 : 1)

/** By its data sheet it is fully on with 2.5 V at its gate, up to this current. Its pins: 1 gate, 2 source, 3 drain. */
const MOSFET = { maxAmperes: 5, maxMv: 24_000, name: 'AO3400A' } as const
const DIODES: Record<number, string> = { 1: '1N5819', 3: '1N5822' }
/** From the cell to the supply pin. */
export const SUPPLY_DIODE = DIODES[1]!

/** A transistor that can take the peak current and the supply; undefined if that is too high for the one known here. */
export const findMosfet = (board: Board): string | undefined =>
  getPeakAmperes(board) > MOSFET.maxAmperes || supplyLimits(board.supply).fullMv > MOSFET.maxMv
    ? undefined
    : MOSFET.name

export const getFlybackDiode = (board: Board): string => DIODES[getDiodeAmperes(board)]!
const MOTORS: Record<string, string> = {
  coin: 'coin motor for 3 V',
  massager: 'massager motor for one Li-ion cell',
  massager12: 'massager motor for 12 V',
}

/** Voltages that parts are made for, in V. */
const RATINGS = { capacitor: [6.3, 10, 16, 25, 35, 50], transistor: [20, 30, 40, 60] } as const
/** Spikes of a motor reach above the supply: this share of it, in percent (proposal). */
const RATING_PERCENT = 125

const getRating = ({ supply }: Board, part: keyof typeof RATINGS): string => {
  const leastV = (supplyLimits(supply).fullMv * RATING_PERCENT) / 100_000
  return `${RATINGS[part].find((volts) => volts >= leastV)} V`
}

/** The driver with the parts at its pins. */
function listDriverParts(board: Board): string[] {
  const inputs = listDriverInputs(board).length
  return [
    `${describeDriver(board)}${board.about.driver ? '' : ` for ${formatVolts(supplyLimits(board.supply).fullMv)} and ${getPeakAmperes(board)} A, PWM of ${board.pwmHz} Hz, inputs of 3 V`}`,
    inputs === 1
      ? 'resistor 100 kΩ, from the input of the driver to ground'
      : `${inputs} resistors 100 kΩ, one from each input of the driver to ground`,
    ...(getMotorDrive(board) === 'high side'
      ? [`Schottky diode for ${getDiodeAmperes(board)} A across the motor, such as a ${getFlybackDiode(board)}`]
      : []),
  ]
}

/** What feeds the motor. */
function listSource(board: Board): string {
  const { supply = ONE_CELL } = board
  const peak = getPeakAmperes(board)
  if (!isCells(supply))
    return supply.kind === 'usb'
      ? `USB supply: ${describeAdapter(supply)}`
      : `adapter ${describeAdapter(supply)}, with fixed volts and the safety marks of your country, and its socket`
  const { kind, cells } = supply
  if (cells === 1 && kind !== 'nimh') return `${CHEMISTRY[kind]} cell that can give ${peak} A, with a protector`
  const pack = `${cells} ${CHEMISTRY[kind]} ${cells === 1 ? 'cell' : 'cells in series'} that can give ${peak} A`
  return getProtection(supply) === 'fuse'
    ? `${pack}, with a fuse for ${peak} A at the plus`
    : `${pack}, with a protector for ${cells} ${CHEMISTRY[kind]} cells and ${peak} A that balances them (BMS)`
}

function describeCharger({ supply = ONE_CELL }: Board): string {
  const example = findCharger(supply)
  const cells = isOneCell(supply) ? 'for one Li-ion cell' : describeCharge(supply)
  return `charger ${cells} with a status output (open drain, low while charging)${example ? `, such as a ${example}` : ''}`
}

/** In the order of the circuit. */
export function listParts(board: Board): string[] {
  const { power } = getFacts(board)
  const drive = getMotorDrive(board)
  const peak = getPeakAmperes(board)
  const mosfet = findMosfet(board)
  const buttons = listWiredRoles(board).filter(isButton).length
  const supply = 'pin' in power ? power : undefined
  const converter = findConverter(board)
  const amplifier = findAmplifier(board)
  const volts = isOneCell(board.supply) ? '' : ` and ${getRating(board, 'transistor')}`
  const parts: (string | false)[] = [
    drive === 'added' &&
      `N-channel MOSFET for ${peak} A${volts}, fully on with 3 V at its gate${mosfet ? `, such as an ${mosfet} (pin 1 gate, 2 source, 3 drain)` : ''}`,
    drive === 'added' && 'resistor 100 Ω, to the gate',
    drive === 'added' && 'resistor 100 kΩ, from the gate to ground',
    (drive === 'added' || drive === 'low side') &&
      `Schottky diode for ${getDiodeAmperes(board)} A across the motor, such as a ${getFlybackDiode(board)}`,
    ...(hasDriver(board) ? listDriverParts(board) : []),
    (hasDriver(board) || (drive === 'added' && !isOneCell(board.supply))) &&
      `capacitor 470 µF, ${getRating(board, 'capacitor')}, from the plus to ground, beside ${drive === 'added' ? 'the motor' : 'the driver'}`,
    board.sensePin !== undefined &&
      `${describeShunt(board)}${amplifier ? `, such as an ${amplifier}` : ''}${board.senseOf === 'motor' ? '; or the current output of the driver, with a resistor to ground that gives as much' : ''}`,
    board.sensePin !== undefined && 'resistor 10 kΩ and capacitor 1 µF, at the current sensor',
    converter !== undefined &&
      `${converter.title}${converter.example ? `, such as a Pololu ${converter.example}` : ''}`,
    supply?.through === 'diode' &&
      `Schottky diode for 1 A from the ${converter ? 'converter' : isOneCell(board.supply) ? 'cell' : 'supply'} to ${supply.pin}, such as a ${SUPPLY_DIODE}`,
    supply?.regulator !== undefined &&
      `regulator for 3.3 V and ${supply.regulator.ma} mA with a dropout voltage below 0.3 V, such as an ${supply.regulator.example}, and the capacitors that its data sheet names`,
    MOTORS[board.motor.name] ?? 'your motor',
    listSource(board),
    isWiredField(board, 'chargerPin') && describeCharger(board),
    isWiredField(board, 'batteryPin') &&
      `resistors ${getDividerKiloohms(board)} kΩ and 100 kΩ (1 %), and a capacitor 100 nF, for the ${isCells(board.supply ?? ONE_CELL) ? 'battery' : 'adapter'}`,
    isWiredField(board, 'ntcPin') && 'thermistor NTC 10 kΩ, B 3950, and a resistor 10 kΩ (1 %)',
    buttons > 0 && `${buttons === 1 ? 'push button' : `${buttons} push buttons`}, normally open`,
    isWiredField(board, 'lightPin') && 'LED and a resistor 330 Ω',
    needsSwitch(board) && 'power switch',
  ]
  return parts.filter((part) => part !== false)
}
