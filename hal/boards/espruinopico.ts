// Espruino Pico: small, with USB, and three large pages of flash for files.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'espruinopico',
  title: 'Espruino Pico',
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
  chargerPin: 'B15', // not B13: the button on C13 is watched
  thermometer: 'ntc',
  ntcPin: 'A7',
  watchdogMs: 6400, // really 8 s: Espruino assumes 40 kHz, the chip counts at about 32 kHz
  radio: 'none',
  console: 'USB',
  about: {
    firmware: 'PICO_R1_3',
    oldest: '2v26',
    chip: 'stm32f401',
    reachedOver: ['usb'],
    storage: { address: 0x08004000, pageBytes: 16384, pages: 3 },
    labels: {},
    driverMaxMa: 0,
    reserved: {
      A9: 'is USB 5 V',
      B0: 'switches USB power where its jumper is closed',
      B2: 'lights the red LED and is read by the chip at reset',
      B6: 'carries the console without USB',
      B7: 'carries the console without USB',
    },
    missing: ['It has no Bluetooth.'],
  },
}
