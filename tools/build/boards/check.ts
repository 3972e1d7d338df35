// Checks the pins and numbers of a board, and describes each mistake in a sentence. The build refuses a board with
// mistakes: a wrong pin can start the motor at power-up, or give readings without meaning.

import type { Board } from '../../../hal/boards/board.ts'
import { chipPins } from '../../../hal/boards/chips.ts'
import { listPinRoles } from './pin-roles.ts'
import { CHIP_RULES } from './rules/chip.ts'
import { DRIVER_RULES } from './rules/driver.ts'
import { PIN_RULES } from './rules/pins.ts'
import type { Rule } from './rules/rule.ts'
import { SENSE_RULES } from './rules/sense.ts'
import { SUPPLY_RULES } from './rules/supply.ts'

/** People hear up to here (docs/owner/evidence.md, S83). */
const AUDIBLE_BELOW_HZ = 20_000

const RULES = [...PIN_RULES, ...SUPPLY_RULES, ...DRIVER_RULES, ...SENSE_RULES, ...CHIP_RULES]
/** Rules that hold whatever the parts around the board are. */
const BARE_RULES = [...PIN_RULES, ...CHIP_RULES]

/** Parts that a maker adds to a board. */
const ADDED = ['supply', 'driverKind', 'directionPin', 'enablePin', 'sleepPin', 'sensePin'] as const

/** A watch, whose motor is built in, takes no part that a maker adds. */
function findWatchMistakes(board: Board, rules: readonly Rule[]): string[] {
  const { driver, ...about } = board.about
  const rest: Partial<Board> = { ...board, about }
  for (const field of ADDED) delete rest[field]
  const hasParts = driver !== undefined || ADDED.some((field) => board[field] !== undefined)
  const mistakes = hasParts
    ? [`The motor of ${board.title} is in the watch, so it has no other supply, driver or current sensor.`]
    : []
  return [...mistakes, ...applyRules(rest as Board, rules)]
}

function applyRules(board: Board, rules: readonly Rule[]): string[] {
  const chip = chipPins(board)
  const roles = listPinRoles(board)
  return rules.flatMap((rule) => rule(board, chip, roles))
}

/**
 * A sentence for each mistake in the profile of a board. Empty if the board can be built. `arePartsKnown` is false while
 * supply, motor, driver or sensor have mistakes of their own: then nothing that depends on them is checked.
 */
export function findBoardMistakes(board: Board, arePartsKnown = true): string[] {
  const rules = arePartsKnown ? RULES : BARE_RULES
  return 'bangle' in board ? findWatchMistakes(board, rules) : applyRules(board, rules)
}

/** A sentence for each thing that works but that the maker may not want. */
export const findBoardWarnings = ({ pwmHz }: Board): string[] =>
  pwmHz < AUDIBLE_BELOW_HZ
    ? [`The motor's PWM of ${pwmHz} Hz can be heard. From ${AUDIBLE_BELOW_HZ} Hz on it cannot.`]
    : []
