// The file that holds the firmware on an Espruino board, and the command that starts it.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'

export interface Target {
  file: string
  /** The command that starts the firmware. */
  start: string
}

/** On the watch, another program runs at power-up, and the firmware is an app. */
export const WATCH = 'BANGLEJS2'

/** Espruino runs this file at power-up. */
const BOOT: Target = { file: '.bootcde', start: 'load()' }
const APP: Target = { file: 'unknot.app.js', start: 'load("unknot.app.js")' }

export const findTarget = ({ about }: EspruinoBoard): Target => (about.firmware === WATCH ? APP : BOOT)
