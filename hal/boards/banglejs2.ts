// Bangle.js 2: a watch with a coin motor. Good for trying programs: nothing to build, but too weak for a knot.

import type { EspruinoBoard } from './board.ts'
import { coinMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'banglejs2',
  title: 'Bangle.js 2',
  motor: coinMotor,
  motorPin: 'D19', // its own
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D8', // the backlight
  lightOn: 1,
  buttonPin: 'D17', // the only one; Espruino inverts it
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D3',
  batteryDivider: 4.05, // Espruino reads a cell of 4.2 V as 0.3144 of the supply, 3.3 V
  referenceMv: 3300,
  chargerPin: 'D23',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 5000, // Espruino starts it with this time
  radio: 'quiet',
  console: '',
  bangle: 1,
  about: {
    firmware: 'BANGLEJS2',
    oldest: '2v26',
    chip: 'nrf52840',
    reachedOver: ['bluetooth'],
    labels: {},
    driverMaxMa: 85, // of its own motor
    reserved: {},
    missing: [
      'Its motor is far too weak and too fast for a knot.',
      'Other programs of the watch do not run beside it.',
      'Its files are in another chip, so it cannot be flashed whole.',
    ],
  },
}
