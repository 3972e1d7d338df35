// The rows of the sensors: the voltage of the cell and the temperature of the case.

import type { Board } from '../../../hal/boards/board.ts'
import { part, wire } from '../../../lib/drawing/circuit.ts'
import type { Pin } from '../../build/boards/pin-roles.ts'
import { getDividerKiloohms } from '../parts.ts'
import { at, atBoard, drawLabel, drawNote, drawPartToGround, drawSupply, RAIL_X, type Row } from './row.ts'

export function makeBatteryRow(board: Board, pin: Pin): Row {
  return {
    height: 150,
    pinY: 40,
    pin,
    railY: 0,
    draw: (y) => [
      wire(atBoard(y), at(440, y)),
      part('resistor', at(400, y), at(RAIL_X, y)),
      drawLabel(510, y - 20, `${getDividerKiloohms(board)} kΩ`),
      drawPartToGround('capacitor', at(270, y)),
      drawLabel(292, y + 44, '100 nF', 'start'),
      drawPartToGround('resistor', at(400, y)),
      drawLabel(418, y + 44, '100 kΩ', 'start'),
    ],
  }
}

export function makeThermistorRow(board: Board, pin: Pin): Row {
  return {
    height: 170,
    pinY: 60,
    pin,
    draw: (y) => [
      wire(atBoard(y), at(400, y)),
      part('resistor', at(400, y), at(540, y)),
      drawSupply(board, at(540, y)),
      drawLabel(470, y - 20, '10 kΩ'),
      drawPartToGround('ntc', at(400, y)),
      drawLabel(430, y + 36, 'NTC 10 kΩ, B 3950', 'start'),
      drawNote(430, y + 57, 'against the case', 'start'),
    ],
  }
}
