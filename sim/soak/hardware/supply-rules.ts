// What the invariants hold each supply to. They have numbers of their own, as for one Li-ion cell: a limit that changes
// only in the firmware breaks an invariant.

import { type Chemistry, ONE_CELL, type Supply, supplyLimits, USB_MV } from '../../../hal/boards/supplies.ts'
import type { Device } from '../../device/device.ts'

/** Volts in mV, at the terminals of the supply. */
export interface SupplyRules {
  /** A reading outside of these is impossible: the wire or the part is broken. */
  readableMv: readonly [number, number]
  offBelowMv: number
  softBelowMv: number
  startMinMv: number
  backAboveMv: number
  /** A reading in place of a sensor that the board does not have: no invariant objects to it. */
  normalMv: number
  /** Off from here on; Infinity for cells. */
  tooHighMv: number
  /** Tolerances in mV are for one Li-ion cell: of this supply they are so many times as large. */
  scale: number
}

type Points = readonly [
  min: number,
  off: number,
  soft: number,
  start: number,
  back: number,
  normal: number,
  max: number,
]

const CELL_POINTS: Record<Chemistry, Points> = {
  'li-ion': [2000, 3100, 3300, 3400, 3500, 3900, 4600],
  lifepo4: [1600, 2700, 2900, 3000, 3150, 3290, 4000],
  nimh: [600, 1000, 1080, 1120, 1200, 1300, 1700],
}
/** Thousandths of the volts that an adapter states. */
const ADAPTER_POINTS: Points = [300, 800, 850, 900, 900, 1000, 1500]
const ADAPTER_TOO_HIGH = 1200
const LI_ION_FULL_MV = 4200

function rulesFrom(points: Points, times: number, tooHigh: number, fullMv: number): SupplyRules {
  const [min, off, soft, start, back, normal, max] = points.map((mv) => mv * times) as unknown as Points
  return {
    readableMv: [min, max],
    offBelowMv: off,
    softBelowMv: soft,
    startMinMv: start,
    backAboveMv: back,
    normalMv: normal,
    tooHighMv: tooHigh * times,
    scale: fullMv / LI_ION_FULL_MV,
  }
}

export function supplyRules(supply: Supply = ONE_CELL): SupplyRules {
  // The divider suits the highest volts, and so does the noise of a reading.
  const fullMv = supplyLimits(supply).assumedMv
  if (supply.kind === 'adapter') return rulesFrom(ADAPTER_POINTS, supply.mv / 1000, ADAPTER_TOO_HIGH, fullMv)
  if (supply.kind === 'usb') return rulesFrom(ADAPTER_POINTS, USB_MV / 1000, ADAPTER_TOO_HIGH, fullMv)
  return rulesFrom(CELL_POINTS[supply.kind], supply.cells, Number.POSITIVE_INFINITY, fullMv)
}

const ONE_CELL_RULES = supplyRules()
const placesOf = (rules: SupplyRules): readonly number[] => [
  rules.offBelowMv,
  rules.softBelowMv,
  rules.startMinMv,
  rules.backAboveMv,
  rules.normalMv,
]

/** The volts that are to the limits of this supply as `volts` are to those of one Li-ion cell. */
export function alikeVolts(rules: SupplyRules, volts: number): number {
  const from = placesOf(ONE_CELL_RULES)
  const to = placesOf(rules)
  let i = 0
  while (i < from.length - 2 && volts * 1000 > from[i + 1]!) i++
  const share = (volts * 1000 - from[i]!) / (from[i + 1]! - from[i]!)
  return (to[i]! + share * (to[i + 1]! - to[i]!)) / 1000
}

const rules = new WeakMap<Device, SupplyRules>()

/** Of the supply of a device. */
export function supplyRulesOf(device: Device): SupplyRules {
  let found = rules.get(device)
  if (!found) {
    found = supplyRules(device.given.hardware?.supply)
    rules.set(device, found)
  }
  return found
}
