// The circuit of a board as a picture: the board with its pins on the left, the plus of the cell on the right, and
// between them a row for each thing that is to be wired. Only what this board needs.

import type { Board } from '../../hal/boards/board.ts'
import { block, CIRCUIT, dot, ground, mosfet, type Point, part, supply, wire } from '../../lib/drawing/circuit.ts'
import { path, svg, text } from '../../lib/drawing/svg.ts'
import { pinOn, roles } from '../build/boards/check.ts'
import { drive, factsOf, needsSwitch } from './facts.ts'
import { amperes, diodeAmperes, topKiloohms, wired } from './parts.ts'

const WIDTH = 760
const BOARD = { left: 16, right: 190 } as const
/** Where the plus of the cell runs down. */
const RAIL = 620
const CELL = 686
/** Under the title of the picture. */
const TOP = 60

type Drawn = readonly string[]
/** A row: how high it is, where in it the pin leaves the board, and what is drawn from there. */
interface Row {
  height: number
  pin: number
  /** What is printed beside the pin; none where nothing leaves the board here. */
  label: string | undefined
  /** How far below the pin it meets the plus of the cell; none where it does not. */
  rail?: number
  draw: (y: number) => Drawn
}

const at = (x: number, y: number): Point => ({ x, y })
const label = (x: number, y: number, what: string, anchor: 'start' | 'middle' | 'end' = 'middle') =>
  text(x, y, 'label', what, anchor)
const note = (x: number, y: number, what: string, anchor: 'start' | 'middle' | 'end' = 'middle') =>
  text(x, y, 'note', what, anchor)
const out = (y: number): Point => at(BOARD.right, y)
/** Two wires meet, and the second goes on down over a part to ground. */
const down = (kind: 'resistor' | 'capacitor' | 'ntc', from: Point): string =>
  dot(from) + part(kind, from, at(from.x, from.y + 76)) + ground(at(from.x, from.y + 76))

/** The charger before the power switch, so that it charges whether the massager is on or not. */
function charger(board: Board): Row {
  const pin = roles(board).find(({ field }) => field === 'chargerPin')?.pin
  return {
    height: 150,
    pin: 46,
    label: pin === undefined ? undefined : pinOn(board, pin),
    rail: 0,
    draw: (y) => [
      ...(pin === undefined
        ? []
        : [
            wire(out(y), at(300, y)),
            wire(at(480, y), at(RAIL, y)),
            block(300, y - 34, 180, 68, 'charger', ['CHRG', 'BAT+']),
            wire(at(390, y + 34), at(390, y + 44)),
            ground(at(390, y + 44)),
            note(300, y - 44, 'from USB, 5 V', 'start'),
          ]),
      wire(at(RAIL, y), at(CELL, y)),
      part('cell', at(CELL, y), at(CELL, y + 76)),
      ground(at(CELL, y + 76)),
      label(CELL, y - 30, 'Li-ion cell'),
      note(CELL, y - 11, 'with protector'),
    ],
  }
}

function power(board: Board): Row {
  const { power: from } = factsOf(board)
  if ('itself' in from)
    return {
      height: 100,
      pin: 30,
      label: 'GND',
      draw: (y) => [...minus(y), note(290, y + 5, from.itself, 'start')],
    }
  const { pin, over } = from
  return {
    height: 150,
    pin: 50,
    label: pin,
    rail: 0,
    draw: (y) => {
      const feed =
        over === 'diode'
          ? [part('schottky', at(RAIL, y), out(y)), label(405, y - 24, 'Schottky diode 1 A')]
          : over === 'wire'
            ? [wire(at(RAIL, y), out(y))]
            : [
                wire(at(RAIL, y), at(480, y)),
                wire(at(320, y), out(y)),
                block(320, y - 30, 160, 60, 'regulator', ['3.3 V', 'in']),
                wire(at(400, y + 30), at(400, y + 40)),
                ground(at(400, y + 40)),
              ]
      return [...feed, ...minus(y + 56), text(BOARD.right - 10, y + 62, 'pin', 'GND', 'end')]
    },
  }
}

const minus = (y: number): Drawn => [wire(out(y), at(240, y)), ground(at(240, y))]

const motorName = ({ motor: { name } }: Board): string => (name === 'coin' ? 'coin motor' : 'motor')

/** The motor from the rail down to whatever pulls it to ground, with its flyback diode. */
function fromRail(board: Board, from: Point): Drawn {
  const { x, y } = from
  const right = RAIL - 30
  return [
    wire(from, at(x + 20, y)),
    part('motor', at(x + 20, y), at(right, y)),
    wire(at(right, y), at(RAIL, y)),
    label((x + 20 + right) / 2, y + 6, 'M'),
    label((x + 20 + right) / 2, y + 46, motorName(board)),
    dot(at(x + 20, y)),
    dot(at(right, y)),
    wire(at(x + 20, y), at(x + 20, y - 62)),
    part('schottky', at(x + 20, y - 62), at(right, y - 62)),
    wire(at(right, y - 62), at(right, y)),
    label((x + 20 + right) / 2, y - 84, `Schottky diode ${diodeAmperes(board)} A`),
  ]
}

