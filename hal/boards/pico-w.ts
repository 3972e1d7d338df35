// Raspberry Pi Pico W with Kaluma 1.2.1: as the Pico, but its own light hangs off the Wi-Fi chip, so it needs one more.

import type { KalumaBoard } from './board.ts'
import { massagerMotor } from './motors.ts'

export const board: KalumaBoard = {
  engine: 'kaluma',
  name: 'pico-w',
  title: 'Pico W',
  motor: massagerMotor,
  motorPin: 18, // slice 1, with 2, 3 and 19: all three free
  pwmHz: 20000, // a change of duty waits for the PWM to come round: the faster, the shorter
  lightPin: 20,
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
  thermometer: 'ntc', // its own measures the chip, and is off by 4 °C for each percent of the 3.3 V
  ntcPin: 27,
  watchdogMs: 8000, // the chip's has 8,388 ms at the most
  about: {
    firmware: 'pico-w',
    oldest: '1.2.1',
    chip: 'rp2040',
    reachedOver: ['usb'],
    labels: {},
    driverMaxMa: 0,
    reserved: {
      15: 'is borrowed by a USB mend of the chip',
      22: 'skips the program when it is low at power-up',
      23: 'belongs to the Wi-Fi chip',
      24: 'belongs to the Wi-Fi chip',
      25: 'belongs to the Wi-Fi chip',
      29: 'belongs to the Wi-Fi chip',
    },
    missing: ['It never sleeps: it needs a power switch.'],
  },
}
