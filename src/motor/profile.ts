// A motor's needs, and how a level becomes a frequency and a voltage for it.

import { DROP_OUT_MAX_LEVEL, MIN_DRIVE_PERCENT } from '../limits.ts'
import { MAX_LEVEL } from '../program/format.ts'

export interface MotorProfile {
  name: string
  /**
   * Points of the motor's free-running curve, rising: frequency in Hz at a voltage in mV. The first is level 1, the
   * last level 100.
   */
  hz: readonly number[]
  mv: readonly number[]
  /** Voltage and time that start the motor from standstill, in mV and ms. */
  kickMv: number
  kickMs: number
  /**
   * Voltages at which the motor starts without a kick, and below which it stops, in mV, for calibration and simulator.
   */
  startMv: number
  dropOutMv: number
  /** Time after which a coasting motor may stand still, so that it needs a kick to start, in ms. */
  stopMs: number
  /** Hand time of one point, in Hz² s (docs/owner/evidence.md, hand time). */
  hz2sPerPoint: number
  // Only for boards that sense the current.
  /** Resistance of the motor at its terminals, in mohm, at room temperature. */
  mohm?: number
  /** Current without load at the lowest and at the highest point of the curve, in mA. */
  freeMa?: readonly [number, number]
}

/** The value at `x` on the line from (x0, y0) to (x1, y1), rounded half up. Whole numbers, x1 > x0. */
export function interpolate(x: number, x0: number, x1: number, y0: number, y1: number): number {
  return y0 + Math.floor(((y1 - y0) * (x - x0)) / (x1 - x0) + 0.5)
}

/** Frequency of a level in tenths of a Hz, where the top level has `topHz`; 0 for level 0. */
export function levelDecihertz(motor: MotorProfile, level: number, topHz: number): number {
  return level > 0 ? interpolate(level, 1, MAX_LEVEL, motor.hz[0]! * 10, topHz * 10) : 0
}

/**
 * The lowest frequency, in tenths of a Hz, of a motor that stopped at `dropOutMv`, on the line of the curve's first two
 * points; 0 if a motor of this profile cannot have stopped there.
 */
export function leastDecihertz(motor: MotorProfile, dropOutMv: number): number {
  const leastMv = (dropOutMv * MIN_DRIVE_PERCENT) / 100
  const least = interpolate(leastMv, motor.mv[0]!, motor.mv[1]!, motor.hz[0]! * 10, motor.hz[1]! * 10)
  const topHz = motor.hz[motor.hz.length - 1]!
  // levelDecihertz() with one use less, so that it need not be a function on a device.
  const most = interpolate(DROP_OUT_MAX_LEVEL, 1, MAX_LEVEL, motor.hz[0]! * 10, topHz * 10)
  return least > most ? 0 : Math.max(1, least)
}

/** Voltage for a frequency, in mV; never more than the top of the motor's curve. */
export function motorMv(motor: MotorProfile, decihertz: number): number {
  const hz = motor.hz
  const mv = motor.mv
  const last = hz.length - 1
  for (let i = 1; i <= last; i++) {
    if (decihertz <= hz[i]! * 10) return interpolate(decihertz, hz[i - 1]! * 10, hz[i]! * 10, mv[i - 1]!, mv[i]!)
  }
  return mv[last]!
}
