// Puck.js 2: a coin motor on its FET, with a Li-ion cell, because the board's coin cell is too weak.

import type { EspruinoBoard } from './board.ts'
import { coinMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'puckjs2',
  title: 'Puck.js 2',
  motor: coinMotor,
  motorPin: 'D26',
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D4', // green
  lightOn: 1,
  buttonPin: 'D0', // on the board
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D30',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D1',
  thermometer: 'own',
  slowThermometer: 1, // the engine switches it on for each reading, for 50 ms
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'quiet',
  console: '',
  about: {
    firmware: 'PUCKJS',
    oldest: '2v26',
    chip: 'nrf52832',
    reachedOver: ['bluetooth'],
    storage: { address: 0x6c000, pageBytes: 4096, pages: 10 },
    labels: { D26: 'FET' },
    driverMaxMa: 200,
    reserved: { D3: 'lights the blue LED', D5: 'lights the red LED' },
    missing: ['Its motor is too fast for 20 to 60 Hz.'],
  },
}
