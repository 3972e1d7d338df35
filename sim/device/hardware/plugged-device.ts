// '#device' in Node: the hardware around the core, as of the device that booted last. In a build these are constants.

import { type DeviceFacts, deviceFacts } from '../../../hal/boards/facts/device-facts.ts'
import { massagerMotor } from '../../../hal/boards/motors.ts'

export let START_MIN_MV: number
export let SOFT_BELOW_MV: number
export let OFF_BELOW_MV: number
export let BACK_ABOVE_MV: number
export let TOO_HIGH_MV: number
export let SUPPLY_MIN_MV: number
export let SUPPLY_MAX_MV: number
export let SUPPLY_STEP_MV: number
export let ASSUMED_MV: number
export let BLINK_FROM_MV: readonly number[]
export let IS_ADAPTER: boolean
export let HAS_RADIO: boolean
export let CREEP_FROM_MV: number
export let CREEP_TO_MV: number
export let CREEP_MV_PER_S: number
export let IS_BRIDGE: boolean
export let HAS_SENSE: boolean
export let IS_SENSE_OF_SUPPLY: boolean
export let MOHM: number
export let FREE_LOW_MA: number
export let FREE_TOP_MA: number
export let OVERLOAD_MA: number
export let PRESSED_MA: number
export let TOP_MV: number
export let LIFT_STEP_MV: number
export let MEASURE_BELOW_MV: number

/** One Li-ion cell, a transistor, and no current sensor. */
export const STANDARD = deviceFacts({ motor: massagerMotor })

/** From now on the core has this hardware. */
export function plugDevice(facts: DeviceFacts = STANDARD): void {
  ;({
    START_MIN_MV,
    SOFT_BELOW_MV,
    OFF_BELOW_MV,
    BACK_ABOVE_MV,
    TOO_HIGH_MV,
    SUPPLY_MIN_MV,
    SUPPLY_MAX_MV,
    SUPPLY_STEP_MV,
    ASSUMED_MV,
    BLINK_FROM_MV,
    IS_ADAPTER,
    HAS_RADIO,
    CREEP_FROM_MV,
    CREEP_TO_MV,
    CREEP_MV_PER_S,
    IS_BRIDGE,
    HAS_SENSE,
    IS_SENSE_OF_SUPPLY,
    MOHM,
    FREE_LOW_MA,
    FREE_TOP_MA,
    OVERLOAD_MA,
    PRESSED_MA,
    TOP_MV,
    LIFT_STEP_MV,
    MEASURE_BELOW_MV,
  } = facts)
}

plugDevice()
