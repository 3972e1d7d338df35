// Where a flashed board begins. The build says which board, and compiles the programs.

import { board } from '#board'
import { programs } from '#programs'
import { start } from './shell.ts'

start(programs, board.motor)
