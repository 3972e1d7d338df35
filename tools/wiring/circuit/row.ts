// A row of a circuit: one thing to wire, between the board on the left and the plus of the cell on the right. Also the
// places and small pieces that all rows share.

import type { Board } from '../../../hal/boards/board.ts'
import { dot, ground, LABEL_PX, type Point, part, supply } from '../../../lib/drawing/circuit.ts'
import { text, widthOf } from '../../../lib/drawing/svg.ts'
import { formatPinLabel, type Pin } from '../../build/boards/pin-roles.ts'
import { getFacts } from '../facts.ts'
import { findPinNumber } from '../module-pins.ts'

/** The board, from its left to its right edge, and the edge of the part that shows what is on it already. */
export const BOARD = { left: 10, right: 204, wide: 530 } as const
/** The vertical line of the plus of the cell. */
export const RAIL_X = 620

/** Pieces of SVG. */
export type Drawing = readonly string[]

export interface Row {
  height: number
  /** The height in the row at which the wire leaves the board. */
  pinY: number
  /** Undefined if no wire leaves the board here. */
  pin: Pin | undefined
  /** How far below the pin the row meets the plus of the cell; undefined if it does not. */
  railY?: number
  /** Draws the row with its pin at this height of the picture. */
  draw: (y: number) => Drawing
}

type Anchor = 'start' | 'middle' | 'end'

export const at = (x: number, y: number): Point => ({ x, y })

/** The place where the wire of a pin leaves the board. */
export const atBoard = (y: number): Point => at(BOARD.right, y)

export const drawLabel = (x: number, y: number, words: string, anchor: Anchor = 'middle'): string =>
  text(x, y, 'label', words, anchor)

export const drawNote = (x: number, y: number, words: string, anchor: Anchor = 'middle'): string =>
  text(x, y, 'note', words, anchor)

/** The name of a pin at the right edge of the board, and its number, where the module has one, at the left. */
export function drawPin(board: Board, y: number, pin: Pin): string {
  const number = findPinNumber(board, pin)
  return (
    text(BOARD.right - 10, y + 6, 'pin', formatPinLabel(board, pin), 'end') +
    (number === undefined ? '' : drawNote(BOARD.left + 6, y + 6, number, 'start'))
  )
}

/** A part from a wire down to ground. */
export const drawPartToGround = (kind: 'resistor' | 'capacitor' | 'ntc', from: Point): string =>
  dot(from) + part(kind, from, at(from.x, from.y + 76)) + ground(at(from.x, from.y + 76))

/** A supply symbol with the name of the pin of the board that supplies 3.3 V, and its number. */
export function drawSupply(board: Board, point: Point): string {
  const { supplyPin } = getFacts(board)
  const number = findPinNumber(board, supplyPin)
  const beside = point.x + widthOf(supplyPin, LABEL_PX) / 2 + 6
  return supply(point, supplyPin) + (number === undefined ? '' : drawNote(beside, point.y - 26, number, 'start'))
}
