// The engines of this run, and the scenarios that each board can play.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import type { Engine } from './engine.ts'
import { ENGINE_PROGRAMS } from './engine-programs.ts'
import { espruino } from './espruino.ts'
import { node } from './node.ts'
import { jerryScript, kaluma } from './script-engines.ts'

const folder = join(import.meta.dirname, '../../../sim/scenarios')

const paths = inject('enginePaths')

const START: Record<string, (program: string) => Engine> = {
  Espruino: espruino,
  JerryScript: jerryScript,
  Kaluma: kaluma,
}

/** Espruino, JerryScript or Kaluma; undefined if the environment does not name it. */
export const engineNamed = (name: string): Engine | undefined => {
  const path = paths[name]
  return path === undefined ? undefined : START[name]!(path)
}

/** Every engine by its name; undefined if it is not available in this run. */
export const engines: readonly (readonly [name: string, engine: Engine | undefined])[] = [
  ['Node', node],
  ...ENGINE_PROGRAMS.map(({ name }) => [name, engineNamed(name)] as const),
]

export const scenarios = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))

/** Steps that the bench does not have: a clock that drifts, a loss of power that lasts, a motor that is not the board's. */
const NOT_ON_BENCH =
  /^(?:given clock drift|given the|given a board|given a link|given an? \S+ driver|given a sensor|given an adapter|given \d+ \S+ cells|lose power|expect state dark)/m
/** Steps that only a board with a thermometer can play. */
const HEAT = /^(?:temperature|room|given room|given case|thermistor|break thermometer)/m
/** Steps that only a board with a battery reading can play. */
const BATTERY = /^(?:battery|cell|break battery|given cell)/m
const CHARGER = /^charger/m

/**
 * When a start fails, Espruino copies the code of the whole file. With 2,630 variables there is no room for the bench and
 * two copies of a file larger than this; boards with such a file have more variables.
 */
const MAX_COPIED_BYTES = 11_700
const FAILED_START = /^break (?:motor|light)/m

/** The edges of a minute of chatter take 100 KB: more than Espruino's storage and JerryScript's heap hold. */
const MANY_EDGES = 'held-chatter.txt'

/** Whether this engine has the memory for a scenario with a file of so many bytes. */
export function fitsInMemory(engine: string, bytes: number, { file, text }: { file: string; text: string }): boolean {
  if (file === MANY_EDGES) return engine !== 'Espruino' && engine !== 'JerryScript'
  return engine !== 'Espruino' || bytes <= MAX_COPIED_BYTES || !FAILED_START.test(text)
}

/** The scenarios that a board can play. */
export const scenariosFor = (board: string) => {
  const { engine, thermometer, batteryPin, chargerPin, nextPin, softerPin, strongerPin, offPin } = boards[board]!
  const none = NO_PIN[engine]
  const impossible: RegExp[] = [NOT_ON_BENCH]
  if (thermometer === 'none') impossible.push(HEAT)
  if (batteryPin === none) impossible.push(BATTERY)
  if (chargerPin === none) impossible.push(CHARGER)
  const buttons = { next: nextPin, softer: softerPin, stronger: strongerPin, off: offPin }
  for (const [button, pin] of Object.entries(buttons))
    if (pin === none) impossible.push(new RegExp(`^press the ${button} button`, 'm'))
  return scenarios.filter(({ text }) => !impossible.some((step) => step.test(text)))
}
