// Scenarios on a built file: what they cannot ask of its board, and what of them can be judged.

import type { Board } from '../../hal/boards/board.ts'
import { NO_ENGINE } from '../device/engine/models.ts'
import { EXTRA_BUTTONS } from '../script/arguments.ts'
import type { Script, ScriptLine } from '../script/parse.ts'
import type { ScenarioOptions } from '../script/play.ts'
import { seenAs } from '../script/seen.ts'
import { builtOptions, isEspruino, missingSensors } from './built-device.ts'
import type { BuiltFile } from './built-file.ts'
import { extraButtonPin } from './extra-buttons.ts'
import { engineOfBoard } from './native-costs.ts'

const EXTRA_BUTTON = /^press the (\w+) button/

/** Why a scenario cannot be played on this board, as the end of a sentence; undefined if it can. */
export function whyNotOn(board: Board, { given, lines }: Script): string | undefined {
  if (given.motor !== undefined && given.motor !== board.motor.name)
    return `the board has the ${board.motor.name} motor`
  if (given.link) return 'a board with a link has another firmware'
  const missing = missingSensors(board)
  const absent = given.without?.find((sensor) => !missing.includes(sensor))
  if (absent !== undefined) return `the board has a ${absent}`
  for (const { text } of lines) {
    const [, button] = EXTRA_BUTTON.exec(text) ?? []
    if (button !== undefined && extraButtonPin(board, EXTRA_BUTTONS[button]!) === undefined)
      return `the board has no ${button} button`
  }
  return undefined
}

/** A session may begin with ticks and have rests, so the motor does not show that it runs. */
const isRunning = ({ step, args }: ScriptLine): boolean => step.form === 'expect state STATE' && args[0] === 'running'

/** How a scenario is played: nothing happens to the engine by chance, and on the bench code takes no time. */
export function builtScenario(
  file: BuiltFile,
): Pick<ScenarioOptions, 'maker' | 'without' | 'seenAs' | 'chooseEngine'> & { motor: Board['motor'] } {
  const { board } = file
  const { maker, without, motor } = builtOptions(file)
  const isConsoleSeen = isEspruino(board) && board.radio !== 'none'
  return {
    maker,
    without,
    motor,
    seenAs: (line) => (isRunning(line) ? undefined : seenAs(line, isConsoleSeen)),
    chooseEngine: ({ world, engine }) => (!world || engine === NO_ENGINE ? NO_ENGINE : engineOfBoard(board)),
  }
}
