// The fields of the parts that a maker's own board describes with an object: the motor, the supply and the driver.

import { coinMotor, massager12Motor, massagerMotor } from '../../../hal/boards/motors.ts'
import { ADAPTER_MV, CELLS, type Chemistry } from '../../../hal/boards/supplies.ts'
import {
  curve,
  type Fields,
  isRecord,
  type Kind,
  listChoices,
  objectSchema,
  oneOf,
  pair,
  text,
  wholeNumber,
} from './kinds.ts'
import { KNOWN_DRIVERS } from './known-drivers.ts'

/** The motors that a board file can name. */
export const MOTORS = { massager: massagerMotor, massager12: massager12Motor, coin: coinMotor } as const
const MOTOR_NAMES = Object.keys(MOTORS)

const MAX_MV = ADAPTER_MV[1]
const MAX_PRESSED_MA = 5000
const MAX_MA = 20_000

export const MOTOR_FIELDS: Fields = {
  like: {
    kind: oneOf(...MOTOR_NAMES),
    about: 'The motor whose fields it has where you leave them out; without it, the motor of the other board.',
  },
  hz: { kind: curve(1000), about: 'Frequencies of the motor without load, the lowest first.' },
  mv: { kind: curve(MAX_MV), about: 'The voltage for each of these frequencies, in mV.' },
  kickMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage that starts the motor from standstill, in mV.' },
  kickMs: { kind: wholeNumber(0, 200), about: 'How long this start kick lasts, in ms.' },
  startMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage at which it starts without a kick, in mV.' },
  dropOutMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage below which it stops, in mV.' },
  stopMs: { kind: wholeNumber(1, 5000), about: 'The time after which it may stand still without power, in ms.' },
  hz2sPerPoint: {
    kind: wholeNumber(1, 1e12),
    about: `Hz² s for one point of hand time; ${massagerMotor.hz2sPerPoint} for the massager motor.`,
  },
  pressedMa: { kind: wholeNumber(1, MAX_PRESSED_MA), about: 'Its current when pressed hard, in mA.', isRequired: true },
  stallMa: { kind: wholeNumber(1, MAX_MA), about: 'Its current when it cannot turn, in mA.', isRequired: true },
  mohm: {
    kind: wholeNumber(10, 100_000),
    about: 'The resistance between its terminals, in mΩ. Needed with a current sensor.',
  },
  freeMa: {
    kind: pair(1, MAX_PRESSED_MA),
    about: 'Its current without load at the lowest and at the highest frequency, in mA. Needed with a current sensor.',
  },
}

export const motor: Kind = {
  accepts: (value) => MOTOR_NAMES.includes(value as string) || isRecord(value),
  words: `${MOTOR_NAMES.map((name) => JSON.stringify(name)).join(', ')} or an object`,
  schema: { anyOf: [{ enum: MOTOR_NAMES }, objectSchema(MOTOR_FIELDS)] },
}

const maxMa: Fields = {
  maxMa: { kind: wholeNumber(1, MAX_MA), about: 'The current that it can give, in mA. Without it, it is not checked.' },
}

/** By the kind of a supply: its other fields. */
const SUPPLY_PARTS: Record<string, Fields> = {
  ...Object.fromEntries(
    (Object.keys(CELLS) as Chemistry[]).map((kind) => [
      kind,
      { cells: { kind: wholeNumber(1, CELLS[kind].maxCells), about: 'Cells in series.', isRequired: true as const } },
    ]),
  ),
  adapter: {
    mv: { kind: wholeNumber(...ADAPTER_MV), about: 'The volts that it states, in mV.', isRequired: true },
    ...maxMa,
  },
  usb: maxMa,
}
const SUPPLY_KINDS = Object.keys(SUPPLY_PARTS)
const kindField = (...kinds: string[]): Fields => ({
  kind: { kind: oneOf(...kinds), about: 'What feeds the motor.', isRequired: true },
})

/** The fields of this supply. If its kind is unknown, that is its mistake. */
export function supplyFieldsOf({ kind }: Record<string, unknown>): Fields | undefined {
  const known = SUPPLY_KINDS.find((name) => name === kind)
  return known === undefined ? undefined : { ...kindField(known), ...SUPPLY_PARTS[known] }
}

export const supply: Kind = {
  accepts: (value) => isRecord(value) && SUPPLY_KINDS.includes(value.kind as string),
  words: `an object such as {"kind": "li-ion", "cells": 3} or {"kind": "adapter", "mv": 12000}, whose kind is ${listChoices(SUPPLY_KINDS)}`,
  schema: { anyOf: SUPPLY_KINDS.map((kind) => objectSchema({ ...kindField(kind), ...SUPPLY_PARTS[kind] })) },
}

const DRIVER_NAMES = KNOWN_DRIVERS.map(({ name }) => name)

export const DRIVER_FIELDS: Fields = {
  name: { kind: text, about: 'What you buy.', isRequired: true },
  maxMa: { kind: wholeNumber(1, MAX_MA), about: 'The current that it can take for minutes, in mA.', isRequired: true },
  minMv: { kind: wholeNumber(0, 60_000), about: 'The lowest supply that it works with, in mV.', isRequired: true },
  maxMv: { kind: wholeNumber(1, 60_000), about: 'The highest supply that it takes, in mV.', isRequired: true },
  maxPwmHz: { kind: wholeNumber(1, 1_000_000), about: 'The fastest PWM that it follows, in Hz.', isRequired: true },
}

export const driver: Kind = {
  accepts: (value) => DRIVER_NAMES.includes(value as string) || isRecord(value),
  words: `${DRIVER_NAMES.map((name) => JSON.stringify(name)).join(', ')} or an object`,
  schema: { anyOf: [{ enum: DRIVER_NAMES }, objectSchema(DRIVER_FIELDS)] },
}
