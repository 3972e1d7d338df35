// How a broken promise is told.

import { seconds } from '../script/units.ts'

/** A promise was broken. */
export class PromiseError extends Error {
  readonly promise: string
  readonly ms: number

  constructor(promise: string, ms: number, what: string) {
    super(`${promise}: broken at ${seconds(ms)}: ${what}`)
    this.promise = promise
    this.ms = ms
  }
}
