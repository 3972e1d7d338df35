// Raspberry Pi Pico (RP2040) with Kaluma 1.2.1: the maker adds the transistor for the massager motor.

import type { KalumaBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: KalumaBoard = {
  engine: 'kaluma',
  name: 'pico',
  title: 'Pico',
  motor: massagerMotor,
  motorPin: 18, // slice 1, with 2, 3 and 19: all three free
  pwmHz: 20000, // fast, because a change of duty waits for the end of the PWM period
  lightPin: 25, // on the board
  lightOn: 1,
  buttonPin: 17,
  buttonPressed: 0,
  nextPin: -1,
  softerPin: -1,
  strongerPin: -1,
  offPin: -1,
  batteryPin: 26,
  batteryDivider: 2,
  referenceMv: 3300,
  chargerPin: 16,
  thermometer: 'ntc', // its own measures the chip, and is off by 4 °C for each percent of the 3.3 V rail
  ntcPin: 27,
  watchdogMs: 8000, // the chip's has 8,388 ms at the most
  about: {
    firmware: 'pico',
    oldest: '1.2.1',
    chip: 'rp2040',
    reachedOver: ['usb'],
    labels: {},
    driverMaxMa: 0,
    reserved: {
      15: 'is used by a USB workaround of the chip',
      22: 'skips the program when it is low at power-up',
    },
    missing: ['It never sleeps: it needs a power switch.'],
  },
}
