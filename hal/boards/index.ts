// Every board there is a profile for, by name: the name of its file, and of the build it gives.

import type { Board } from './board.ts'
import { board as joltjs } from './joltjs.ts'
import { board as pico } from './pico.ts'
import { board as picoW } from './pico-w.ts'
import { board as puckjs2 } from './puckjs2.ts'

export const boards: Record<string, Board> = { puckjs2, joltjs, pico, 'pico-w': picoW }
