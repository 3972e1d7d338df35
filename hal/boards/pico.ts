// Raspberry Pi Pico (RP2040) with Kaluma 1.2.1: the massager motor on a transistor of the maker's own.

import type { KalumaBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: KalumaBoard = {
  engine: 'kaluma',
  name: 'pico',
  title: 'Pico',
  motor: massagerMotor,
  motorPin: 18, // slice 1, with 2, 3 and 19: all three free
  pwmHz: 20000, // a change of duty waits for the PWM to come round: the faster, the shorter
  lightPin: 25, // on the board
  buttonPin: 17,
  batteryPin: 26,
  batteryDivider: 2,
  chargerPin: 16,
}
