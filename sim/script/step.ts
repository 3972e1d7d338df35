// What a step of a scenario is.

import type { Device, TraceLine } from '../device/device.ts'

/** A scenario as it is played. */
export interface Run {
  device: Device
  /** Names of the rotation, in order. */
  names: readonly string[]
  /** What was traced since the last thing that happened. */
  since: TraceLine[]
  /** What `given` steps have stored. */
  settings: number[]
}

export type Act = (run: Run, args: readonly string[]) => void

export interface Step {
  /** As it stands in a scenario, with the arguments in capitals. */
  form: string
  about: string
  act: Act
  /** The least and the most that its number may be. */
  within?: readonly [least: number, most: number]
  /** What happens empties what was traced "since"; waiting and expecting leave it. */
  kind: 'given' | 'happens' | 'wait' | 'expect'
}

/** An expectation that was not met. */
export class ExpectationError extends Error {}
