// The rows of the sensors: the voltage of the supply, the temperature of the case, and the current of the motor.

import type { Board } from '../../../hal/boards/board.ts'
import { block, dot, ground, part, wire } from '../../../lib/drawing/circuit.ts'
import type { Pin } from '../../build/boards/pin-roles.ts'
import { getDividerKiloohms } from '../parts.ts'
import { findAmplifier, findShunt } from '../sensor.ts'
import { at, atBoard, drawLabel, drawNote, drawPartToGround, drawSupply, RAIL_X, type Row } from './row.ts'

export function makeBatteryRow(board: Board, pin: Pin): Row {
  return {
    height: 150,
    pinY: 40,
    pin,
    railY: 0,
    draw: (y) => [
      wire(atBoard(y), at(440, y)),
      part('resistor', at(400, y), at(RAIL_X, y)),
      drawLabel(510, y - 20, `${getDividerKiloohms(board)} kΩ`),
      drawPartToGround('capacitor', at(270, y)),
      drawLabel(292, y + 44, '100 nF', 'start'),
      drawPartToGround('resistor', at(400, y)),
      drawLabel(418, y + 44, '100 kΩ', 'start'),
    ],
  }
}

export function makeThermistorRow(board: Board, pin: Pin): Row {
  return {
    height: 170,
    pinY: 60,
    pin,
    draw: (y) => [
      wire(atBoard(y), at(400, y)),
      part('resistor', at(400, y), at(540, y)),
      drawSupply(board, at(540, y)),
      drawLabel(470, y - 20, '10 kΩ'),
      drawPartToGround('ntc', at(400, y)),
      drawLabel(430, y + 36, 'NTC 10 kΩ, B 3950', 'start'),
      drawNote(430, y + 57, 'against the case', 'start'),
    ],
  }
}

/** The sensor averages the pulses of the PWM: 10 ms. */
export function makeCurrentRow(board: Board, pin: Pin): Row {
  const { senseMvPerA, senseOffsetMv, senseOf } = board
  const ofSupply = senseOf === 'supply'
  const shunt = findShunt(board)
  const amplifier = findAmplifier(board)
  return {
    height: 190,
    pinY: 70,
    pin,
    draw: (y) => [
      part('resistor', atBoard(y), at(336, y)),
      drawLabel(270, y - 20, '10 kΩ'),
      wire(at(336, y), at(420, y)),
      drawPartToGround('capacitor', at(336, y)),
      drawLabel(314, y + 44, '1 µF', 'end'),
      block(420, y - 34, 150, 68, 'amplifier', ['OUT', ofSupply ? 'IN+' : '']),
      ...(amplifier ? [drawNote(400, y - 48, `such as ${amplifier}`, 'start')] : []),
      drawNote(400, y + 64, `${senseMvPerA} mV for one A,`, 'start'),
      drawNote(400, y + 84, `${senseOffsetMv} mV at no current`, 'start'),
      ...(ofSupply
        ? [
            wire(at(570, y), at(640, y)),
            wire(at(640, y), at(640, y - 34)),
            drawNote(652, y - 20, 'from the motor', 'start'),
            dot(at(640, y)),
            part('resistor', at(640, y), at(640, y + 76)),
            ground(at(640, y + 76)),
            drawLabel(660, y + 36, 'shunt', 'start'),
            ...(shunt ? [drawNote(660, y + 57, `${shunt.mohm} mΩ`, 'start')] : []),
          ]
        : [drawNote(584, y - 6, 'with a shunt in the', 'start'), drawNote(584, y + 15, 'wire of the motor', 'start')]),
    ],
  }
}
