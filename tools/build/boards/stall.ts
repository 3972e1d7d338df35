// The currents of a board's motor on the board's own supply.

import type { Board, Currents } from '../../../hal/boards/board.ts'
import { currentsOf } from '../../../hal/boards/currents.ts'
import { supplyLimits } from '../../../hal/boards/supplies.ts'

/** What a motor of `mohm` draws on `mv` when it cannot turn, in mA. */
export const getStallMa = (mv: number, mohm: number): number => Math.round((mv * 1000) / mohm)

/**
 * The currents of the motor: a maker measures them on the supply of the board; ours are for one cell, or for 13 V, and
 * are computed anew for another supply.
 */
export function currentsOnSupply(board: Board): Currents | undefined {
  const { about, motor, supply } = board
  const currents = currentsOf(board)
  if (!currents || !supply || about.currents || motor.mohm === undefined) return currents
  return { ...currents, stallMa: getStallMa(supplyLimits(supply).assumedMv, motor.mohm) }
}
