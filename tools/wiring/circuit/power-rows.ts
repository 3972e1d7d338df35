// The rows that power the board: the charger with the cell, and the supply of the chip.

import type { Board } from '../../../hal/boards/board.ts'
import { block, ground, part, wire } from '../../../lib/drawing/circuit.ts'
import { listPinRoles } from '../../build/boards/pin-roles.ts'
import { getFacts, type Supply } from '../facts.ts'
import { CHARGER, SUPPLY_DIODE } from '../parts.ts'
import { at, atBoard, type Drawing, drawLabel, drawNote, drawPin, RAIL_X, type Row } from './row.ts'

const CELL_X = 686

/** The cell, and the charger if the board can see it. Both are before the power switch, so that it charges when off. */
export function makeChargerRow(board: Board): Row {
  const pin = listPinRoles(board).find(({ field }) => field === 'chargerPin')?.pin
  return {
    height: 150,
    pinY: 46,
    pin,
    railY: 0,
    draw: (y) => [
      ...(pin === undefined
        ? []
        : [
            wire(atBoard(y), at(300, y)),
            wire(at(480, y), at(RAIL_X, y)),
            block(300, y - 34, 180, 68, 'charger', ['CHRG', 'BAT+']),
            wire(at(390, y + 34), at(390, y + 44)),
            ground(at(390, y + 44)),
            drawNote(300, y - 44, `such as ${CHARGER}, 5 V from USB`, 'start'),
          ]),
      wire(at(RAIL_X, y), at(CELL_X, y)),
      part('cell', at(CELL_X, y), at(CELL_X, y + 76)),
      drawLabel(CELL_X + 22, y + 30, '+'),
      ground(at(CELL_X, y + 76)),
      drawLabel(CELL_X, y - 30, 'Li-ion cell'),
      drawNote(CELL_X, y - 11, 'with protector'),
    ],
  }
}

const drawBoardGround = (y: number): Drawing => [wire(atBoard(y), at(240, y)), ground(at(240, y))]

/** Between the plus of the cell and the supply pin. */
const FEEDS: Record<Supply['through'], (y: number, supply: Supply) => Drawing> = {
  wire: (y) => [wire(at(RAIL_X, y), atBoard(y))],
  diode: (y) => [
    part('schottky', at(RAIL_X, y), atBoard(y)),
    drawLabel(405, y - 24, `Schottky diode 1 A, such as ${SUPPLY_DIODE}`),
  ],
  regulator: (y, { regulator }) => [
    wire(at(RAIL_X, y), at(480, y)),
    wire(at(320, y), atBoard(y)),
    block(320, y - 30, 160, 60, 'regulator', ['3.3 V', 'in']),
    wire(at(400, y + 30), at(400, y + 40)),
    ground(at(400, y + 40)),
    drawNote(320, y - 40, `such as ${regulator?.example}`, 'start'),
  ],
}

export function makeSupplyRow(board: Board): Row {
  const { power } = getFacts(board)
  if ('builtIn' in power)
    return {
      height: 100,
      pinY: 30,
      pin: 'GND',
      draw: (y) => [...drawBoardGround(y), drawNote(290, y + 5, power.builtIn, 'start')],
    }
  return {
    height: 150,
    pinY: 50,
    pin: power.pin,
    railY: 0,
    draw: (y) => [...FEEDS[power.through](y, power), ...drawBoardGround(y + 56), drawPin(board, y + 56, 'GND')],
  }
}
