// What the build knows about each engine: one row for each. The HAL of an engine is in hal/<engine>/.

import { type Board, type Engine, NO_PIN } from '../../hal/boards/board.ts'
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
  /** Whether it reads the text of a function to its end before it runs any of it. */
  readsFunctionsTwice: boolean
  /** Whether it compiles a whole file before it runs any of it. Then the rest of the file waits in an eval(). */
  readsWholeFile: boolean
  /**
   * What a file does before all else, while the engine has not read the rest: the pin of the motor goes low, and nobody
   * in range can connect any more.
   */
  firstStatements(board: Board): string
}

/** The pins of a bridge that let the motor go while they are low. They come first: then no other pin can turn it. */
const awakePins = (board: Board): (string | number)[] =>
  [board.enablePin, board.sleepPin].flatMap((pin) => (pin === undefined || pin === NO_PIN[board.engine] ? [] : [pin]))

/** One statement. A console that is open is worse than a pin that floats, so it comes first. */
function silenceEspruino(board: Board): string {
  const low = [...awakePins(board), board.motorPin].map((pin) => `digitalWrite(new Pin(${JSON.stringify(pin)}),0)`)
  const motor = `${low.join()};`
  if (board.engine !== 'espruino' || board.radio === 'none') return motor
  const console = `E.setConsole(${JSON.stringify(board.console || null)},{force:1}),`
  return `${console}${board.radio === 'quiet' ? 'NRF.sleep(),' : ''}${motor}`
}

export const ENGINES: Record<Engine, EngineFacts> = {
  espruino: {
    title: 'Espruino',
    globals: ESPRUINO_GLOBALS,
    modules: ['Storage', 'Flash'],
    members: splitWords(
      'state read write erase erasePage compact buffer on edge repeat debounce freq force version println',
    ),
    isStrict: false,
    findsNewestFirst: false,
    readsFunctionsTwice: true,
    readsWholeFile: false,
    firstStatements: silenceEspruino,
  },
  kaluma: {
    title: 'Kaluma',
    globals: KALUMA_GLOBALS,
    modules: ['pwm', 'wdt', 'fs', 'flash', 'rtc'],
    members: splitWords(
      'PWM start setDuty WDT feed readFile writeFile unlink Flash read write ioctl now setTime version',
    ),
    isStrict: true,
    findsNewestFirst: true,
    readsFunctionsTwice: false,
    readsWholeFile: true,
    firstStatements: (board) =>
      [...awakePins(board), board.motorPin].map((pin) => `pinMode(${pin},OUTPUT);digitalWrite(${pin},0);`).join(''),
  },
}
