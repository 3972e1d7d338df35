// Every board there is a profile for, by name.

import type { EspruinoBoard } from './board.ts'
import { joltjs } from './joltjs.ts'
import { puckjs2 } from './puckjs2.ts'

export const boards: Record<string, EspruinoBoard> = { puckjs2, joltjs }
