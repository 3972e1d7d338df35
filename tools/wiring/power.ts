// What feeds a board whose supply is not one Li-ion cell: converter, charger and protector, and how its pages call it.

import type { Board } from '../../hal/boards/board.ts'
import { ONE_CELL, type Supply, supplyLimits } from '../../hal/boards/supplies.ts'
import { CHEMISTRY, formatVolts, isCells, isOneCell, nameSupply } from '../build/boards/supply-words.ts'
import { getFacts } from './facts.ts'

/** Boards take these volts where they take one cell. */
const DIRECT_MV = [3000, 5500] as const
/** A step-down converter needs a little more than the 5 V that it makes. */
const STEP_DOWN_FROM_MV = 5300

export interface Converter {
  title: string
  /** In a circuit. */
  short: string
  /** One that takes these volts, where we know one. */
  example?: string
}

/** Pololu's data, in mV. */
const CONVERTERS = {
  down: { fromMv: STEP_DOWN_FROM_MV, toMv: 36_000, example: 'D24V5F5' },
  both: { fromMv: 2700, toMv: 11_800, example: 'S7V7F5' },
} as const

/** The converter between the supply and the board; undefined where the board takes the supply as it is. */
export function findConverter(board: Board): Converter | undefined {
  const { supply = ONE_CELL } = board
  if (isOneCell(supply) || 'builtIn' in getFacts(board).power) return undefined
  const { offBelowMv, assumedMv, fullMv } = supplyLimits(supply)
  if (offBelowMv >= DIRECT_MV[0] && assumedMv <= DIRECT_MV[1]) return undefined
  const isDown = offBelowMv >= STEP_DOWN_FROM_MV
  const { fromMv, toMv, example } = CONVERTERS[isDown ? 'down' : 'both']
  return {
    title: `${isDown ? 'step-down' : 'step-up and step-down'} converter to 5 V for 500 mA that takes ${formatVolts(offBelowMv)} to ${formatVolts(fullMv)}`,
    short: isDown ? 'step-down, 500 mA' : 'step-up/down, 500 mA',
    ...(offBelowMv >= fromMv && fullMv <= toMv && { example }),
  }
}

/** Charger chips with a status output by chemistry and cells. */
const CHARGERS: Record<string, string> = { 'li-ion 1': 'TP4056', 'li-ion 3': 'CN3703' }

export const findCharger = (supply: Supply = ONE_CELL): string | undefined =>
  isCells(supply) ? CHARGERS[`${supply.kind} ${supply.cells}`] : undefined

/** "for 3 Li-ion cells, 12.6 V": what a charger is for. */
export function describeCharge(supply: Supply): string {
  if (!isCells(supply)) return ''
  const name = `${supply.cells} ${CHEMISTRY[supply.kind]} ${supply.cells === 1 ? 'cell' : 'cells'}`
  return supply.kind === 'nimh' ? `for ${name}` : `for ${name}, ${formatVolts(supplyLimits(supply).assumedMv)}`
}

/** What protects the cells. */
export const getProtection = (supply: Supply): 'fuse' | 'protector' =>
  isCells(supply) && supply.kind === 'nimh' ? 'fuse' : 'protector'

/** "13 V, 1.5 A" of an adapter. */
export function describeAdapter(supply: Supply): string {
  const { assumedMv } = supplyLimits(supply)
  const ma = 'maxMa' in supply ? supply.maxMa : undefined
  return `${formatVolts(assumedMv)}${ma === undefined ? '' : `, ${ma / 1000} A`}`
}

/** Sentences that only hold with cells: an adapter is never empty. */
const IS_ABOUT_CHARGE = /[^.]*(?:a cell of 2,000 mAh|only the protector)[^.]*\.\s*/g

/** What the texts about one cell say of another supply, in this order. */
const rewordings = (name: string): readonly (readonly [RegExp, string])[] => [
  [/reaching the cell past its charger/g, 'going back into the supply'],
  [/A full cell would destroy/g, 'More than 3.6 V would destroy'],
  [/\bthe (?:Li-ion )?cell\b/g, `the ${name}`],
  [/\bThe (?:Li-ion )?cell\b/g, `The ${name}`],
  [/\bits own cell\b/g, `its own ${name}`],
]

/** A text about the cell for what this board has instead. */
export function forSupply({ supply }: Board, words: string): string {
  if (!supply || isOneCell(supply)) return words
  const kept = isCells(supply) ? words : words.replaceAll(IS_ABOUT_CHARGE, '')
  return rewordings(nameSupply(supply))
    .reduce((text, [from, to]) => text.replaceAll(from, to), kept)
    .trim()
}
