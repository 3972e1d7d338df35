// What a scenario cannot do on an emulated chip, and why.

import type { Board } from '../../../hal/boards/board.ts'
import { driverRow } from '../../../hal/boards/drivers.ts'
import { hardwareOf, isSameHardware } from '../../device/board-options.ts'
import type { Script } from '../../script/parse.ts'
import { gpioOf } from '../board/chip-board.ts'

export { seenAs } from '../../script/seen.ts'

/** Steps that the emulation cannot do. A scenario with one of them is left out. */
const IMPOSSIBLE: readonly (readonly [step: RegExp, why: string])[] = [
  [/^a host asks for/, 'there is no host on the console'],
  [/^adapter (?:in|out)/, 'no adapter feeds the chip'],
  [/^day /, 'there is no host that sets the clock'],
  [/^(?:break|mend) /, 'parts of the chip do not break'],
  [/^lose power at byte/, 'the engine writes other bytes than the simulator'],
]

/** A longer scenario takes minutes of real time (ms). */
export const MAX_SCENARIO_MS = 30 * 60_000

const HEAT = /^(?:temperature|room|thermistor) /
const BATTERY = /^(?:battery|cell at) /
const CHARGER = /^charger /
const EXTRA_BUTTON = /^press the (\w+) button/

/** What a scenario needs that this board does not have, as the end of a sentence. */
function missingPart(board: Board, text: string): string | undefined {
  const has = (pin: number | string): boolean => gpioOf(pin) !== undefined
  const extra = { next: board.nextPin, softer: board.softerPin, stronger: board.strongerPin, off: board.offPin }
  const button = EXTRA_BUTTON.exec(text)?.[1] as keyof typeof extra | undefined
  if (button && !has(extra[button])) return `the board has no ${button} button`
  if (HEAT.test(text) && board.thermometer !== 'ntc') return 'the board has no thermistor'
  if (BATTERY.test(text) && !has(board.batteryPin)) return 'the board has no battery reading'
  if (CHARGER.test(text) && !has(board.chargerPin)) return 'the board has no charger pin'
  return undefined
}

/** Why this scenario cannot be played on this board, as the end of a sentence; undefined if it can. */
export function whyNot({ given, lines, minMs }: Script, board: Board, maxMs = MAX_SCENARIO_MS): string | undefined {
  if (given.motor !== undefined && given.motor !== board.motor.name)
    return `the board has the ${board.motor.name} motor`
  if (!isSameHardware(given.hardware, hardwareOf(board))) return 'the board has another supply, driver or sensor'
  if (given.link) return 'a board with a link has another firmware'
  if (driverRow(board.driverKind).isBridge) return 'the emulated board has no bridge'
  if (given.without) return 'a board without a sensor has another firmware'
  if (given.world?.driftPercent) return 'the clock of the chip does not drift'
  if (given.world?.flashErases !== undefined) return 'the flash of the chip does not wear out'
  for (const { text } of lines) {
    const why = missingPart(board, text) ?? IMPOSSIBLE.find(([step]) => step.test(text))?.[1]
    if (why !== undefined) return `${why} ("${text}")`
  }
  if (minMs > maxMs) return `it takes ${minMs / 60_000} min, more than ${maxMs / 60_000} min`
  return undefined
}
