// What an engine is to a test, and the text that goes before the built file.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { HEADER_BYTES, logPlace } from '../../../hal/boards/storage.ts'
import { PRESS_1 } from '../../../src/button.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../../../src/massager.ts'
import type { World } from './record.ts'
import type { Typing } from './run-program.ts'

/** From one start of a board to the next: one process, or one context of Node. */
export interface PowerCycle {
  /** Name of the board, and the file it is flashed with. */
  board: string
  built: string
  events: string
  world: World
  /** Code between the fakes and the file, for tests that change a fake. */
  extraCode?: string
  /** Text that is typed on the engine's console, if it has one. */
  typing?: Typing
}

export interface Engine {
  name: string
  /** Whether it can run the files of boards with this HAL. */
  runs(hal: string): boolean
  /** Starts the engine, plays one power cycle, and gives what it printed. */
  run(cycle: PowerCycle): Promise<string>
}

const here = import.meta.dirname

/** Without comments and indentation: an engine with 40 KB of storage has little room beside bench, file and events. */
const read = (file: string) =>
  readFileSync(join(here, file), 'utf8')
    .replaceAll(/^ *\/\*\*.*?\*\/\n/gms, '')
    .replaceAll(/^ *\/\/.*\n/gm, '')
    .replaceAll(/^ +/gm, '')

/** The HAL in a board's file, which decides what fakes it needs. */
export const halOf = (board: string): string => boards[board]!.engine

export const hasBattery = (board: string): boolean => boards[board]!.batteryPin !== NO_PIN[boards[board]!.engine]

/** JSON that each engine reads: some take bytes for characters, and some take UTF-8. */
const toAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The size of the log in a storage that was empty. */
function logBytesOf(board: string): number {
  const { logPages, logPageBytes } = logPlace(boards[board]!)
  return (logPages + 1) * logPageBytes - HEADER_BYTES
}

/** Whether the board's console can be reached over the air, and must be closed. */
export function hasRadio(board: string): boolean {
  const profile = boards[board]!
  return profile.engine === 'espruino' && profile.radio !== 'none'
}

/**
 * The scripts that must run before the built file, in order: only the first differs from one power cycle to the next.
 * `engineCode` is what an engine needs besides bench and fakes.
 */
export function benchScripts({ board, world, extraCode = '' }: PowerCycle, engineCode: string): string[] {
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
    logBytes: logBytesOf(board),
    radio: hasRadio(board) ? 1 : 0,
  }
  return [
    `var world = ${toAscii(world)}; var pins = ${toAscii(pins)};`,
    read('bench.js'),
    engineCode,
    read(`fakes/${halOf(board)}.js`),
    extraCode,
  ]
}

/** Fakes of the functions that only the HAL's own engine has, for all other engines. */
export const builtinFakes = (hal: string): string => read(`fakes/${hal}-builtins.js`)

/** Plays the events, once everything is loaded. */
export const START_BENCH = 'bench.run()'
