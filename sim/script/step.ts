// A step of a scenario.

import type { Device, TraceLine } from '../device/device.ts'

/** A scenario while it is played. */
export interface Run {
  device: Device
  /** The names of the rotation, in order. */
  names: readonly string[]
  /** The trace since the last event. */
  recentTrace: TraceLine[]
  /** The settings that `given` steps have stored. */
  storedSettings: number[]
}

export type StepAction = (run: Run, args: readonly string[]) => void

export interface Step {
  /** The step as a scenario has it, with its arguments in capitals. */
  form: string
  about: string
  perform: StepAction
  /** The range of its number. */
  range?: readonly [min: number, max: number]
  /** Only an event clears the recent trace. */
  kind: 'given' | 'event' | 'wait' | 'expect'
}

/** An expectation that was not met. */
export class ExpectationError extends Error {}
