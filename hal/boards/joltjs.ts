// Jolt.js: the massager motor between driver output H0 and ground, with a battery divider of its own.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'joltjs',
  title: 'Jolt.js',
  motor: massagerMotor,
  motorPin: 'H0',
  pwmHz: 25000,
  driver: 0, // H0..H3
  lightPin: 'D8',
  buttonPin: 'D0',
  batteryPin: 'D3', // Q0.sda
  batteryDivider: 2,
  chargerPin: 'D29', // Q0.scl
}
