// The pins of the extra buttons that some boards have.

import { type Board, NO_PIN } from '../../hal/boards/board.ts'
import { PRESS_1 } from '../../src/button.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../../src/massager.ts'

/** The pin of the button that asks for this; undefined where the board has none. */
export function extraButtonPin(board: Board, what: number): string | number | undefined {
  const { nextPin, softerPin, strongerPin, offPin } = board
  const pins: Record<number, string | number> = {
    [PRESS_1]: nextPin,
    [ASK_SOFTER]: softerPin,
    [ASK_STRONGER]: strongerPin,
    [ASK_OFF]: offPin,
  }
  const pin = pins[what]
  return pin === NO_PIN[board.engine] ? undefined : pin
}
