// All board profiles, by the name of the profile's file and of the built file.

import { board as banglejs2 } from './banglejs2.ts'
import type { Board } from './board.ts'
import { board as esp32 } from './esp32.ts'
import { board as espruinopico } from './espruinopico.ts'
import { board as espruinowifi } from './espruinowifi.ts'
import { board as joltjs } from './joltjs.ts'
import { board as mdbt42q } from './mdbt42q.ts'
import { board as microbit2 } from './microbit2.ts'
import { board as pico } from './pico.ts'
import { board as picoW } from './pico-w.ts'
import { board as pixljs } from './pixljs.ts'
import { board as puckjs2 } from './puckjs2.ts'
import { board as rp2040 } from './rp2040.ts'

export const boards: Record<string, Board> = {
  puckjs2,
  joltjs,
  banglejs2,
  pixljs,
  mdbt42q,
  microbit2,
  espruinopico,
  espruinowifi,
  esp32,
  rp2040,
  pico,
  'pico-w': picoW,
}
