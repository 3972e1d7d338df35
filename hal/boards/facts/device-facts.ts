// What the core knows of the hardware around it, as constants: '#device' of src/. The build writes them into the file of a
// board, so that what a board does not have leaves no trace in it. The simulator plugs in those of each device.

import { BRAKE_MS } from '../../../src/limits.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import type { Board, EspruinoBoard } from '../board.ts'
import { currentsOf } from '../currents.ts'
import { driverRow } from '../drivers.ts'
import { supplyLimits } from '../supplies.ts'

/** A motor has at least this much at its top, for the pace of a calibration. */
const LEAST_TOP_MV = 3200
/** A calibration starts at a sixteenth of it, ends a little above it, and takes 40 s for all of it (proposals). */
const CREEP_SHARES = { from: 1 / 16, to: 33 / 32, perS: 1 / 40 } as const
/** The longest way up or down, in ms: the same for each motor. */
export const CREEP_MAX_MS = (1000 * CREEP_SHARES.to) / CREEP_SHARES.perS

/** The resistance is measured while the motor stands still: below this share of the voltage that starts it. */
const MEASURE_PERCENT = 80
/** The greatest current of a motor is at least this share of that of the free one (proposal). */
const MORE_THAN_FREE_PERCENT = 120
/** An adapter may give the greatest current and no more, and readings have noise: it counts from this share on (proposal). */
const OVERLOAD_PERCENT = 95
/** Current above that of a free motor, as a share of what a hard hand adds: from here on the motor is pressed (proposal). */
const PRESSED_PERCENT = 15
/** The drive follows no smaller change of the current: this share of the top volts, half a hertz. */
const LIFT_STEP_PERCENT = 0.8

export interface DeviceFacts {
  // Limits of the supply at its terminals, in mV (supplies.ts).
  readonly START_MIN_MV: number
  readonly SOFT_BELOW_MV: number
  readonly OFF_BELOW_MV: number
  readonly BACK_ABOVE_MV: number
  readonly TOO_HIGH_MV: number
  readonly SUPPLY_MIN_MV: number
  readonly SUPPLY_MAX_MV: number
  readonly SUPPLY_STEP_MV: number
  readonly ASSUMED_MV: number
  readonly BLINK_FROM_MV: readonly number[]
  /** A mains adapter or USB: there is nothing to charge. */
  readonly IS_ADAPTER: boolean
  /** Hosts on the link come by a radio that can be silent. Otherwise they are on the wire of the console. */
  readonly HAS_RADIO: boolean
  // A calibration: from and to mV, at this pace.
  readonly CREEP_FROM_MV: number
  readonly CREEP_TO_MV: number
  readonly CREEP_MV_PER_S: number
  /** A bridge brakes the motor for BRAKE_MS after each stop. */
  readonly IS_BRIDGE: boolean
  /** The board senses the current. The rest is 0 otherwise. */
  readonly HAS_SENSE: boolean
  /** The sensor is in the supply, where no current flows in the pauses of the PWM. */
  readonly IS_SENSE_OF_SUPPLY: boolean
  /** Resistance of the motor, in mohm. */
  readonly MOHM: number
  /** Current of the free motor at levels 1 and 100, in mA. */
  readonly FREE_LOW_MA: number
  readonly FREE_TOP_MA: number
  /** The most that the motor takes for minutes, and what a hand adds that presses, in mA. */
  readonly OVERLOAD_MA: number
  readonly PRESSED_MA: number
  /** Voltage of the top of the band, and the smallest change of what the current adds, in mV. */
  readonly TOP_MV: number
  readonly LIFT_STEP_MV: number
  readonly MEASURE_BELOW_MV: number
}

/** What the facts of a board depend on. */
export type Hardware = Pick<Board, 'supply' | 'motor' | 'driverKind' | 'senseMvPerA' | 'senseOf'> & {
  about?: Board['about']
  radio?: EspruinoBoard['radio']
}

/**
 * A motor for a board with this hardware: a bridge stops it so soon that it needs a kick again. Half of the brake takes as
 * much speed as a kick adds. Soon after, a motor with friction stands still, and one with stiction then needs the kick.
 */
export function motorBehind({ motor, driverKind }: Hardware): MotorProfile {
  return driverRow(driverKind).isBridge ? { ...motor, stopMs: Math.min(motor.stopMs, BRAKE_MS / 2) } : motor
}

export function deviceFacts(hardware: Hardware): DeviceFacts {
  const { supply, motor, senseMvPerA = 0, senseOf } = hardware
  const limits = supplyLimits(supply)
  const topMv = motor.mv[motor.mv.length - 1]!
  const paceMv = Math.max(LEAST_TOP_MV, topMv)
  const hasSense = senseMvPerA > 0
  const [lowMa, topMa] = motor.freeMa ?? [0, 0]
  const pressedMa = Math.max(currentsOf(hardware)?.pressedMa ?? 0, (topMa * MORE_THAN_FREE_PERCENT) / 100)
  const ifSensed = (value: number) => (hasSense ? Math.round(value) : 0)
  return {
    START_MIN_MV: limits.startMinMv,
    SOFT_BELOW_MV: limits.softBelowMv,
    OFF_BELOW_MV: limits.offBelowMv,
    BACK_ABOVE_MV: limits.backAboveMv,
    TOO_HIGH_MV: limits.tooHighMv,
    SUPPLY_MIN_MV: limits.supplyMinMv,
    SUPPLY_MAX_MV: limits.supplyMaxMv,
    SUPPLY_STEP_MV: limits.supplyStepMv,
    ASSUMED_MV: limits.assumedMv,
    BLINK_FROM_MV: limits.blinkFromMv,
    IS_ADAPTER: limits.blinkFromMv.length === 0,
    HAS_RADIO: hardware.radio === 'quiet',
    CREEP_FROM_MV: Math.round(paceMv * CREEP_SHARES.from),
    CREEP_TO_MV: Math.round(paceMv * CREEP_SHARES.to),
    CREEP_MV_PER_S: Math.round(paceMv * CREEP_SHARES.perS),
    IS_BRIDGE: driverRow(hardware.driverKind).isBridge,
    HAS_SENSE: hasSense,
    IS_SENSE_OF_SUPPLY: senseOf === 'supply',
    MOHM: ifSensed(motor.mohm ?? 0),
    FREE_LOW_MA: ifSensed(lowMa),
    FREE_TOP_MA: ifSensed(topMa),
    OVERLOAD_MA: ifSensed((pressedMa * OVERLOAD_PERCENT) / 100),
    PRESSED_MA: ifSensed(((pressedMa - lowMa) * PRESSED_PERCENT) / 100),
    TOP_MV: ifSensed(topMv),
    LIFT_STEP_MV: ifSensed((topMv * LIFT_STEP_PERCENT) / 100),
    MEASURE_BELOW_MV: ifSensed((motor.startMv * MEASURE_PERCENT) / 100),
  }
}
