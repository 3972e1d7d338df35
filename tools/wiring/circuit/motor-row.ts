// The row of the motor: on a transistor that the maker adds, on a transistor of the board, or on a half bridge.

import type { Board } from '../../../hal/boards/board.ts'
import { dot, ground, mosfet, type Point, part, wire } from '../../../lib/drawing/circuit.ts'
import { isOneCell } from '../../build/boards/supply-words.ts'
import { getMotorDrive } from '../facts.ts'
import { findMosfet, getDiodeAmperes, getFlybackDiode, getPeakAmperes } from '../parts.ts'
import { drawBulkCapacitor, drawReturn, makeDriverRow } from './driver-rows.ts'
import { at, atBoard, BOARD, type Drawing, drawLabel, drawNote, drawPartToGround, RAIL_X, type Row } from './row.ts'

const getMotorName = ({ motor: { name } }: Board): string => (name === 'coin' ? 'coin motor' : 'motor')

/** The motor between the plus of the cell and `switched`, with its flyback diode. */
function drawMotorToRail(board: Board, switched: Point): Drawing {
  const { x, y } = switched
  const right = RAIL_X - 30
  const middle = (x + 20 + right) / 2
  return [
    wire(switched, at(x + 20, y)),
    part('motor', at(x + 20, y), at(right, y)),
    wire(at(right, y), at(RAIL_X, y)),
    drawLabel(middle, y + 6, 'M'),
    drawLabel(middle + 36, y - 6, '+'),
    drawLabel(middle, y + 46, getMotorName(board)),
    dot(at(x + 20, y)),
    dot(at(right, y)),
    wire(at(x + 20, y), at(x + 20, y - 62)),
    part('schottky', at(x + 20, y - 62), at(right, y - 62)),
    wire(at(right, y - 62), at(right, y)),
    drawLabel(middle, y - 103, `Schottky diode ${getDiodeAmperes(board)} A`),
    drawNote(middle, y - 83, `such as ${getFlybackDiode(board)}`),
  ]
}

function drawTransistor(board: Board, y: number): Drawing {
  const gate = at(340, y)
  const { drain, source, drawn } = mosfet(gate)
  const example = findMosfet(board)
  return [
    part('resistor', atBoard(y), at(300, y)),
    wire(at(300, y), gate),
    drawLabel(252, y - 20, '100 Ω'),
    drawPartToGround('resistor', at(300, y)),
    drawLabel(284, y + 44, '100 kΩ', 'end'),
    drawn,
    wire(source, at(source.x, y + 76)),
    ...drawReturn(board, source.x, y + 76),
    ...(isOneCell(board.supply) ? [] : drawBulkCapacitor(y - 60)),
    drawLabel(source.x + 20, y + 20, 'N-channel MOSFET', 'start'),
    drawNote(source.x + 20, y + 41, `fully on at 3 V, ${getPeakAmperes(board)} A`, 'start'),
    ...(example ? [drawNote(source.x + 20, y + 61, `such as ${example}`, 'start')] : []),
    drawNote(gate.x + 6, y - 6, 'G'),
    drawNote(drain.x + 8, drain.y - 6, 'D', 'start'),
    drawNote(source.x - 8, source.y + 18, 'S', 'end'),
    wire(drain, at(drain.x, y - 60)),
    ...drawMotorToRail(board, at(drain.x, y - 60)),
  ]
}

/** Why the circuit of a half bridge differs from the others. */
const BRIDGE_REASONS = [
  'To ground, not to the cell: the driver',
  'pulls its outputs to ground when off.',
  'No flyback diode: the driver has its own.',
]

export function makeMotorRow(board: Board): Row {
  const pin = board.motorPin
  switch (getMotorDrive(board)) {
    case 'high side':
    case 'h-bridge':
      return makeDriverRow(board)
    case 'bridge':
      return {
        height: 170,
        pinY: 36,
        pin,
        draw: (y) => {
          const end = at(480, y)
          const middle = (BOARD.right + end.x) / 2
          return [
            part('motor', atBoard(y), end),
            wire(end, at(end.x, y + 10)),
            ground(at(end.x, y + 10)),
            drawLabel(middle, y + 6, 'M'),
            drawLabel(middle - 36, y - 6, '+'),
            drawLabel(middle + 35, y - 12, getMotorName(board), 'start'),
            ...BRIDGE_REASONS.map((words, i) => drawNote(BOARD.right + 8, y + 58 + 20 * i, words, 'start')),
          ]
        },
      }
    case 'low side':
      return {
        height: 196,
        pinY: 122,
        pin,
        railY: 0,
        draw: (y) => [wire(atBoard(y), at(360, y)), ...drawMotorToRail(board, at(360, y))],
      }
    default:
      return { height: 296, pinY: 186, pin, railY: -60, draw: (y) => drawTransistor(board, y) }
  }
}
