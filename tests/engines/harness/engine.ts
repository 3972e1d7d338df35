// What a test needs of an engine, and the text that goes before and after the built file.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { PRESS_1 } from '../../../src/button.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../../../src/massager.ts'
import type { Typing } from './process.ts'
import type { World } from './record.ts'

/** From one start of a board to the next: one process, or one bare context of Node. */
export interface Part {
  /** Name of the board, and the very file it is flashed with. */
  board: string
  built: string
  events: string
  world: World
  /** Code that goes between the fakes and the file, for tests that change a fake. */
  also?: string
  /** What is typed on its console, where it has one. */
  type?: Typing
}

export interface Engine {
  name: string
  /** Whether it can run the files of the boards with this HAL. */
  runs(hal: string): boolean
  /** Starts it anew, plays the part, and answers with what it printed. */
  run(part: Part): Promise<string>
}

const here = import.meta.dirname

const text = (file: string) => readFileSync(join(here, file), 'utf8')

/** Which HAL a board's file has in it, and so which fakes it needs. */
export const halOf = (board: string): string => boards[board]!.engine

export const hasBattery = (board: string): boolean => boards[board]!.batteryPin !== NO_PIN[boards[board]!.engine]

/** Whether its console is to be shut. */
export function hasRadio(board: string): boolean {
  const profile = boards[board]!
  return profile.engine === 'espruino' && profile.radio !== 'none'
}

/** All that must be there before the file: `own` is what an engine brings for itself. */
export function bench({ board, world, also = '' }: Part, own: string): string {
  const { motorPin, lightPin, buttonPin, batteryPin, chargerPin, ntcPin, nextPin, softerPin, strongerPin, offPin } =
    boards[board]!
  const pins = {
    motor: motorPin,
    light: lightPin,
    button: buttonPin,
    battery: batteryPin,
    charger: chargerPin,
    ntc: ntcPin,
    more: { [PRESS_1]: nextPin, [ASK_SOFTER]: softerPin, [ASK_STRONGER]: strongerPin, [ASK_OFF]: offPin },
    lightOn: boards[board]!.lightOn,
    pressed: boards[board]!.buttonPressed,
    divider: boards[board]!.batteryDivider,
    radio: hasRadio(board) ? 1 : 0,
  }
  return [
    `var world = ${JSON.stringify(world)}; var pins = ${JSON.stringify(pins)};`,
    text('prelude.js'),
    own,
    text(`fakes/${halOf(board)}.js`),
    also,
  ].join('\n')
}

/** What other engines need in the place of what an HAL's own engine has. */
export const standIns = (hal: string): string => text(`fakes/not-${hal}.js`)

/** Starts what was loaded. */
export const RUN = 'bench.run()'
