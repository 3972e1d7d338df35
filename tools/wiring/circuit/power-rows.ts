// The rows that power the board: the cell, pack or adapter, and the supply of the chip.

import type { Board } from '../../../hal/boards/board.ts'
import { ONE_CELL, type Supply as Source } from '../../../hal/boards/supplies.ts'
import { block, ground, part, wire } from '../../../lib/drawing/circuit.ts'
import { listPinRoles } from '../../build/boards/pin-roles.ts'
import { CHEMISTRY, isCells, isOneCell } from '../../build/boards/supply-words.ts'
import { getFacts, type Supply } from '../facts.ts'
import { SUPPLY_DIODE } from '../parts.ts'
import { describeAdapter, describeCharge, findCharger, findConverter, getProtection } from '../power.ts'
import { at, atBoard, type Drawing, drawLabel, drawNote, drawPin, RAIL_X, type Row } from './row.ts'

const CELL_X = 686
/** A pack stands to the right of its protector. */
const PACK_X = 862

function drawCell(y: number, x: number, name: string, note: string): Drawing {
  return [
    part('cell', at(x, y), at(x, y + 76)),
    drawLabel(x + 22, y + 30, '+'),
    ground(at(x, y + 76)),
    drawLabel(x, y - 30, name),
    drawNote(x, y - 11, note),
  ]
}

/** The cell, the pack behind its protector, or the adapter, on the right of the rail. */
function drawSource(y: number, source: Source): Drawing {
  if (!isCells(source)) {
    const name = source.kind === 'usb' ? 'USB' : 'adapter'
    return [
      wire(at(RAIL_X, y), at(CELL_X, y)),
      block(CELL_X, y - 34, 130, 68, name, ['+', '−']),
      wire(at(CELL_X + 65, y + 34), at(CELL_X + 65, y + 44)),
      ground(at(CELL_X + 65, y + 44)),
      drawNote(CELL_X + 65, y - 46, describeAdapter(source)),
    ]
  }
  const { kind, cells } = source
  const name = `${CHEMISTRY[kind]} ${cells === 1 ? 'cell' : 'cells'}`
  if (kind !== 'nimh' && cells === 1)
    return [wire(at(RAIL_X, y), at(CELL_X, y)), ...drawCell(y, CELL_X, name, 'with protector')]
  const protection = getProtection(source)
  return [
    wire(at(RAIL_X, y), at(664, y)),
    block(664, y - 34, 120, 68, protection, protection === 'fuse' ? ['', ''] : ['P+', 'B+']),
    ...(protection === 'fuse' ? [] : [wire(at(724, y + 34), at(724, y + 44)), ground(at(724, y + 44))]),
    wire(at(784, y), at(PACK_X, y)),
    ...drawCell(y, PACK_X, name, `${cells} in series`),
  ]
}

/** What feeds the motor, and the charger if the board can see it. Both are before the power switch. */
export function makeSourceRow(board: Board): Row {
  const { supply = ONE_CELL } = board
  const pin = listPinRoles(board).find(({ field }) => field === 'chargerPin')?.pin
  const example = findCharger(supply)
  const note = isOneCell(supply)
    ? `such as ${example}, 5 V from USB`
    : `${describeCharge(supply)}${example ? `, such as ${example}` : ''}`
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
            drawNote(isOneCell(supply) ? 300 : 222, y - 44, note, 'start'),
          ]),
      ...drawSource(y, supply),
    ],
  }
}

const drawBoardGround = (y: number): Drawing => [wire(atBoard(y), at(240, y)), ground(at(240, y))]

/** Where the supply of the board begins on the right: at the rail, or at the converter. */
const CONVERTER = { left: 450, right: 590 } as const

/** Between the plus of the cell, or the 5 V of a converter at `x`, and the supply pin. */
const FEEDS: Record<Supply['through'], (y: number, supply: Supply, x: number) => Drawing> = {
  wire: (y, _, x) => [wire(at(x, y), atBoard(y))],
  diode: (y, _, x) => [
    part('schottky', at(x, y), atBoard(y)),
    ...(x === RAIL_X
      ? [drawLabel(405, y - 24, `Schottky diode 1 A, such as ${SUPPLY_DIODE}`)]
      : [
          drawLabel(220, y - 45, 'Schottky diode 1 A', 'start'),
          drawNote(220, y - 24, `such as ${SUPPLY_DIODE}`, 'start'),
        ]),
  ],
  regulator: (y, { regulator }, x) => {
    const left = x === RAIL_X ? 320 : 240
    return [
      wire(at(x, y), at(left + 160, y)),
      wire(at(left, y), atBoard(y)),
      block(left, y - 30, 160, 60, 'regulator', ['3.3 V', 'in']),
      wire(at(left + 80, y + 30), at(left + 80, y + 40)),
      ground(at(left + 80, y + 40)),
      drawNote(left, y - 40, `such as ${regulator?.example}`, 'start'),
    ]
  },
}

function drawConverter(y: number, short: string, example: string | undefined): Drawing {
  const { left, right } = CONVERTER
  const middle = (left + right) / 2
  return [
    wire(at(RAIL_X, y), at(right, y)),
    block(left, y - 30, right - left, 60, 'converter', ['5 V', 'in']),
    wire(at(middle, y + 30), at(middle, y + 40)),
    ground(at(middle, y + 40)),
    drawNote(RAIL_X - 8, y - (example ? 60 : 40), short, 'end'),
    ...(example ? [drawNote(RAIL_X - 8, y - 40, `such as ${example}`, 'end')] : []),
  ]
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
  const converter = findConverter(board)
  return {
    height: converter ? 170 : 150,
    pinY: converter ? 70 : 50,
    pin: power.pin,
    railY: 0,
    draw: (y) => [
      ...(converter ? drawConverter(y, converter.short, converter.example) : []),
      ...FEEDS[power.through](y, power, converter ? CONVERTER.left : RAIL_X),
      ...drawBoardGround(y + 56),
      drawPin(board, y + 56, 'GND'),
    ],
  }
}
