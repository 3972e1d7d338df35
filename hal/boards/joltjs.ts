// Jolt.js: the massager motor is between driver output H0 and ground. The maker adds a battery divider.

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
  lightOn: 1,
  buttonPin: 'D0', // on the board
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D3',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D29',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'quiet',
  console: 'USB',
  about: {
    firmware: 'JOLTJS',
    oldest: '2v26',
    chip: 'nrf52840',
    reachedOver: ['bluetooth', 'usb'],
    storage: { address: 0x91000, pageBytes: 4096, pages: 100 },
    labels: { D3: 'Q0.sda', D29: 'Q0.scl' },
    driverMaxMa: 1000,
    reserved: {},
    missing: ['The firmware cannot see that the charger on the board charges.'],
  },
}
