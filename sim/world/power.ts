// What feeds the motor in the world: cells in series, or an adapter. Both are a source of volts behind a resistance.

import { adapterMv, type Chemistry, ONE_CELL, type Supply, supplyLimits } from '../../hal/boards/supplies.ts'
import { Cell } from './cell.ts'
import type { WorldSettings } from './fields.ts'

export interface PowerSource {
  /** 0..1; of a pack that of its emptiest cell, of an adapter 1. */
  charge: number
  /** It gives nothing: by a protector, or because it is unplugged. */
  isCutOff: boolean
  /** Volts before the drop over the resistance, and that resistance. */
  readonly volts: number
  readonly ohm: number
  /** No more than this, in A: its volts fall instead. */
  readonly maxAmps: number
  /** Full volts of what a charger charges; 0 for an adapter. */
  readonly fullVolts: number
  /** Plugs an adapter in, or pulls it; nothing for cells. */
  plug(isPlugged: boolean): void
  /** Others of this charge in place of the cells; nothing for an adapter. */
  replace(charge: number): void
  /** Lets `dt` s pass with `amps` out of it; they are negative while it is charged. */
  step(dt: number, amps: number, isPlugged: boolean): void
}

/** Cells in series. The protector looks at each cell, so the weakest one cuts off all. */
class Pack implements PowerSource {
  readonly maxAmps = Number.POSITIVE_INFINITY
  readonly #cells: readonly Cell[]

  constructor(cells: readonly Cell[]) {
    this.#cells = cells
  }

  #sum(value: (cell: Cell) => number): number {
    return this.#cells.reduce((sum, cell) => sum + value(cell), 0)
  }

  get charge(): number {
    return Math.min(...this.#cells.map(({ charge }) => charge))
  }

  get isCutOff(): boolean {
    return this.#cells.some(({ isCutOff }) => isCutOff)
  }

  get volts(): number {
    return this.#sum(({ volts }) => volts)
  }

  get ohm(): number {
    return this.#sum(({ ohm }) => ohm)
  }

  get fullVolts(): number {
    return this.#sum(({ fullVolts }) => fullVolts)
  }

  plug(): void {}

  replace(charge: number): void {
    for (const cell of this.#cells) cell.replace(charge)
  }

  step(dt: number, amps: number, isPlugged: boolean): void {
    for (const cell of this.#cells) cell.step(dt, amps, isPlugged)
  }
}

/** An adapter of which nobody says how much it gives. */
const USUAL_A = 1.5

class Adapter implements PowerSource {
  charge = 1
  isCutOff = false
  readonly volts: number
  readonly fullVolts = 0
  readonly ohm: number
  readonly maxAmps: number

  constructor(volts: number, ohm: number, maxAmps: number) {
    this.volts = volts
    this.ohm = ohm
    this.maxAmps = maxAmps
  }

  plug(isPlugged: boolean): void {
    this.isCutOff = !isPlugged
  }

  replace(): void {}

  step(): void {}
}

/** The source of a device. `weakPercent` is the capacity of the weakest cell, as a share of the others'. */
export function makePower(supply: Supply = ONE_CELL, settings: WorldSettings): PowerSource {
  if (supply.kind === 'adapter' || supply.kind === 'usb')
    return new Adapter(adapterMv(supply) / 1000, settings.cellOhm, (supply.maxMa ?? USUAL_A * 1000) / 1000)
  const { cellAh, cellOhm, cellPercent, weakPercent } = settings
  const make = (share: number) => new Cell(cellAh * share, cellOhm / share, cellPercent / 100, supply.kind as Chemistry)
  const weakest = make(weakPercent / 100)
  if (supply.cells === 1) return weakest
  return new Pack([weakest, ...Array.from({ length: supply.cells - 1 }, () => make(1))])
}

/** What a bench gives in place of the source, in mV: 3.9 V for a cell of 4.2 V. */
const BENCH_SHARE = 3900 / 4200
export const benchMv = (supply: Supply = ONE_CELL): number =>
  adapterMv(supply) || Math.round(supplyLimits(supply).assumedMv * BENCH_SHARE)
