// The console on Espruino: over Bluetooth it is open to anyone in range, so it is shut outside service mode.

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'

export const hasRadioConsole = board.radio !== 'none'

export function setConsoleOpen(open: number): void {
  if (open) {
    // Without force, the console goes to whatever connects.
    E.setConsole(board.console || 'Bluetooth')
    // With the link the radio is on already.
    if (board.radio === 'quiet' && !isBuilt) NRF.wake()
  } else {
    // Nobody in range may connect, or even find the board: a console can run any code, and so drive the motor.
    E.setConsole(board.console || null, { force: true })
    if (board.radio === 'quiet') NRF.sleep()
  }
}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}
