// Draws the circuit of a board: the board with its pins on the left, the plus of the cell on the right, and a row
// between them for each thing to wire. It shows only what this board needs.

import type { Board } from '../../../hal/boards/board.ts'
import { CIRCUIT, dot, part, wire } from '../../../lib/drawing/circuit.ts'
import { path, svg, text } from '../../../lib/drawing/svg.ts'
import { needsSwitch } from '../facts.ts'
import { listWiredRoles } from '../parts.ts'
import { BUTTON_NAMES, makeButtonRow, makeLightRow } from './control-rows.ts'
import { makeMotorRow } from './motor-row.ts'
import { makeChargerRow, makeSupplyRow } from './power-rows.ts'
import { at, BOARD, drawPinName, RAIL_X, type Row } from './row.ts'
import { makeBatteryRow, makeThermistorRow } from './sensor-rows.ts'

const WIDTH = 760
/** Space for the title of the picture. */
const TOP = 60

/** From the top down. */
function makeRows(board: Board): Row[] {
  const roles = listWiredRoles(board)
  const findPin = (field: keyof Board) => roles.find((role) => role.field === field)?.pin
  const [batteryPin, ntcPin] = [findPin('batteryPin'), findPin('ntcPin')]
  return [
    makeChargerRow(board),
    makeSupplyRow(board),
    makeMotorRow(board),
    ...(batteryPin === undefined ? [] : [makeBatteryRow(board, batteryPin)]),
    ...(ntcPin === undefined ? [] : [makeThermistorRow(board, ntcPin)]),
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

/** Returns an SVG. */
export function drawCircuit(board: Board): string {
  let top = TOP
  const rows = makeRows(board).map((row) => {
    const y = top + row.pinY
    top += row.height
    return { ...row, y }
  })
  const height = top + 16
  const { left, right } = BOARD
  const [upper, lower] = [TOP - 20, height - 20]
  const body = [
    path('body', `M${left} ${upper}H${right}V${lower}H${left}z`),
    wire(at(left, upper), at(right, upper), at(right, lower), at(left, lower), at(left, upper)),
    text(left, 28, 'label', `${board.title}: what to wire`, 'start'),
    ...drawRail(
      board,
      rows.flatMap(({ railY, y }) => (railY === undefined ? [] : [y + railY])),
    ),
    ...rows.flatMap(({ draw, label, y }) => [...draw(y), ...(label === undefined ? [] : [drawPinName(y, label)])]),
  ]
  return svg(
    {
      id: `wiring-${board.name}`,
      width: WIDTH,
      height,
      title: `${board.title}: the circuit`,
      about: 'The parts list and the table under the picture say the same in words.',
      classes: CIRCUIT,
    },
    body,
  )
}
