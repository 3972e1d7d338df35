// The engines of this run, the built files, and the scenarios: what the tests of this folder go through.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import type { Engine } from './engine.ts'
import { node } from './node.ts'
import { KNOWN } from './programs.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'sim/scenarios')

const programs = inject('programs')

/** Espruino, JerryScript and Kaluma where the environment names them; undefined where not. */
export const named = (name: string): Engine | undefined => {
  const program = programs[name]
  return program === undefined ? undefined : KNOWN.find((known) => known.name === name)!.at(program)
}

/** Every engine by its name, at hand or not. */
export const engines: readonly (readonly [name: string, engine: Engine | undefined])[] = [
  ['Node', node],
  ...KNOWN.map(({ name }) => [name, named(name)] as const),
]

export const scenarios = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))

/** What the bench of the engines has not: a clock that is off, a loss of power that lasts, a motor that is not the board's. */
const NOT_THERE = /^(?:given clock drift|given the|given a board|lose power|expect state dark)/m
/** Where there is no thermometer, none can break or say that it is hot, whatever the room. */
const HOT = /^(?:temperature|room|given room|given case|thermistor|break thermometer)/m

/** Where the battery cannot be read, nothing comes of how it is. */
const CELL = /^(?:battery|cell|break battery|given cell)/m
const CHARGER = /^charger/m

/**
 * For a start that fails, Espruino makes a copy of all the code. Beside the bench that is too much for 2,630 variables where
 * the file is as large as this; boards with such a file have more of them.
 */
const FITS_TWICE_BYTES = 11_700
const CANNOT_START = /^break (?:motor|light)/m

/** Whether this engine has the memory for it: `bytes` is how large the file is. */
export const fits = (engine: string, bytes: number, { text }: { text: string }): boolean =>
  engine !== 'Espruino' || bytes <= FITS_TWICE_BYTES || !CANNOT_START.test(text)

/** Those that a board can play. */
export const scenariosFor = (board: string) => {
  const { engine, thermometer, batteryPin, chargerPin, nextPin, softerPin, strongerPin, offPin } = boards[board]!
  const none = NO_PIN[engine]
  const lacks: RegExp[] = [NOT_THERE]
  if (thermometer === 'none') lacks.push(HOT)
  if (batteryPin === none) lacks.push(CELL)
  if (chargerPin === none) lacks.push(CHARGER)
  const others = { next: nextPin, softer: softerPin, stronger: strongerPin, off: offPin }
  for (const [button, pin] of Object.entries(others))
    if (pin === none) lacks.push(new RegExp(`^press the ${button} button`, 'm'))
  return scenarios.filter(({ text }) => !lacks.some((lack) => lack.test(text)))
}

export const boardNames = Object.keys(boards)

const built = inject('built')

/** The file a board is flashed with. */
export const builtFor = (board: string): string => built[board]!
