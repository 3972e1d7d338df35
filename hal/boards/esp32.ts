// ESP32 with Espruino: many pins, half of them pulled up at power-up, and too inaccurate to measure the battery.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'esp32',
  title: 'ESP32',
  motor: massagerMotor,
  motorPin: 'D23', // not pulled up at power-up
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D2', // on most boards
  lightOn: 1,
  buttonPin: 'D0', // BOOT; Espruino inverts it
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: '', // its reference is off by several percent, and Espruino cannot measure it
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D4',
  thermometer: 'none',
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'on', // it advertises again when a connection ends, asleep or not
  console: 'Serial1', // to the USB chip
  about: {
    firmware: 'ESP32',
    oldest: '2v27',
    chip: 'esp32',
    storage: { address: 0x320000, pageBytes: 4096, pages: 224 },
    reachedOver: ['usb'],
    labels: { D0: 'BOOT' },
    driverMaxMa: 0,
    reserved: {
      D16: 'belongs to the memory of some modules',
      D17: 'belongs to the memory of some modules',
    },
    missing: [
      'It cannot measure its battery: only the protector stops it when the cell is empty.',
      'It has no thermometer for the case.',
      'It sleeps only lightly: it needs a power switch.',
      'If the button is held at power-up, the board does not start.',
      'Its Bluetooth cannot sleep: `npx unknot flash` turns it off for good. Without that command, type `ESP32.enableBLE(false)` on the console before you upload.',
    ],
  },
}
