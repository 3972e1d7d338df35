// What is for one Li-ion cell, for any supply.

import { ONE_CELL, type Supply, supplyLimits } from '../../../hal/boards/supplies.ts'
import type { Device } from '../../device/device.ts'
import { supplyNumbers } from '../monitor/supply-numbers.ts'

const FULL_MV = supplyLimits(ONE_CELL).assumedMv

/** Tolerances in mV are for one Li-ion cell: of this device they are so many times as large, as are steps of its reading. */
export const scaleOf = ({ given }: Device): number => supplyLimits(given.hardware?.supply).assumedMv / FULL_MV

/** The limits in their order, and a volt that is far from them. */
function places(supply?: Supply): readonly number[] {
  const { offBelowMv, softBelowMv, startMinMv, backAboveMv } = supplyNumbers(supply)
  return [offBelowMv, softBelowMv, startMinMv, backAboveMv, 2 * backAboveMv - offBelowMv]
}

/** The volts that are to the limits of this supply as `volts` are to those of one Li-ion cell. */
export function alikeVolts(supply: Supply | undefined, volts: number): number {
  const [from, to] = [places(), places(supply)]
  let i = 0
  while (i < from.length - 2 && volts * 1000 > from[i + 1]!) i++
  const share = (volts * 1000 - from[i]!) / (from[i + 1]! - from[i]!)
  return (to[i]! + share * (to[i + 1]! - to[i]!)) / 1000
}
