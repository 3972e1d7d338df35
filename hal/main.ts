// Entry of the firmware on a board. The build provides the board's profile and the compiled programs.

import { board } from '#board'
import { breakIndex, programs } from '#programs'
import { start } from './shell.ts'

start(programs, breakIndex, board.motor)
