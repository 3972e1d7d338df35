// The level that a massager is driven with, at any moment: while the board steps through a wave or a ramp by itself, the
// firmware keeps no level of its own.

import { MAX_LEVEL } from '../src/format.ts'
import * as governor from '../src/governor.ts'
import { CELL_STEP_MV } from '../src/limits.ts'
import { levelDecihertz, motorMv } from '../src/motor.ts'
import type { Device } from './device.ts'

/** 0 to 100. Read back from the duty where it was planned: two levels never have the same. */
export function drivenLevel({ hal, motor, out }: Device): number {
  // What the firmware was about to do when power went does not reach the motor.
  if (!hal.powered) return 0
  if (governor.waveSteps === 0) return out.level
  const cellMv = governor.quietToMv - CELL_STEP_MV
  const dutyOf = (level: number): number =>
    Math.floor((motorMv(motor, levelDecihertz(motor, level)) * governor.FULL_DUTY) / cellMv)
  let level = 1
  while (level < MAX_LEVEL && dutyOf(level + 1) <= out.duty) level++
  return level
}
