// Every board there is a profile for, by name: the name of its file, and of the build it gives.

import type { EspruinoBoard } from './board.ts'
import { board as joltjs } from './joltjs.ts'
import { board as puckjs2 } from './puckjs2.ts'

export const boards: Record<string, EspruinoBoard> = { puckjs2, joltjs }
