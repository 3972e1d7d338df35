// Pieces of a circuit diagram: parts with two ends, a transistor, boxes with pins, wires and ground.

import { path, px, text } from './svg.ts'
import { type Classes, fill, stroke } from './theme.ts'

export interface Point {
  x: number
  y: number
}

const words =
  (px: number) =>
  (colour: string): string =>
    `fill:${colour};font-size:${px}px`

export const LABEL_PX = 17

/** The classes of a circuit. Letters are large, because a phone shows the picture at half its size. */
export const CIRCUIT: Classes = {
  wire: { how: stroke, light: '#24292f', dark: '#c9d1d9' },
  solid: { how: fill, light: '#24292f', dark: '#c9d1d9' },
  body: { how: (c) => `fill:${c}`, light: '#ffffff', dark: '#161b22' },
  label: { how: words(LABEL_PX), light: '#24292f', dark: '#e6edf3' },
  note: { how: words(15), light: '#57606a', dark: '#9aa4af' },
  pin: { how: (c) => `${words(LABEL_PX)(c)};font-weight:600`, light: '#0550ae', dark: '#79c0ff' },
}

/** Half the length of a part between its wires. */
const HALF = 24
const THICK = 2

const line = (d: string): string => path('wire', d, THICK)
const solid = (d: string): string => path('solid', d)
const closed = (d: string): string => path('body', d) + line(d)
const circle = (r: number): string => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0z`
const ring = (x: number): string => closed(`M${x - 4} 0A4 4 0 1 1 ${x + 4} 0A4 4 0 1 1 ${x - 4} 0z`)
const through = line(`M${-HALF} 0H${HALF}`)
const box = closed(`M${-HALF} -9H${HALF}V9H${-HALF}z`)
const diode = `${through}${solid('M-10 -11L10 0L-10 11z')}`

/** Each part lies along the x axis, with its middle at 0. The comments are about its first end, on the left. */
const PARTS = {
  resistor: box,
  /** A thermistor whose resistance falls with temperature: the line across it is bent. */
  ntc: box + line('M-24 20H-14L16 -20'),
  capacitor: line(`M${-HALF} 0H-4M4 0H${HALF}M-4 -14V14M4 -14V14`),
  /** The first end is the anode. */
  schottky: diode + line('M16 -11V-7M16 -11H10V11H4V7'),
  led: diode + line('M10 -11V11M0 -16L8 -28M12 -16L20 -28') + solid('M8 -28l-6 4l6 4zM20 -28l-6 4l6 4z'),
  /** The first end is plus. */
  cell: line(`M${-HALF} 0H-5M5 0H${HALF}M-5 -18V18`) + path('wire', 'M5 -9V9', 5),
  button: line(`M${-HALF} 0H-14M14 0H${HALF}M-16 -10H16M0 -10V-20`) + ring(-14) + ring(14),
  switch: line(`M${-HALF} 0H-14M14 0H${HALF}M-11 -2L12 -16`) + ring(-14) + ring(14),
  motor: closed(circle(HALF)),
} as const
export type Part = keyof typeof PARTS

/** A line through all points. */
export const wire = (...points: readonly Point[]): string =>
  line(points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join(''))

/** A part by itself, from `left` to the right. */
export const symbol = (kind: Part, { x, y }: Point): string =>
  `<g transform="translate(${px(x + HALF)} ${px(y)})">${PARTS[kind]}</g>`

/** A part in the middle between two points, with its wires. */
export function part(kind: Part, from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const at = (share: number): Point => ({ x: from.x + dx * share, y: from.y + dy * share })
  const turn = Math.round((Math.atan2(dy, dx) * 180) / Math.PI)
  const { x, y } = at(0.5)
  const body = `<g transform="translate(${px(x)} ${px(y)})${turn === 0 ? '' : ` rotate(${turn})`}">${PARTS[kind]}</g>`
  return wire(from, at(0.5 - HALF / length)) + wire(at(0.5 + HALF / length), to) + body
}

/** A dot where wires meet. */
export const dot = ({ x, y }: Point): string => solid(`M${px(x - 4)} ${px(y)}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0z`)

/** A ground symbol below the point. */
export const ground = ({ x, y }: Point): string => line(`M${px(x)} ${px(y)}v10m-14 0h28m-23 6h18m-13 6h8`)

/** A supply symbol: an arrow up to the name of the voltage. */
export const supply = ({ x, y }: Point, name: string): string =>
  line(`M${px(x)} ${px(y)}v-18m-7 8l7 -9l7 9`) + text(x, y - 26, 'label', name, 'middle')

/** An N-channel transistor, with its drain above and its source below. */
export interface Mosfet {
  gate: Point
  drain: Point
  source: Point
  drawn: string
}

/** The gate is at the point, on the left; drain and source are 40 to the right. */
export function mosfet(gate: Point): Mosfet {
  const { x, y } = gate
  const drawn =
    line(`M${px(x)} ${px(y)}h14m0 -18v36m8 -42v12m0 9v12m0 9v12m0 -48h18v-16m-18 37h18m-18 21h18m0 -21v37`) +
    solid(`M${px(x + 23)} ${px(y)}l10 -5v10z`)
  return { gate, drain: { x: x + 40, y: y - 34 }, source: { x: x + 40, y: y + 34 }, drawn }
}

/** A box with a name; below it, the names of its left and right ends. */
export function block(
  x: number,
  y: number,
  width: number,
  height: number,
  name: string,
  ends: [string, string],
): string {
  const under = y + height / 2 + 20
  return (
    closed(`M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`) +
    text(x + width / 2, y + height / 2 - 6, 'label', name, 'middle') +
    text(x + 8, under, 'note', ends[0]) +
    text(x + width - 8, under, 'note', ends[1], 'end')
  )
}

/** A pin of a chip: its name, and how far below the middle of its first pin it leaves the box. */
export type ChipPin = readonly [name: string, down: number]

/** A box with a name in its middle, and named pins at its left and right edges. `y` is the height of the first pin. */
export function chip(
  { x, y }: Point,
  [width, above, below]: readonly [number, number, number],
  name: string,
  left: readonly ChipPin[],
  right: readonly ChipPin[],
): string {
  return (
    closed(`M${px(x)} ${px(y - above)}h${px(width)}v${px(above + below)}h${px(-width)}z`) +
    text(x + width / 2, y - above + 22, 'label', name, 'middle') +
    left.map(([pin, down]) => text(x + 8, y + down + 5, 'note', pin)).join('') +
    right.map(([pin, down]) => text(x + width - 8, y + down + 5, 'note', pin, 'end')).join('')
  )
}
