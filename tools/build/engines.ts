// What the build must know of each engine: one row an engine. Its HAL is in hal/<engine>/.

import type { Engine } from '../../hal/boards/board.ts'
import { ESPRUINO_GLOBALS, KALUMA_GLOBALS, splitWords } from './gate/names.ts'

interface EngineFacts {
  /** As people call it. */
  title: string
  /** Names that its folder may use besides those of the core. */
  globals: readonly string[]
  /** Modules it has built in, for its own require(). */
  modules: readonly string[]
  /** Members of its objects by which fields of our own might be called too: these are never shortened. */
  members: readonly string[]
  /** It reads all code as strict. */
  isStrict: boolean
}

export const ENGINES: Record<Engine, EngineFacts> = {
  espruino: {
    title: 'Espruino',
    globals: ESPRUINO_GLOBALS,
    modules: ['Storage'],
    members: splitWords('state read write on edge repeat debounce freq force'),
    isStrict: false,
  },
  kaluma: {
    title: 'Kaluma',
    globals: KALUMA_GLOBALS,
    modules: ['pwm', 'wdt', 'fs'],
    members: splitWords('PWM start setDuty WDT feed readFile writeFile now'),
    isStrict: true,
  },
}