function motor(board: Board): Row {
  const pin = pinOn(board, board.motorPin)
  switch (drive(board)) {
    case 'bridge':
      return {
        height: 90,
        pin: 36,
        label: pin,
        draw: (y) => [
          part('motor', out(y), at(480, y)),
          wire(at(480, y), at(480, y + 10)),
          ground(at(480, y + 10)),
          label(335, y + 6, 'M'),
          label(370, y - 12, motorName(board), 'start'),
        ],
      }
    case 'low side':
      return {
        height: 180,
        pin: 106,
        label: pin,
        rail: 0,
        draw: (y) => [wire(out(y), at(360, y)), ...fromRail(board, at(360, y))],
      }
    default:
      return {
        height: 280,
        pin: 170,
        label: pin,
        rail: -60,
        draw: (y) => {
          const gate = at(340, y)
          const { drain, source, drawn } = mosfet(gate)
          return [
            part('resistor', out(y), at(300, y)),
            wire(at(300, y), gate),
            label(245, y - 20, '100 Ω'),
            down('resistor', at(300, y)),
            label(284, y + 44, '100 kΩ', 'end'),
            drawn,
            wire(source, at(source.x, y + 76)),
            ground(at(source.x, y + 76)),
            label(source.x + 20, y + 20, 'N-channel MOSFET', 'start'),
            note(source.x + 20, y + 42, `fully on at 3 V, ${amperes(board)} A`, 'start'),
            wire(drain, at(drain.x, y - 60)),
            ...fromRail(board, at(drain.x, y - 60)),
          ]
        },
      }
  }
}

function battery(board: Board, pin: string | number): Row {
  return {
    height: 150,
    pin: 40,
    label: pinOn(board, pin),
    rail: 0,
    draw: (y) => [
      wire(out(y), at(440, y)),
      part('resistor', at(400, y), at(RAIL, y)),
      label(510, y - 20, `${topKiloohms(board)} kΩ`),
      down('capacitor', at(270, y)),
      label(292, y + 44, '100 nF', 'start'),
      down('resistor', at(400, y)),
      label(418, y + 44, '100 kΩ', 'start'),
    ],
  }
}

function thermistor(board: Board, pin: string | number): Row {
  return {
    height: 170,
    pin: 60,
    label: pinOn(board, pin),
    draw: (y) => [
      wire(out(y), at(400, y)),
      part('resistor', at(400, y), at(540, y)),
      supply(at(540, y), '3.3 V'),
      label(470, y - 20, '10 kΩ'),
      down('ntc', at(400, y)),
      label(430, y + 36, 'NTC 10 kΩ, B 3950', 'start'),
      note(430, y + 57, 'against the case', 'start'),
    ],
  }
}

const BUTTON_NAMES: Partial<Record<keyof Board, string>> = {
  buttonPin: 'button',
  nextPin: 'button: next program',
  softerPin: 'button: softer',
  strongerPin: 'button: stronger',
  offPin: 'button: off',
}

function button(board: Board, name: string, pin: string | number): Row {
  const end = at(400, 0)
  return {
    height: 84,
    pin: 42,
    label: pinOn(board, pin),
    draw: (y) => [
      part('button', out(y), at(end.x, y)),
      ...(board.buttonPressed ? [supply(at(end.x, y), '3.3 V')] : [ground(at(end.x, y))]),
      label(end.x + 40, y + 6, name, 'start'),
    ],
  }
}

function light(board: Board): Row {
  return {
    height: 90,
    pin: 42,
    label: pinOn(board, board.lightPin),
    draw: (y) => {
      const led = [at(300, y), at(420, y)] as const
      const [from, to] = board.lightOn ? led : ([led[1], led[0]] as const)
      return [
        part('resistor', out(y), at(300, y)),
        label(245, y - 20, '330 Ω'),
        part('led', from, to),
        board.lightOn ? ground(led[1]) : supply(led[1], '3.3 V'),
        label(460, y + 6, 'light', 'start'),
      ]
    },
  }
}

/** From the top down. */
function rowsOf(board: Board): Row[] {
  const taken = wired(board)
  const pin = (field: keyof Board) => taken.find((role) => role.field === field)?.pin
  const [cell, ntc] = [pin('batteryPin'), pin('ntcPin')]
  return [
    charger(board),
    power(board),
    motor(board),
    ...(cell === undefined ? [] : [battery(board, cell)]),
    ...(ntc === undefined ? [] : [thermistor(board, ntc)]),
    ...taken.flatMap((role) => {
      const name = BUTTON_NAMES[role.field]
      return name ? [button(board, name, role.pin)] : []
    }),
    ...(pin('lightPin') === undefined ? [] : [light(board)]),
  ]
}

/** As an SVG. */
export function circuit(board: Board): string {
  const rows = rowsOf(board)
  let top = TOP
  const placed = rows.map((row) => {
    const y = top + row.pin
    top += row.height
    return { row, y }
  })
  const height = top + 16
  const meets = placed.flatMap(({ row: { rail }, y }) => (rail === undefined ? [] : [y + rail]))
  const [first, last] = [meets[0]!, meets.at(-1)!]
  const below = first + 96
  const body = [
    path('body', `M${BOARD.left} ${TOP - 20}H${BOARD.right}V${height - 20}H${BOARD.left}z`),
    wire(
      at(BOARD.left, TOP - 20),
      at(BOARD.right, TOP - 20),
      at(BOARD.right, height - 20),
      at(BOARD.left, height - 20),
      at(BOARD.left, TOP - 20),
    ),
    text(BOARD.left, 28, 'label', `${board.title}: what to wire`, 'start'),
    needsSwitch(board)
      ? part('switch', at(RAIL, first), at(RAIL, below)) + text(RAIL - 24, first + 54, 'label', 'power switch', 'end')
      : wire(at(RAIL, first), at(RAIL, below)),
    wire(at(RAIL, below), at(RAIL, last)),
    ...meets.slice(0, -1).map((y) => dot(at(RAIL, y))),
    ...placed.flatMap(({ row, y }) => [
      ...row.draw(y),
      ...(row.label === undefined ? [] : [text(BOARD.right - 10, y + 6, 'pin', row.label, 'end')]),
    ]),
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
