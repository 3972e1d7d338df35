// How messages and pages name what feeds the motor.

import { adapterMv, type Chemistry, ONE_CELL, type Supply } from '../../../hal/boards/supplies.ts'

export const CHEMISTRY: Record<Chemistry, string> = { 'li-ion': 'Li-ion', lifepo4: 'LiFePO4', nimh: 'NiMH' }

export const isCells = (supply: Supply): supply is Extract<Supply, { cells: number }> => 'cells' in supply

/** Whether it is what boards without the field have. */
export const isOneCell = (supply: Supply = ONE_CELL): boolean => supply.kind === 'li-ion' && supply.cells === 1

/** "a Li-ion cell", "3 Li-ion cells", "an adapter of 12000 mV" or "USB". */
export function describeSupply(supply: Supply = ONE_CELL): string {
  if (!isCells(supply)) return supply.kind === 'usb' ? 'USB' : `an adapter of ${adapterMv(supply)} mV`
  const name = CHEMISTRY[supply.kind]
  return supply.cells === 1 ? `a ${name} cell` : `${supply.cells} ${name} cells`
}

/** "cell", "pack", "adapter" or "USB supply". */
export function nameSupply(supply: Supply = ONE_CELL): string {
  if (isCells(supply)) return supply.cells === 1 ? 'cell' : 'pack'
  return supply.kind === 'usb' ? 'USB supply' : 'adapter'
}

/** "12 V" */
export const formatVolts = (mv: number): string => `${mv / 1000} V`

/** The verb of `describeSupply`, with an s unless it is several cells. */
export const withVerb = (supply: Supply = ONE_CELL, verb: string): string =>
  `${describeSupply(supply)} ${verb}${isCells(supply) && supply.cells > 1 ? '' : 's'}`
