// Raspberry Pi Pico (RP2040) with Espruino: wired like the Pico with Kaluma.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'rp2040',
  title: 'Pico (Espruino)',
  motor: massagerMotor,
  motorPin: 'D18', // slice 1, with D2, D3 and D19: all three free
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D25', // on the board
  lightOn: 1,
  buttonPin: 'D17',
  buttonPressed: 0,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D26',
  batteryDivider: 2,
  referenceMv: 3300,
  chargerPin: 'D16',
  thermometer: 'ntc',
  ntcPin: 'D27',
  watchdogMs: 8000, // the chip's has 8,388 ms at the most
  radio: 'none',
  console: 'USB',
  about: {
    firmware: 'ESPR_RP2040_PICO',
    oldest: '2v29',
    chip: 'rp2040',
    reachedOver: ['usb'],
    storage: { address: 0x101c0000, pageBytes: 4096, pages: 64 },
    labels: { D16: 'GP16', D17: 'GP17', D18: 'GP18', D25: 'LED', D26: 'GP26', D27: 'GP27' },
    driverMaxMa: 0,
    reserved: { D15: 'is used by a USB workaround of the chip' },
    missing: ['It sleeps only lightly: it needs a power switch.', 'It has no Bluetooth.'],
  },
}
