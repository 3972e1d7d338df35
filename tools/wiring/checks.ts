// The checks before the first start of a board, in their order.

import type { Board } from '../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../hal/boards/chips.ts'
import { ONE_CELL } from '../../hal/boards/supplies.ts'
import { formatPinLabel, type Pin } from '../build/boards/pin-roles.ts'
import { joinWords } from '../build/boards/rules/rule.ts'
import { formatVolts, isCells, isOneCell } from '../build/boards/supply-words.ts'
import { hasDriver, listDriverInputs } from './driver.ts'
import { getMotorDrive } from './facts.ts'
import { isWiredField } from './parts.ts'
import { findConverter, forSupply } from './power.ts'

/** What a page needs to name the board in commands, and to link to other pages. */
export interface PageContext {
  /** The value for --board; undefined for the board of a folder, which needs none. */
  board: string | undefined
  /** The relative path to docs/maker. */
  docs: string
}

/** The flag of commands for this board. */
export const formatFlag = (board: string | undefined): string => (board === undefined ? '' : ` --board ${board}`)

export function listChecks(board: Board, { board: named, docs }: PageContext): string[] {
  const percent = Math.round(100 / board.batteryDivider)
  const { supply = ONE_CELL, senseOffsetMv = 0 } = board
  const isAdded = getMotorDrive(board) === 'added'
  const { pulledUpAtBoot } = chipPins(board)
  const quiet = listDriverInputs(board).filter(({ pin }) => !pulledUpAtBoot.includes(chipPin(pin)))
  const converter = findConverter(board)
  const place = (pin: Pin) => formatPinLabel(board, pin)
  const checks: (string | false)[] = [
    'Before you connect the cell, check that its plus has no short circuit to ground, and that every diode is the right way round. The ring on a diode marks its cathode.',
    !isCells(supply) &&
      supply.kind === 'adapter' &&
      `Measure the adapter at its plug: ${formatVolts(supply.mv)}, with the plus where your socket has it. An adapter without fixed volts gives far more, and does not fit.`,
    isAdded && 'Measure from the gate to ground: there must be 100 kΩ.',
    hasDriver(board) && 'Measure from each input of the driver to ground: there must be 100 kΩ or less.',
    converter !== undefined &&
      'Connect the cell to the converter alone. It must give 4.9 to 5.1 V before you connect the board to it.',
    isWiredField(board, 'batteryPin') &&
      `Connect the cell, but not the motor. ${place(board.batteryPin)} must have ${percent} % of the voltage of the cell.`,
    isWiredField(board, 'ntcPin') &&
      `${place(board.ntcPin)} must have half of the 3.3 V at 25 °C, and less when you warm the thermistor with a finger.`,
    board.sensePin !== undefined &&
      `${place(board.sensePin)} must have ${senseOffsetMv} mV while the motor is off, within 20 mV.`,
    isWiredField(board, 'chargerPin') &&
      `${place(board.chargerPin)} must be low while the cell charges, and high without the charger. If the charger also lights an LED from its ${isOneCell(supply) ? '5 V' : 'supply'} there, put a Schottky diode between them, with its cathode at the charger.`,
    (isAdded || hasDriver(board)) &&
      `Put the engine on the board ([how](${docs}/flashing.md#a-new-board)) and reset it three times. ${joinWords(quiet.map(({ pin }) => place(pin)))} must stay below 0.5 V.`,
    `Connect the motor and test the board with \`npx unknot flash${formatFlag(named)} --trial\`. The test shows the light, reads the sensors, and turns the motor for a second after you press the button. Two long blinks mean that all is well. Otherwise the light blinks [the number of what to check](${docs}/flashing.md#test-the-board-first), and the console says what it found.`,
    'Flash the firmware. The light stays dark, because a new device is locked. Press once: the light gives one long blink.',
    'Press three times to unlock it (two long blinks). Hold the button for a second to start the motor, and again to stop it.',
    getMotorDrive(board) === 'h-bridge' &&
      'Stop the motor while it runs without load. It must stand within a tenth of a second: the bridge brakes it.',
    board.sensePin !== undefined &&
      'Block the motor with a piece of wood, and start it. It must go off within half a second.',
    isWiredField(board, 'chargerPin') && 'Plug in the charger while the motor runs. The motor must stop at once.',
    !isCells(supply) && 'Unplug the supply while the motor runs, and plug it in again. The motor must stay off.',
  ]
  return checks.filter((check) => check !== false).map((check) => forSupply(board, check))
}
