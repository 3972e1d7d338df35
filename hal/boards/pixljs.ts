// Pixl.js: four buttons, and a screen with a backlight, which is the light.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'pixljs',
  title: 'Pixl.js',
  motor: massagerMotor,
  motorPin: 'D10', // on the pin header, with no other use
  pwmHz: 25000,
  driver: -1,
  lightPin: 'H0', // the backlight; Espruino inverts it
  lightOn: 1,
  buttonPin: 'H1', // BTN1; Espruino inverts all four
  buttonPressed: 1,
  nextPin: 'H2',
  softerPin: 'H3',
  strongerPin: 'H4',
  offPin: '',
  batteryPin: 'A0',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D2',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'quiet',
  console: '',
  about: {
    firmware: 'PIXLJS',
    oldest: '2v26',
    chip: 'nrf52832',
    reachedOver: ['bluetooth'],
    storage: { address: 0x6d000, pageBytes: 4096, pages: 9 },
    labels: { H0: 'backlight', H1: 'BTN1', H2: 'BTN2', H3: 'BTN3', H4: 'BTN4' },
    driverMaxMa: 0,
    reserved: {
      D0: 'opens a console if it is high at power-up',
      D1: 'belongs to that console',
      H5: 'belongs to the screen',
      H6: 'belongs to the screen',
      H7: 'belongs to the screen',
      H8: 'belongs to the screen',
      H9: 'belongs to the screen',
    },
    missing: ['Its screen stays empty.'],
  },
}
