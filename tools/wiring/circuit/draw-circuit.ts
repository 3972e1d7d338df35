// Draws the circuit of a board: the board with its pins on the left, the plus of the supply on the right, and a row
// between them for each thing to wire. It shows only what this board needs.

import type { Board } from '../../../hal/boards/board.ts'
import { ONE_CELL } from '../../../hal/boards/supplies.ts'
import { CIRCUIT, dot, part, wire } from '../../../lib/drawing/circuit.ts'
import { path, svg, text } from '../../../lib/drawing/svg.ts'
import { isCells, isOneCell } from '../../build/boards/supply-words.ts'
import { hasDriver } from '../driver.ts'
import { needsSwitch } from '../facts.ts'
import { listWiredRoles } from '../parts.ts'
import { BUTTON_NAMES, makeBuiltInRows, makeButtonRow, makeLightRow } from './control-rows.ts'
import { makeMotorRow } from './motor-row.ts'
import { makeSourceRow, makeSupplyRow } from './power-rows.ts'
import { at, BOARD, drawNote, drawPin, RAIL_X, type Row } from './row.ts'
import { makeBatteryRow, makeCurrentRow, makeThermistorRow } from './sensor-rows.ts'

/** Its parts on the right of the rail set how wide a picture is. */
const WIDTHS = { cell: 760, cellWithDriver: 790, adapter: 840, pack: 940 } as const

function getWidth(board: Board): number {
  const { supply = ONE_CELL, sensePin } = board
  if (!isCells(supply)) return WIDTHS.adapter
  if (supply.cells > 1 || supply.kind === 'nimh') return WIDTHS.pack
  return hasDriver(board) || sensePin !== undefined || !isOneCell(supply) ? WIDTHS.cellWithDriver : WIDTHS.cell
}

/** Space for the title of the picture. */
const TOP = 60

/** From the top down. */
function makeRows(board: Board): Row[] {
  const roles = listWiredRoles(board)
  const findPin = (field: keyof Board) => roles.find((role) => role.field === field)?.pin
  const [batteryPin, ntcPin, sensePin] = [findPin('batteryPin'), findPin('ntcPin'), findPin('sensePin')]
  return [
    makeSourceRow(board),
    makeSupplyRow(board),
    makeMotorRow(board),
    ...(batteryPin === undefined ? [] : [makeBatteryRow(board, batteryPin)]),
    ...(ntcPin === undefined ? [] : [makeThermistorRow(board, ntcPin)]),
    ...(sensePin === undefined ? [] : [makeCurrentRow(board, sensePin)]),
    ...roles.flatMap(({ field, pin }) => {
      const name = BUTTON_NAMES[field]
      return name ? [makeButtonRow(board, name, pin)] : []
    }),
    ...(findPin('lightPin') === undefined ? [] : [makeLightRow(board)]),
  ]
}

/** The plus of the cell, with the power switch below the charger, and a dot at each row that meets it. */
function drawRail(board: Board, meetings: readonly number[]): string[] {
  const [first, last] = [meetings[0]!, meetings.at(-1)!]
  const below = first + 96
  return [
    needsSwitch(board)
      ? part('switch', at(RAIL_X, first), at(RAIL_X, below)) +
        text(RAIL_X - 24, first + 54, 'label', 'power switch', 'end')
      : wire(at(RAIL_X, first), at(RAIL_X, below)),
    wire(at(RAIL_X, below), at(RAIL_X, last)),
    ...meetings.slice(0, -1).map((y) => dot(at(RAIL_X, y))),
  ]
}

/** Space for the words above the parts that are on the board already. */
const BUILT_IN_HEAD = 30

/** The outline of the board. It is wider where it has parts of its own, from `split` down. */
function drawBoard(upper: number, split: number, lower: number): string[] {
  const { left, right, wide } = BOARD
  const corners = [at(left, upper), at(right, upper)]
  if (split < lower) corners.push(at(right, split), at(wide, split), at(wide, lower))
  else corners.push(at(right, lower))
  corners.push(at(left, lower), at(left, upper))
  return [path('body', `M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}z`), wire(...corners)]
}

/** Gives each row its place below `top`. Returns the rows, and the end of the last one. */
function placeRows(rows: readonly Row[], top: number): { rows: (Row & { y: number })[]; end: number } {
  let end = top
  const placed = rows.map((row) => {
    const y = end + row.pinY
    end += row.height
    return { ...row, y }
  })
  return { rows: placed, end }
}

/** Returns an SVG. */
export function drawCircuit(board: Board): string {
  const builtIn = makeBuiltInRows(board)
  const { rows, end: split } = placeRows(makeRows(board), TOP)
  const { rows: builtInRows, end } = placeRows(builtIn, split + (builtIn.length > 0 ? BUILT_IN_HEAD : 0))
  const height = end + 16
  const { left } = BOARD
  const body = [
    ...drawBoard(TOP - 20, builtIn.length > 0 ? split : height - 20, height - 20),
    text(left, 28, 'label', `${board.title}: what to wire`, 'start'),
    ...(builtIn.length > 0 ? [drawNote(left + 10, split + 24, 'already on the board:', 'start')] : []),
    ...drawRail(
      board,
      rows.flatMap(({ railY, y }) => (railY === undefined ? [] : [y + railY])),
    ),
    ...[...rows, ...builtInRows].flatMap(({ draw, pin, y }) => [
      ...draw(y),
      ...(pin === undefined ? [] : [drawPin(board, y, pin)]),
    ]),
  ]
  return svg(
    {
      id: `wiring-${board.name}`,
      width: getWidth(board),
      height,
      title: `${board.title}: the circuit`,
      about: 'The parts list and the table under the picture say the same in words.',
      classes: CIRCUIT,
    },
    body,
  )
}
