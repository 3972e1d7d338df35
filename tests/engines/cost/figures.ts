// The figures of docs/contributor/cost.md, and the built files that they are of.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { boards } from '../../../hal/boards/index.ts'
import { compiledRotation } from '../../../programs/index.ts'
import { bundle } from '../../../tools/build/bundle.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import type { Rival, RivalMs } from '../../chip/measure/rivals.ts'

/** Both bounds of the time on a chip: without cache misses (A), and with many (C). */
export const BOUNDS = { A: 0, C: 95 } as const
export type Bound = keyof typeof BOUNDS

/** In ms, the worst of what was measured. */
export interface ChipFigures {
  boot: number
  start: number
  kick: number
  next: number
  /** From the threshold, from the contact, and from the reading until the motor is off. */
  offByPress: number
  offByCharger: number
  offByHeat: number
  offBySensor: number
  pass: number
  nextPass: number
  /** The latest step of the curve, and how many steps were lost. */
  late: number
  lostSteps: number
  /** The pass that stores a session. */
  end: number
  rivals: Record<Rival, RivalMs>
}

export interface Figures {
  /** Bytes of each built file when its figures were measured. */
  chip: Record<string, { bytes: number; figures: Record<Bound, ChipFigures> }>
  engines: { bytes: Record<string, number>; rows: Record<string, EngineRow> }
}

/** A row of `npm run bench:engines`: an amount, and a note beside it. */
export interface EngineRow {
  amount: number
  note?: string
}

export const FIGURES_FILE: string = join(import.meta.dirname, 'figures.json')
const ROOT = join(import.meta.dirname, '../../..')

export const readFigures = (): Figures => JSON.parse(readFileSync(FIGURES_FILE, 'utf8'))

/** Writes one part and keeps the other. */
export function writeFigures(part: Partial<Figures>): void {
  writeFileSync(FIGURES_FILE, `${JSON.stringify({ ...readFigures(), ...part }, null, 2)}\n`)
}

/** Bytes that a board stores of its built file. */
export async function bytesOf(name: string): Promise<number> {
  const board = boards[name]!
  return storedCode(board, await bundle(ROOT, board, compiledRotation())).length
}

export async function bytesOfAll(): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const name of Object.keys(boards)) all[name] = await bytesOf(name)
  return all
}
