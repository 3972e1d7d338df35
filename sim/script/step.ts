// A step of a scenario.

import type { Device, TraceLine } from '../device/device.ts'

/** What steps use of a device: the simulated one, or one with the binary of an engine. */
export interface ScenarioDevice
  extends Pick<
    Device,
    | 'press'
    | 'pressTimes'
    | 'pressExtraButton'
    | 'request'
    | 'host'
    | 'setButton'
    | 'setStuck'
    | 'setCharger'
    | 'setSupply'
    | 'replaceCell'
    | 'setPower'
    | 'powerCycle'
    | 'losePowerAtByte'
    | 'breakPart'
    | 'mendPart'
    | 'today'
    | 'world'
    | 'now'
    | 'state'
    | 'hertz'
  > {
  readonly hal: Pick<Device['hal'], 'duty' | 'lightLevel' | 'consoleOpen' | 'resets' | 'link'>
  readonly status: Pick<Device['status'], 'program' | 'strength' | 'level' | 'fault'>
}

/** A scenario while it is played. */
export interface Run {
  device: ScenarioDevice
  /** The names of the rotation, in order. */
  names: readonly string[]
  /** The trace since the last event. */
  recentTrace: TraceLine[]
  /** What the massager said since the last event, in words. */
  said: string[]
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
