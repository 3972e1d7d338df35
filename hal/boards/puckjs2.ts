// Puck.js 2: the coin motor on its FET, fed from a Li-ion cell of its own (the coin cell cannot).

import type { EspruinoBoard } from './board.ts'
import { coinMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'puckjs2',
  title: 'Puck.js 2',
  motor: coinMotor,
  motorPin: 'D26', // FET, low side, about 200 mA
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D4', // green
  buttonPin: 'D0',
  batteryPin: 'D30',
  batteryDivider: 2,
  chargerPin: 'D1',
}
