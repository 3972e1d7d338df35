// How much of the tests a run takes: `npm test` plays what takes a minute, `npm run test:all` everything.

import { inject } from 'vitest'
import { boards } from '../../hal/boards/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Set by vitest.config.ts. */
    isFull: boolean
  }
}

/** Whether this is `npm run test:all`. */
export const isFull: boolean = inject('isFull') ?? false

/**
 * Boards that differ most: Espruino and Kaluma, each with thermometer, battery and charger. Every other board shares its
 * code with one of them, and differs in pins and numbers, and in what it does not have.
 */
const REPRESENTATIVE = ['puckjs2', 'pico']

/** The boards of this run. */
export const testedBoards: readonly string[] = isFull ? Object.keys(boards) : REPRESENTATIVE

/** `some` in the default run, `all` in the full one: for counts of random cases, days and the like. */
export const scaled = (some: number, all: number): number => (isFull ? all : some)

/** In the default run each `every`th of a list that is played elsewhere too, in the full one all. */
export const sampleOf = <T>(list: readonly T[], every: number): readonly T[] =>
  list.filter((_, i) => isFull || i % every === 0)
