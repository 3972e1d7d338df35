// The row of a driver that the maker adds: a high-side switch or an H-bridge, with a pull-down at each of its inputs.

import type { Board } from '../../../hal/boards/board.ts'
import { type ChipPin, chip, dot, ground, part, wire } from '../../../lib/drawing/circuit.ts'
import { cut } from '../../../lib/drawing/svg.ts'
import { describeDriver, listDriverInputs } from '../driver.ts'
import { getDiodeAmperes, getFlybackDiode } from '../parts.ts'
import { at, atBoard, type Drawing, drawLabel, drawNote, drawPartToGround, drawPin, RAIL_X, type Row } from './row.ts'

const CHIP = { left: 350, width: 130 } as const
const RIGHT = CHIP.left + CHIP.width
const NODE_X = 306
/** Between two inputs: room for a pull-down. */
const STEP = 112
/** How far above the first input the chip begins, and its supply. */
const ABOVE = 70
const SUPPLY = -36

/** The capacitor at the supply of a driver, on the right of the rail. */
export const drawBulkCapacitor = (y: number): Drawing => [
  dot(at(RAIL_X, y)),
  wire(at(RAIL_X, y), at(RAIL_X + 60, y)),
  part('capacitor', at(RAIL_X + 60, y), at(RAIL_X + 60, y + 76)),
  ground(at(RAIL_X + 60, y + 76)),
  drawLabel(RAIL_X + 80, y + 44, '470 µF', 'start'),
]

/** The wire of a ground: to ground, or to the shunt that measures it. */
export const drawReturn = (board: Board, x: number, y: number): Drawing =>
  board.senseOf === 'supply' ? [drawNote(x + 6, y + 5, 'to the shunt', 'start')] : [ground(at(x, y))]

function drawInputs(board: Board, y: number): Drawing {
  return listDriverInputs(board).flatMap(({ pin }, i) => {
    const down = y + i * STEP
    return [
      wire(atBoard(down), at(CHIP.left, down)),
      drawPartToGround('resistor', at(NODE_X, down)),
      drawLabel(NODE_X - 18, down + 44, '100 kΩ', 'end'),
      ...(i > 0 ? [drawPin(board, down, pin)] : []),
    ]
  })
}

/** A driver: its inputs, the chip with its outputs as far down as `below`, its supply, and what is on its right. */
const makeRow = (
  board: Board,
  height: number,
  outputs: readonly ChipPin[],
  below: number,
  drawRight: (y: number) => Drawing,
): Row => ({
  height,
  pinY: 116,
  pin: board.motorPin,
  railY: SUPPLY,
  draw: (y) => [
    ...drawInputs(board, y),
    chip(
      at(CHIP.left, y),
      [CHIP.width, ABOVE, below],
      'driver',
      listDriverInputs(board).map(({ name }, i): ChipPin => [name, i * STEP]),
      [['VM', SUPPLY], ...outputs],
    ),
    drawNote(CHIP.left - 20, y - ABOVE - 12, cut(describeDriver(board), RAIL_X - CHIP.left + 10, 15), 'start'),
    wire(at(RIGHT, y + SUPPLY), at(RAIL_X, y + SUPPLY)),
    ...drawBulkCapacitor(y + SUPPLY),
    ...drawRight(y),
  ],
})

/** The diode carries the motor's current past a shunt, so that this measures what the supply gives. */
const drawMotorReturn = ({ senseOf }: Board, y: number): Drawing =>
  senseOf === 'supply'
    ? [
        wire(at(534, y), at(580, y)),
        wire(at(557, y), at(557, y + 12)),
        dot(at(557, y)),
        drawNote(557, y + 28, 'to the shunt'),
      ]
    : [ground(at(534, y)), ground(at(580, y))]

/** The motor from output to ground, and its flyback diode with the cathode at the output. */
function makeHighSideRow(board: Board): Row {
  const [out, returns, foot] = [14, 48, 124]
  const outputs: ChipPin[] = [
    ['OUT', out],
    ['GND', returns],
  ]
  return makeRow(board, 330, outputs, 66, (y) => [
    wire(at(RIGHT, y + out), at(580, y + out)),
    dot(at(534, y + out)),
    part('schottky', at(534, y + foot), at(534, y + out)),
    part('motor', at(580, y + out), at(580, y + foot)),
    ...drawMotorReturn(board, y + foot),
    drawLabel(580, y + (out + foot) / 2 + 6, 'M'),
    drawLabel(598, y + out + 22, '+'),
    drawLabel(580, y + foot + (board.senseOf === 'supply' ? 64 : 48), 'motor'),
    wire(at(RIGHT, y + returns), at(RIGHT + 22, y + returns)),
    ground(at(RIGHT + 22, y + returns)),
    drawLabel(RIGHT - 6, y + foot + 48, `Schottky diode ${getDiodeAmperes(board)} A`, 'end'),
    drawNote(RIGHT - 6, y + foot + 69, `such as ${getFlybackDiode(board)}`, 'end'),
  ])
}

function makeBridgeRow(board: Board): Row {
  const inputsHeight = (listDriverInputs(board).length - 1) * STEP
  const [out1, out2, returns] = [22, 122, 166]
  const returnX = RIGHT + (board.senseOf === 'supply' ? 8 : 30)
  const outputs: ChipPin[] = [
    ['OUT1', out1],
    ['OUT2', out2],
    ['GND', returns],
  ]
  return makeRow(board, 246 + inputsHeight, outputs, Math.max(inputsHeight + 30, returns + 20), (y) => [
    wire(at(RIGHT, y + out1), at(560, y + out1)),
    part('motor', at(560, y + out1), at(560, y + out2)),
    wire(at(560, y + out2), at(RIGHT, y + out2)),
    drawLabel(560, y + (out1 + out2) / 2 + 6, 'M'),
    drawLabel(578, y + out1 + 22, '+'),
    drawLabel(546, y + out1 + 26, 'motor', 'end'),
    wire(at(RIGHT, y + returns), at(returnX, y + returns)),
    ...drawReturn(board, returnX, y + returns),
  ])
}

export const makeDriverRow = (board: Board): Row =>
  board.driverKind === 'high-side' ? makeHighSideRow(board) : makeBridgeRow(board)
