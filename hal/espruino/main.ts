// Where a flashed board begins: the build calls this with the board's profile and the compiled programs.

import type { EspruinoBoard } from '../boards/board.ts'
import { start } from '../shell.ts'
import { createHal } from './hal.ts'

export function main(board: EspruinoBoard, programs: readonly string[]): void {
  start(createHal(board), programs, board.motor)
}
