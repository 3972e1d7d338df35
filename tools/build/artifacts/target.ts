// Where a board with Espruino keeps the firmware, and what starts it: nearly always the file that runs at power-up.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'

export interface Target {
  file: string
  /** What is typed to start it. */
  start: string
}

/** A watch has its own file at power-up, which starts the others: there it is an app. */
export const WATCH = 'BANGLEJS2'

const BOOT: Target = { file: '.bootcde', start: 'load()' }
const APP: Target = { file: 'unknot.app.js', start: 'load("unknot.app.js")' }

export const targetOf = ({ about }: EspruinoBoard): Target => (about.firmware === WATCH ? APP : BOOT)
