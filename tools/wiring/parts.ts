// What a maker buys and checks for a board, in words: the same as its circuit shows.

import type { Board } from '../../hal/boards/board.ts'
import { currentsOf } from '../../hal/boards/currents.ts'
import { pinOn, roles } from '../build/boards/check.ts'
import { drive, factsOf, needsSwitch } from './facts.ts'

/** Roles that are to be wired: those of pins that the board has nothing on yet. */
export const wired = (board: Board): ReturnType<typeof roles> =>
  roles(board).filter(({ pin }) => !factsOf(board).onBoard.includes(pin))

const has = (board: Board, field: keyof Board): boolean => wired(board).some((role) => role.field === field)

/** kΩ of the resistor from the cell to the analogue pin, above one of 100 kΩ to ground. */
export const topKiloohms = ({ batteryDivider }: Board): number => Math.round((batteryDivider - 1) * 100)

/** Whole amperes that a transistor and a cell must have: half as much again as the motor held still, 3 A at the least. */
export const amperes = (board: Board): number =>
  Math.max(3, Math.ceil((1.5 * (currentsOf(board)?.stallMa ?? 0)) / 1000))

/** Whole amperes that a diode must carry for as long as the motor is pressed. */
export const diodeAmperes = (board: Board): number => ((currentsOf(board)?.pressedMa ?? 0) > 1000 ? 3 : 1)

/** Known by its data sheet to be fully on at 2.5 V at its gate, up to so many amperes. */
const MOSFET = { amperes: 5, name: 'an AO3400A' } as const
const DIODES: Record<number, string> = { 1: 'a 1N5819', 3: 'a 1N5822' }

/** A list of parts, in the order of the picture. */
export function parts(board: Board): string[] {
  const { power } = factsOf(board)
  const buttons = wired(board).filter(({ is }) => is.includes('button')).length
  const over = 'over' in power ? power.over : 'wire'
  const list: (string | false)[] = [
    drive(board) === 'added' &&
      `N-channel MOSFET for ${amperes(board)} A that is fully on at 3 V at its gate${amperes(board) > MOSFET.amperes ? '' : `, such as ${MOSFET.name}`}`,
    drive(board) === 'added' && 'resistor 100 Ω, to the gate',
    drive(board) === 'added' && 'resistor 100 kΩ, from the gate to ground',
    (drive(board) === 'added' || drive(board) === 'low side') &&
      `Schottky diode for ${diodeAmperes(board)} A across the motor, such as ${DIODES[diodeAmperes(board)]}`,
    over === 'diode' && `Schottky diode for 1 A from the cell to ${'pin' in power ? power.pin : ''}, such as a 1N5819`,
    over === 'regulator' &&
      'regulator for 3.3 V and 500 mA that needs less than 0.3 V more than it gives, with the capacitors its data sheet asks for',
    board.motor.name === 'coin'
      ? 'coin motor for 3 V'
      : board.motor.name === 'massager'
        ? 'massager motor for one Li-ion cell'
        : 'your motor',
    `Li-ion cell that can give ${amperes(board)} A, with a protector`,
    has(board, 'chargerPin') &&
      'charger for one Li-ion cell with a status output (open drain, low while charging), such as a TP4056',
    has(board, 'batteryPin') &&
      `resistors ${topKiloohms(board)} kΩ and 100 kΩ (1 %), and a capacitor 100 nF, for the battery`,
    has(board, 'ntcPin') && 'thermistor NTC 10 kΩ, B 3950, and a resistor 10 kΩ (1 %)',
    buttons > 0 && `${buttons === 1 ? 'push button' : `${buttons} push buttons`}, normally open`,
    has(board, 'lightPin') && 'LED and a resistor 330 Ω',
    needsSwitch(board) && 'power switch',
  ]
  return list.filter((part) => part !== false)
}

