// Bangle.js 2: a watch whose own coin motor buzzes. Nothing to build, and nothing for a knot: a place to try programs.

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
  buttonPin: 'D17', // the one it has; Espruino turns it round
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D3',
  batteryDivider: 4.05, // the firmware takes 0.3144 of the supply, 3.3 V, for a cell of 4.2 V
  referenceMv: 3300,
  chargerPin: 'D23',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 5000, // runs already, set by the firmware
  radio: 'quiet',
  console: '',
  bangle: 1,
  about: {
    firmware: 'BANGLEJS2',
    oldest: '2v26',
    chip: 'nrf52840',
    reachedOver: ['bluetooth'],
    labels: {},
    driverMaxMa: 85, // its own motor, which is all it ever has
    reserved: {},
    missing: [
      'Its motor is far too weak and too fast for a knot.',
      'Other programs of the watch do not run beside it.',
      'Its files are in another chip, so it cannot be flashed whole.',
    ],
  },
}
