// Board files with current sensors and motors of their own.

import { type BoardFile, nrf, on12, ownMotor12, pack3, shunt, twoPwm, wand } from './parts.ts'

export const SENSORS: readonly BoardFile[] = [
  {
    about: 'a shunt on an MDBT42Q',
    fields: { ...nrf, ...shunt, sensePin: 'D28' },
    change: { sensePin: 'D20' },
    sentence:
      'The current sensor is on D20, which is not analogue. Analogue pins are D2, D3, D4, D5, D28, D29, D30, D31.',
  },
  {
    about: 'a shunt with an amplifier',
    fields: { ...on12, ...shunt },
    change: { senseMvPerA: 1000 },
    sentence:
      'The motor draws 3750 mA when it cannot turn, which puts 3750 mV on the sensePin, but it reads at most 3300 mV.',
  },
  {
    about: 'a shunt with a weak amplifier',
    fields: { ...on12, ...shunt, senseMvPerA: 100 },
    change: { senseMvPerA: 5 },
    sentence:
      'A hard hand adds 1229 mA, which adds only 6 mV to the sensePin, but it takes 9 mV to stand out from noise.',
  },
  {
    about: 'a sensor with an offset',
    fields: { ...wand, ...twoPwm, ...shunt, senseOf: 'motor', senseOffsetMv: 1000 },
    change: { senseOffsetMv: 1500 },
    sentence:
      'The motor draws 4063 mA when it cannot turn, which puts 3532 mV on the sensePin, but it reads at most 3300 mV.',
  },
  {
    about: 'a shunt on an adapter that is measured',
    fields: { ...on12, ...shunt, senseReadings: 2 },
    change: { batteryPin: 'none', batteryDivider: undefined },
    sentence:
      'sensePin needs batteryPin too: an adapter may give way to a motor that cannot turn, which shows only in its volts.',
  },
  {
    about: 'a sensor for a motor of your own',
    fields: { ...on12, ...shunt, motor: ownMotor12 },
    change: { motor: { mv: [3770, 9920], kickMv: 11_000, startMv: 2300, pressedMa: 1400, stallMa: 3700, mohm: 3000 } },
    sentence: 'sensePin is GP28, so the board needs motor.freeMa too.',
  },
  {
    about: 'a motor of your own with its resistance',
    fields: { ...on12, motor: ownMotor12 },
    change: { motor: { ...ownMotor12, stallMa: 9000 } },
    sentence: 'motor: stallMa is 9000, but 12000 mV over mohm, 3000, are 4000 mA',
  },
  {
    about: 'a motor of your own that is felt',
    fields: { ...pack3, ...shunt, motor: ownMotor12 },
    change: { motor: { ...ownMotor12, pressedMa: 250 } },
    sentence: 'motor: freeMa ends at 260, but pressedMa is 250, and a hand adds current',
  },
  {
    about: 'no sensor',
    fields: { ...on12, sensePin: 'none' },
    change: { senseMvPerA: 500 },
    sentence: 'senseMvPerA is given, but sensePin names no pin.',
  },
  {
    about: 'a sensor on a Puck.js',
    fields: { like: 'puckjs2', sensePin: 'D31', senseMvPerA: 5000, senseOffsetMv: 0, senseOf: 'motor' },
    change: { senseOf: 'supply' },
    sentence:
      'senseOf is "supply", but the transistor on D26 has its ground on the board, where no shunt fits. Set senseOf to "motor".',
  },
]
