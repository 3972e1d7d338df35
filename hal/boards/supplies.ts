// What feeds the motor, as a table: limits of a cell by its chemistry, and of an adapter by its volts. The build writes
// the limits of a board's supply into its file (device-facts.ts).

/** What feeds the motor. Without this field of a profile it is one Li-ion cell. */
export type Supply =
  | { kind: Chemistry; cells: number }
  /** Mains adapter of fixed volts. */
  | { kind: 'adapter'; mv: number; maxMa?: number }
  | { kind: 'usb'; maxMa?: number }

export type Chemistry = 'li-ion' | 'lifepo4' | 'nimh'

export const ONE_CELL: Supply = { kind: 'li-ion', cells: 1 }
export const USB_MV = 5000
/** Adapters that a profile may name, in mV: below, no motor of a massager turns; above, wiring needs other parts. */
export const ADAPTER_MV = [3000, 30_000] as const

/** Voltages of one cell, in mV. */
export interface CellLimits {
  /** Cells in series that a profile may have: the highest stay below 30 V. */
  maxCells: number
  /** Straight from a charger whose voltage is 1 % too high: what a divider must stand. */
  fullMv: number
  /** What the drive assumes where nobody measures: full, so that it errs on the weak side. */
  assumedMv: number
  /** A reading outside of these comes from an open or shorted divider. */
  minMv: number
  maxMv: number
  /** The rules of src/limits.ts: no start below, softer below, off below, and back above at rest. */
  startMinMv: number
  softBelowMv: number
  offBelowMv: number
  backAboveMv: number
  /** Resting voltages from which the light adds a blink: fifths of the usable charge. */
  blinkFromMv: readonly number[]
}

/** Li-ion: docs/owner/evidence.md, section 4, and its table S91. The other two are proposals from their usual curves. */
export const CELLS: Record<Chemistry, CellLimits> = {
  'li-ion': {
    maxCells: 6,
    fullMv: 4250,
    assumedMv: 4200,
    minMv: 2000,
    maxMv: 4600,
    startMinMv: 3400,
    softBelowMv: 3300,
    offBelowMv: 3100,
    backAboveMv: 3500,
    blinkFromMv: [3490, 3590, 3780, 4000],
  },
  lifepo4: {
    maxCells: 8,
    fullMv: 3690,
    assumedMv: 3600,
    minMv: 1600,
    maxMv: 4000,
    startMinMv: 3000,
    softBelowMv: 2900,
    offBelowMv: 2700,
    backAboveMv: 3150,
    // The curve is flat between 20 and 90 %: the middle blinks are coarse.
    blinkFromMv: [3210, 3260, 3290, 3320],
  },
  nimh: {
    maxCells: 20,
    fullMv: 1500,
    assumedMv: 1450,
    minMv: 600,
    maxMv: 1700,
    startMinMv: 1120,
    softBelowMv: 1080,
    offBelowMv: 1000,
    backAboveMv: 1200,
    blinkFromMv: [1230, 1260, 1290, 1330],
  },
}

/** Shares of an adapter's stated volts, in percent (proposals). */
export const ADAPTER_PERCENT = { min: 30, off: 80, soft: 85, start: 90, back: 90, tooHigh: 120, max: 150 } as const

/** Limits of a supply at its terminals, in mV. */
export interface SupplyLimits {
  startMinMv: number
  softBelowMv: number
  offBelowMv: number
  backAboveMv: number
  /** Off from here on: no start either. Above maxMv for cells, which cannot be too high. */
  tooHighMv: number
  /** A reading outside of these is a fault. */
  supplyMinMv: number
  supplyMaxMv: number
  /** The drive follows no smaller change. */
  supplyStepMv: number
  /** What the drive assumes where nobody measures. */
  assumedMv: number
  /** The most that reaches the divider. */
  fullMv: number
  /** Empty for an adapter: its light says that it is one, and no charge. */
  blinkFromMv: readonly number[]
}

/** The drive need not follow a smaller change of one cell: half of 1 %, a fifth of a hertz. */
const CELL_STEP_MV = 20

/** Volts that an adapter states, in mV; 0 for cells. */
export const adapterMv = (supply: Supply): number =>
  supply.kind === 'adapter' ? supply.mv : supply.kind === 'usb' ? USB_MV : 0

/** The limits of `supply` as a whole. */
export function supplyLimits(supply: Supply = ONE_CELL): SupplyLimits {
  if (supply.kind === 'adapter' || supply.kind === 'usb') {
    const mv = adapterMv(supply)
    const share = (percent: number) => Math.round((mv * percent) / 100)
    return {
      startMinMv: share(ADAPTER_PERCENT.start),
      softBelowMv: share(ADAPTER_PERCENT.soft),
      offBelowMv: share(ADAPTER_PERCENT.off),
      backAboveMv: share(ADAPTER_PERCENT.back),
      tooHighMv: share(ADAPTER_PERCENT.tooHigh),
      supplyMinMv: share(ADAPTER_PERCENT.min),
      supplyMaxMv: share(ADAPTER_PERCENT.max),
      supplyStepMv: Math.max(CELL_STEP_MV, Math.round(mv / 200)),
      assumedMv: mv,
      fullMv: share(ADAPTER_PERCENT.tooHigh),
      blinkFromMv: [],
    }
  }
  const { cells } = supply
  const cell = CELLS[supply.kind]
  return {
    startMinMv: cell.startMinMv * cells,
    softBelowMv: cell.softBelowMv * cells,
    offBelowMv: cell.offBelowMv * cells,
    backAboveMv: cell.backAboveMv * cells,
    tooHighMv: Number.MAX_SAFE_INTEGER,
    supplyMinMv: cell.minMv * cells,
    supplyMaxMv: cell.maxMv * cells,
    supplyStepMv: Math.round((CELL_STEP_MV * cells * cell.assumedMv) / CELLS['li-ion'].assumedMv),
    assumedMv: cell.assumedMv * cells,
    fullMv: cell.fullMv * cells,
    blinkFromMv: cell.blinkFromMv.map((mv) => mv * cells),
  }
}
