// A broken invariant.

import { seconds } from '../../script/units.ts'

export class InvariantError extends Error {
  readonly invariant: string
  readonly ms: number

  constructor(invariant: string, ms: number, details: string) {
    super(`${invariant}: broken at ${seconds(ms)}: ${details}`)
    this.invariant = invariant
    this.ms = ms
  }
}
