// A row of a circuit: one thing to wire, between the board on the left and the plus of the cell on the right. Also the
// places and small pieces that all rows share.

import { dot, ground, type Point, part } from '../../../lib/drawing/circuit.ts'
import { text } from '../../../lib/drawing/svg.ts'

/** The board, from its left to its right edge. */
export const BOARD = { left: 16, right: 190 } as const
/** The vertical line of the plus of the cell. */
export const RAIL_X = 620

/** Pieces of SVG. */
export type Drawing = readonly string[]

export interface Row {
  height: number
  /** The height in the row at which the wire leaves the board. */
  pinY: number
  /** The text beside the pin; undefined if no wire leaves the board here. */
  label: string | undefined
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

export const drawPinName = (y: number, words: string): string => text(BOARD.right - 10, y + 6, 'pin', words, 'end')

/** A part from a wire down to ground. */
export const drawPartToGround = (kind: 'resistor' | 'capacitor' | 'ntc', from: Point): string =>
  dot(from) + part(kind, from, at(from.x, from.y + 76)) + ground(at(from.x, from.y + 76))
