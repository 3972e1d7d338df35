// Raspberry Pi Pico W with Kaluma 1.2.1: as the Pico, but its own light hangs off the Wi-Fi chip, so it needs one more.

import type { KalumaBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: KalumaBoard = {
  engine: 'kaluma',
  name: 'pico-w',
  title: 'Pico W',
  motor: massagerMotor,
  motorPin: 18, // slice 1, with 2, 3 and 19: all three free
  pwmHz: 20000,
  lightPin: 20, // 23, 24, 25 and 29 belong to the Wi-Fi chip
  buttonPin: 17,
  batteryPin: 26,
  batteryDivider: 2,
  chargerPin: 16,
}
