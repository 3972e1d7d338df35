// What a device may do on each supply, by its volts. The judge has numbers of its own: a limit that changes only in the
// firmware, or in the table of supplies, breaks an invariant.

import type { Chemistry, Supply } from '../../../hal/boards/supplies.ts'

/** At the terminals, in mV. */
export interface SupplyNumbers {
  /** Readings outside of it are impossible: the wire or the part is broken. */
  readableMv: readonly [number, number]
  startMinMv: number
  softBelowMv: number
  offBelowMv: number
  backAboveMv: number
  /** The motor does not run from here on. */
  tooHighMv: number
}

/** Of one cell. Li-ion: docs/owner/evidence.md, section 4; the others are proposals. */
const CELLS: Record<Chemistry, SupplyNumbers> = {
  'li-ion': row([2000, 4600], 3400, 3300, 3100, 3500),
  lifepo4: row([1600, 4000], 3000, 2900, 2700, 3150),
  nimh: row([600, 1700], 1120, 1080, 1000, 1200),
}

/** In percent of the volts that an adapter states. */
const ADAPTER = row([30, 150], 90, 85, 80, 90, 120)
const USB_MV = 5000

const ONE_CELL = CELLS['li-ion']
const known = new WeakMap<Supply, SupplyNumbers>()

function row(
  readableMv: readonly [number, number],
  startMinMv: number,
  softBelowMv: number,
  offBelowMv: number,
  backAboveMv: number,
  tooHighMv = Number.POSITIVE_INFINITY,
): SupplyNumbers {
  return { readableMv, startMinMv, softBelowMv, offBelowMv, backAboveMv, tooHighMv }
}

function scale({ readableMv: [low, high], ...of }: SupplyNumbers, by: number): SupplyNumbers {
  const { startMinMv, softBelowMv, offBelowMv, backAboveMv, tooHighMv } = of
  return row(
    [low * by, high * by],
    startMinMv * by,
    softBelowMv * by,
    offBelowMv * by,
    backAboveMv * by,
    tooHighMv * by,
  )
}

/** The numbers of a supply; without one of a Li-ion cell. */
export function supplyNumbers(supply: Supply | undefined): SupplyNumbers {
  if (!supply) return ONE_CELL
  let numbers = known.get(supply)
  if (!numbers) {
    const { kind } = supply
    if (kind === 'adapter') numbers = scale(ADAPTER, supply.mv / 100)
    else if (kind === 'usb') numbers = scale(ADAPTER, USB_MV / 100)
    else numbers = scale(CELLS[kind], supply.cells)
    known.set(supply, numbers)
  }
  return numbers
}
