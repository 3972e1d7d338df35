// The console on Espruino: over Bluetooth it is open to anyone in range, so it is shut outside service mode.

import { board } from '#board'

export const hasRadioConsole = board.radio !== 'none'

/** Nobody in range can connect, or even find the board: a console can run any code, and so drive the motor. */
export function silence(): void {
  E.setConsole(board.console || null, { force: true })
  if (board.radio === 'quiet') NRF.sleep()
}

export function setConsoleOpen(open: number): void {
  if (open) {
    // Without force, the console goes to whatever connects.
    E.setConsole(board.console || 'Bluetooth')
    if (board.radio === 'quiet') NRF.wake()
  } else silence()
}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}
