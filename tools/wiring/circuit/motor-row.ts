// The row of the motor: on a transistor that the maker adds, on a transistor of the board, or on a half bridge.

import type { Board } from '../../../hal/boards/board.ts'
import { dot, ground, mosfet, type Point, part, wire } from '../../../lib/drawing/circuit.ts'
import { formatPinLabel } from '../../build/boards/pin-roles.ts'
import { getMotorDrive } from '../facts.ts'
import { getDiodeAmperes, getPeakAmperes } from '../parts.ts'
import { at, atBoard, type Drawing, drawLabel, drawNote, drawPartToGround, RAIL_X, type Row } from './row.ts'

const getMotorName = ({ motor: { name } }: Board): string => (name === 'coin' ? 'coin motor' : 'motor')

/** The motor between the plus of the cell and `switched`, with its flyback diode. */
function drawMotorToRail(board: Board, switched: Point): Drawing {
  const { x, y } = switched
  const right = RAIL_X - 30
  return [
    wire(switched, at(x + 20, y)),
    part('motor', at(x + 20, y), at(right, y)),
    wire(at(right, y), at(RAIL_X, y)),
    drawLabel((x + 20 + right) / 2, y + 6, 'M'),
    drawLabel((x + 20 + right) / 2, y + 46, getMotorName(board)),
    dot(at(x + 20, y)),
    dot(at(right, y)),
    wire(at(x + 20, y), at(x + 20, y - 62)),
    part('schottky', at(x + 20, y - 62), at(right, y - 62)),
    wire(at(right, y - 62), at(right, y)),
    drawLabel((x + 20 + right) / 2, y - 84, `Schottky diode ${getDiodeAmperes(board)} A`),
  ]
}

function drawTransistor(board: Board, y: number): Drawing {
  const gate = at(340, y)
  const { drain, source, drawn } = mosfet(gate)
  return [
    part('resistor', atBoard(y), at(300, y)),
    wire(at(300, y), gate),
    drawLabel(245, y - 20, '100 Ω'),
    drawPartToGround('resistor', at(300, y)),
    drawLabel(284, y + 44, '100 kΩ', 'end'),
    drawn,
    wire(source, at(source.x, y + 76)),
    ground(at(source.x, y + 76)),
    drawLabel(source.x + 20, y + 20, 'N-channel MOSFET', 'start'),
    drawNote(source.x + 20, y + 42, `fully on at 3 V, ${getPeakAmperes(board)} A`, 'start'),
    wire(drain, at(drain.x, y - 60)),
    ...drawMotorToRail(board, at(drain.x, y - 60)),
  ]
}

export function makeMotorRow(board: Board): Row {
  const label = formatPinLabel(board, board.motorPin)
  switch (getMotorDrive(board)) {
    case 'bridge':
      return {
        height: 90,
        pinY: 36,
        label,
        draw: (y) => [
          part('motor', atBoard(y), at(480, y)),
          wire(at(480, y), at(480, y + 10)),
          ground(at(480, y + 10)),
          drawLabel(335, y + 6, 'M'),
          drawLabel(370, y - 12, getMotorName(board), 'start'),
        ],
      }
    case 'low side':
      return {
        height: 180,
        pinY: 106,
        label,
        railY: 0,
        draw: (y) => [wire(atBoard(y), at(360, y)), ...drawMotorToRail(board, at(360, y))],
      }
    default:
      return { height: 280, pinY: 170, label, railY: -60, draw: (y) => drawTransistor(board, y) }
  }
}
