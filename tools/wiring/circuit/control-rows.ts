// The rows of the buttons and the light.

import type { Board } from '../../../hal/boards/board.ts'
import { ground, part, symbol } from '../../../lib/drawing/circuit.ts'
import { isButton, listPinRoles, type Pin } from '../../build/boards/pin-roles.ts'
import { getFacts } from '../facts.ts'
import { at, atBoard, BOARD, drawLabel, drawSupply, type Row } from './row.ts'

export const BUTTON_NAMES: Partial<Record<keyof Board, string>> = {
  buttonPin: 'button',
  nextPin: 'button: next program',
  softerPin: 'button: softer',
  strongerPin: 'button: stronger',
  offPin: 'button: off',
}

export function makeButtonRow(board: Board, name: string, pin: Pin): Row {
  const endX = 400
  return {
    height: 84,
    pinY: 42,
    pin,
    draw: (y) => [
      part('button', atBoard(y), at(endX, y)),
      board.buttonPressed ? drawSupply(board, at(endX, y)) : ground(at(endX, y)),
      drawLabel(endX + 40, y + 6, name, 'start'),
    ],
  }
}

export function makeLightRow(board: Board): Row {
  return {
    height: 90,
    pinY: 42,
    pin: board.lightPin,
    draw: (y) => {
      const [near, far] = [at(300, y), at(420, y)]
      const [anode, cathode] = board.lightOn ? [near, far] : [far, near]
      return [
        part('resistor', atBoard(y), near),
        drawLabel(252, y - 20, '330 Ω'),
        part('led', anode, cathode),
        board.lightOn ? ground(far) : drawSupply(board, far),
        drawLabel(460, y + 6, 'light', 'start'),
      ]
    },
  }
}

/** The rows of the buttons and the light that are on the board already. */
export const makeBuiltInRows = (board: Board): Row[] =>
  listPinRoles(board)
    .filter((role) => getFacts(board).onBoard.includes(role.pin) && (isButton(role) || role.field === 'lightPin'))
    .map(({ field, pin }) => ({
      height: 60,
      pinY: 36,
      pin,
      draw: (y) => [
        symbol(field === 'lightPin' ? 'led' : 'button', at(BOARD.right + 20, y)),
        drawLabel(BOARD.right + 90, y + 6, BUTTON_NAMES[field] ?? 'light', 'start'),
      ],
    }))
