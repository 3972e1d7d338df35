// MDBT42Q on its breakout board: the chip of a Puck.js, with all pins.

import type { EspruinoBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: EspruinoBoard = {
  engine: 'espruino',
  name: 'mdbt42q',
  title: 'MDBT42Q',
  motor: massagerMotor,
  motorPin: 'D15', // on the breakout, with no other use
  pwmHz: 25000,
  driver: -1,
  lightPin: 'D1', // on the breakout
  lightOn: 1,
  buttonPin: 'D0', // on the breakout
  buttonPressed: 1,
  nextPin: '',
  softerPin: '',
  strongerPin: '',
  offPin: '',
  batteryPin: 'D4',
  batteryDivider: 2,
  referenceMv: 0,
  chargerPin: 'D16',
  thermometer: 'own',
  ntcPin: '',
  watchdogMs: 8000,
  radio: 'quiet',
  console: '',
  about: {
    firmware: 'MDBT42Q',
    oldest: '2v26',
    chip: 'nrf52832',
    reachedOver: ['bluetooth'],
    storage: { address: 0x6c000, pageBytes: 4096, pages: 10 },
    labels: {},
    driverMaxMa: 0,
    reserved: {
      D6: 'belongs to a console on wires',
      D8: 'opens that console if it is high at power-up',
      D21: 'resets the chip',
    },
    missing: [],
  },
}
