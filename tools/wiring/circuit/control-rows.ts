// The rows of the buttons and the light.

import type { Board } from '../../../hal/boards/board.ts'
import { ground, part, supply } from '../../../lib/drawing/circuit.ts'
import { formatPinLabel, type Pin } from '../../build/boards/pin-roles.ts'
import { at, atBoard, drawLabel, type Row } from './row.ts'

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
    label: formatPinLabel(board, pin),
    draw: (y) => [
      part('button', atBoard(y), at(endX, y)),
      board.buttonPressed ? supply(at(endX, y), '3.3 V') : ground(at(endX, y)),
      drawLabel(endX + 40, y + 6, name, 'start'),
    ],
  }
}

export function makeLightRow(board: Board): Row {
  return {
    height: 90,
    pinY: 42,
    label: formatPinLabel(board, board.lightPin),
    draw: (y) => {
      const [near, far] = [at(300, y), at(420, y)]
      const [anode, cathode] = board.lightOn ? [near, far] : [far, near]
      return [
        part('resistor', atBoard(y), near),
        drawLabel(245, y - 20, '330 Ω'),
        part('led', anode, cathode),
        board.lightOn ? ground(far) : supply(far, '3.3 V'),
        drawLabel(460, y + 6, 'light', 'start'),
      ]
    },
  }
}
