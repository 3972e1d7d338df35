// The checks before the first start of a board, in their order.

import type { Board } from '../../hal/boards/board.ts'
import { formatPinLabel } from '../build/boards/pin-roles.ts'
import { getMotorDrive } from './facts.ts'
import { isWiredField } from './parts.ts'

/** What a page needs to name the board in commands, and to link to other pages. */
export interface PageContext {
  /** The value for --board. */
  board: string
  /** The relative path to docs/maker. */
  docs: string
}

export function listChecks(board: Board, { board: name, docs }: PageContext): string[] {
  const percent = Math.round(100 / board.batteryDivider)
  const checks: (string | false)[] = [
    'Before you connect the cell, check that its plus has no short circuit to ground, and that every diode is the right way round. The ring on a diode marks its cathode.',
    getMotorDrive(board) === 'added' && 'Measure from the gate to ground: there must be 100 kΩ.',
    isWiredField(board, 'batteryPin') &&
      `Connect the cell, but not the motor. ${formatPinLabel(board, board.batteryPin)} must have ${percent} % of the voltage of the cell.`,
    isWiredField(board, 'ntcPin') &&
      `${formatPinLabel(board, board.ntcPin)} must have half of the 3.3 V at 25 °C, and less when you warm the thermistor with a finger.`,
    isWiredField(board, 'chargerPin') &&
      `${formatPinLabel(board, board.chargerPin)} must be low while the cell charges, and high without the charger. If the charger also lights an LED from its 5 V there, put a Schottky diode between them, with its cathode at the charger.`,
    getMotorDrive(board) === 'added' &&
      `Put the engine on the board ([how](${docs}/flashing.md#a-new-board)) and reset it three times. ${formatPinLabel(board, board.motorPin)} must stay below 0.5 V.`,
    `Connect the motor and test the board with \`npx unknot flash --board ${name} --trial\`. The test shows the light, reads the sensors, and turns the motor for a second after you press the button. Two long blinks mean that all is well. Otherwise the light blinks [the number of what to check](${docs}/flashing.md#test-the-board-first), and the console says what it found.`,
    'Flash the firmware. The light stays dark, because a new device is locked. Press once: the light gives one long blink.',
    'Press three times to unlock it (two long blinks). Hold the button for a second to start the motor, and again to stop it.',
    isWiredField(board, 'chargerPin') && 'Plug in the charger while the motor runs. The motor must stop at once.',
  ]
  return checks.filter((check) => check !== false)
}
