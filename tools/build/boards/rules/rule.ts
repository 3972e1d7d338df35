// A rule about the profile of a board, and what rules share.

import type { Board } from '../../../../hal/boards/board.ts'
import { type ChipPins, chipPin } from '../../../../hal/boards/chips.ts'
import type { Pin, PinRole } from '../pin-roles.ts'

/** Returns a sentence for each mistake. `roles` are those that have a pin. */
export type Rule = (board: Board, chip: ChipPins, roles: readonly PinRole[]) => string[]

/** The lowest supply of a chip that measures against its own supply: the voltage of a coin cell. */
const MIN_SUPPLY_MV = 3000

export const includes = (list: readonly string[], pin: Pin): boolean => list.includes(chipPin(pin))
export const capitalize = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

/** "a, b and c" */
export const joinWords = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' and $1')

/** The highest voltage that the analogue pins read, in mV. */
export const getAnalogueMaxMv = ({ referenceMv }: Board): number => referenceMv || MIN_SUPPLY_MV
