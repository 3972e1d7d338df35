// Espruino WiFi: as the Espruino Pico, with Wi-Fi that is not used and one page of flash for files.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'espruinowifi',
  title: 'Espruino WiFi',
  motor: massagerMotor,
  motorPin: 'B10', // timer 2, with A0-A3, A5, A15 and B3
  pwmHz: 25000,
  driver: -1,
  lightPin: 'B12', // green
  lightOn: 1,
  buttonPin: 'C13', // on the board
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'A5',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'B15', // not B13: C13 is watched already
  thermometer: 'ntc',
  ntcPin: 'A7',
  watchdogMs: 6400, // Espruino counts at 40 kHz, the chip at some 32: 8 s
  radio: 'none',
  console: 'USB',
  about: {
    firmware: 'ESPRUINOWIFI',
    oldest: '2v26',
    chip: 'stm32f411',
    reachedOver: ['usb'],
    storage: { address: 0x08010000, pageBytes: 65536, pages: 1 },
    labels: {},
    driverMaxMa: 0,
    reserved: {
      A2: 'belongs to the Wi-Fi chip',
      A3: 'belongs to the Wi-Fi chip',
      A9: 'reads the USB voltage',
      A13: 'belongs to the Wi-Fi chip',
      A14: 'belongs to the Wi-Fi chip',
      A15: 'belongs to the Wi-Fi chip',
      B2: 'lights the red LED and is read by the chip at reset',
      B6: 'carries the console without USB',
      B7: 'carries the console without USB',
    },
    missing: ['Its Wi-Fi is not used.', 'It has no Bluetooth.'],
  },
}
