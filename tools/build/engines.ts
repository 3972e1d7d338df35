// What the build knows about each engine: one row for each. The HAL of an engine is in hal/<engine>/.

import type { Board, Engine } from '../../hal/boards/board.ts'
import { ESPRUINO_GLOBALS, KALUMA_GLOBALS, splitWords } from './gate/names.ts'

interface EngineFacts {
  /** Its name in messages and pages. */
  title: string
  /** Globals that the code in its folder may use, in addition to those of the core. */
  globals: readonly string[]
  /** Its built-in modules, which code loads with its require(). */
  modules: readonly string[]
  /** Members of its objects. The minifier never shortens fields with these names. */
  members: readonly string[]
  /** Whether it runs all code in strict mode. */
  isStrict: boolean
  /** Whether it searches a scope from its last name to its first. */
  findsNewestFirst: boolean
  /** Whether it compiles a whole file before it runs any of it. Then the rest of the file waits in an eval(). */
  readsWholeFile: boolean
  /**
   * What a file does before all else, while the engine has not read the rest: the pin of the motor goes low, and nobody
   * in range can connect any more.
   */
  firstStatements(board: Board): string
}

/** One statement. A console that is open is worse than a pin that floats, so it comes first. */
function silenceEspruino(board: Board): string {
  const motor = `digitalWrite(new Pin(${JSON.stringify(board.motorPin)}),0);`
  if (board.engine !== 'espruino' || board.radio === 'none') return motor
  const console = `E.setConsole(${JSON.stringify(board.console || null)},{force:1}),`
  return `${console}${board.radio === 'quiet' ? 'NRF.sleep(),' : ''}${motor}`
}

export const ENGINES: Record<Engine, EngineFacts> = {
  espruino: {
    title: 'Espruino',
    globals: ESPRUINO_GLOBALS,
    modules: ['Storage'],
    members: splitWords('state read write on edge repeat debounce freq force version println'),
    isStrict: false,
    findsNewestFirst: false,
    readsWholeFile: false,
    firstStatements: silenceEspruino,
  },
  kaluma: {
    title: 'Kaluma',
    globals: KALUMA_GLOBALS,
    modules: ['pwm', 'wdt', 'fs', 'rtc'],
    members: splitWords('PWM start setDuty WDT feed readFile writeFile now setTime version'),
    isStrict: true,
    findsNewestFirst: true,
    readsWholeFile: true,
    firstStatements: ({ motorPin }) => `pinMode(${motorPin},OUTPUT);digitalWrite(${motorPin},0);`,
  },
}