/** How each pin is wired: what, which, where to. */
export function connections(board: Board): [string, string, string][] {
  const { power, volts33, onBoard } = factsOf(board)
  const { buttonPressed, lightOn } = board
  const to = {
    added:
      '100 Ω to the gate of the MOSFET, 100 kΩ from the gate to ground; source to ground, drain to the minus of the motor',
    'low side': 'minus of the motor; its plus to the plus of the cell',
    bridge: 'one end of the motor; the other to ground',
    'built in': 'in the watch',
  }[drive(board)]
  const button = `a button to ${buttonPressed ? volts33 : 'ground'}`
  const where: Partial<Record<keyof Board, string>> = {
    motorPin: to,
    lightPin: lightOn ? '330 Ω and an LED to ground' : `330 Ω and an LED from ${volts33}`,
    batteryPin: `${topKiloohms(board)} kΩ to the plus of the cell, 100 kΩ and 100 nF to ground`,
    chargerPin: 'status output of the charger; left open, it reads "not charging"',
    ntcPin: `10 kΩ to ${volts33}, the thermistor to ground`,
  }
  const rows = roles(board).map(({ field, is, pin }): [string, string, string] => [
    is.replace('the ', ''),
    pinOn(board, pin),
    onBoard.includes(pin) ? 'on the board' : (where[field] ?? button),
  ])
  if ('itself' in power) return drive(board) === 'built in' ? rows : [...rows, ['ground', 'GND', 'minus of the cell']]
  const over = { wire: '', diode: ' over a Schottky diode, its cathode here', regulator: ' over the regulator' }[
    power.over
  ]
  return [...rows, ['power', power.pin, `plus of the cell${over}`], ['ground', 'GND', 'minus of the cell']]
}

/** What flows, a sentence each. */
export function limits(board: Board): string[] {
  const { about, motor } = board
  const currents = currentsOf(board)
  const of = motor.name === 'coin' || motor.name === 'massager' ? `The ${motor.name} motor` : 'The motor'
  return [
    currents === undefined
      ? 'Nobody has said what the motor draws.'
      : `${of} draws ${currents.pressedMa} mA pressed on hard and ${currents.stallMa} mA held still, on a full cell.`,
    about.driverMaxMa > 0
      ? `${pinOn(board, board.motorPin)} can take ${about.driverMaxMa} mA.`
      : 'Between 3.1 and 4.2 V everything from the cell to the motor must carry that: wires of 0.5 mm², no breadboard.',
    'Charge with half of the capacity in an hour at the most: 500 mA for a cell of 1,000 mAh. Many a charger comes set to 1 A.',
  ]
}

/** What a page calls a board by, and how it gets from there to the others. */
export interface Found {
  /** What --board takes. */
  board: string
  /** The way to docs/. */
  docs: string
}

/** What to look at before the first start, in this order. */
export function checks(board: Board, { board: named, docs }: Found): string[] {
  const measured = has(board, 'batteryPin')
  const percent = Math.round(100 / board.batteryDivider)
  const list: (string | false)[] = [
    'Before the cell is connected: no short from its plus to ground, and no diode the wrong way round. The ring on a diode is its cathode.',
    drive(board) === 'added' && 'From the gate to ground there are 100 kΩ.',
    measured &&
      `With the cell connected and the motor not: ${pinOn(board, board.batteryPin)} has ${percent} % of the voltage of the cell.`,
    has(board, 'ntcPin') &&
      `${pinOn(board, board.ntcPin)} has half of the 3.3 V at 25 °C, and less when you warm the thermistor with a finger.`,
    has(board, 'chargerPin') &&
      `${pinOn(board, board.chargerPin)} is low on the charger, and high without. Where the charger also lights an LED from its 5 V there, put a Schottky diode between, its cathode at the charger.`,
    drive(board) === 'added' &&
      `With its engine on it, reset it three times: ${pinOn(board, board.motorPin)} stays below 0.5 V.`,
    `Connect the motor, and try it: \`npx unknot flash --board ${named} --trial\` puts a program on it that shows the light, reads what it can, and after a press turns the motor for a second. It says what it found on the console, and by the light: two long blinks, all is well; else the number of [what to look at](${docs}/flashing.md#before-the-firmware).`,
    'Flash the firmware. The light stays dark: a new device is locked. One press gives one long blink.',
    'Unlock with three presses (two long blinks), start with a long one, and stop it with a long one.',
    has(board, 'chargerPin') && 'Plug in the charger while it runs: it stops at once.',
  ]
  return list.filter((check) => check !== false)
}
