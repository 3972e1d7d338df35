// BBC micro:bit 2: button A is the one button, B makes it stronger, and three large rings take all the wires.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'microbit2',
  title: 'micro:bit 2',
  motor: massagerMotor,
  motorPin: 'D0',
  pwmHz: 25000,
  driver: -1,
  lightPin: 'V0', // all 25 LEDs
  lightOn: 1,
  buttonPin: 'D5', // A; Espruino inverts both
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: 'D11', // B
  offPin: '',
  batteryPin: 'D1',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D2',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'quiet',
  console: 'Serial1', // to the USB chip
  about: {
    firmware: 'MICROBIT2',
    oldest: '2v26',
    chip: 'nrf52833',
    reachedOver: ['bluetooth', 'usb'],
    storage: { address: 0x6c000, pageBytes: 4096, pages: 10 },
    labels: { D0: '0', D1: '1', D2: '2', D5: 'A', D11: 'B', V0: 'LEDs' },
    driverMaxMa: 0,
    reserved: {
      D3: 'belongs to the LEDs',
      D4: 'belongs to the LEDs',
      D6: 'belongs to the LEDs',
      D7: 'belongs to the LEDs',
      D8: 'is an NFC pin of the chip',
      D9: 'is an NFC pin of the chip',
      D10: 'belongs to the LEDs',
    },
    missing: ['The light and the console on USB keep it from sleeping deeply.'],
  },
}
