// What each pass saves: figures of the file of a Puck.js that is built without it. `npm run bench:passes` measures them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boards } from '../../../../hal/boards/index.ts'
import { compiledRotation } from '../../../../programs/index.ts'
import { bundle } from '../../bundle.ts'
import { PASSES } from '../minify.ts'

/** The figures of a built file. Espruino gives all but the bytes. */
export interface Figures {
  bytes: number
  /** Variables in use after power-up. */
  variables: number
  /** Instructions for a minute of the program knot. */
  instructions: number
}

export interface Savings {
  /** The version of the Espruino that gave the figures. */
  espruino: string
  /** Figures of the built file for each row of BUILDS. */
  figures: Record<string, Figures>
}

export const SAVINGS_FILE: string = join(import.meta.dirname, 'savings.json')

const ROOT = join(import.meta.dirname, '../../../..')

/** The passes, each once, in the order of the pipeline. */
export const PASS_NAMES: readonly string[] = [...new Set(PASSES.map(({ name }) => name))]

/** Passes of this project. */
export const OWN_PASS_NAMES: readonly string[] = PASS_NAMES.filter((name) => name !== 'terser')

/** The builds that are measured, each with the passes that it leaves out. */
export const BUILDS: Readonly<Record<string, readonly string[]>> = {
  complete: [],
  ...Object.fromEntries(PASS_NAMES.map((name) => [name, [name]])),
  'terser alone': OWN_PASS_NAMES,
}

export const readSavings = (): Savings => JSON.parse(readFileSync(SAVINGS_FILE, 'utf8'))

/** Builds the file of a Puck.js without some passes. */
export const buildWithout = (passes: readonly string[]): Promise<string> =>
  bundle(ROOT, boards.puckjs2!, compiledRotation(), passes)
