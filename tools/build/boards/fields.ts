// The fields that a maker's own board can have in JSON, and the values that each field accepts. own-board.ts reads by this
// table. docs/maker/board.schema.json and the tables of docs/maker/own-board.md are made from it.

import { DRIVERS } from '../../../hal/boards/drivers.ts'
import { type Field, fileName, number, oneOf, pin, text, textByPin, wholeNumber } from './kinds.ts'
import * as parts from './part-fields.ts'
import { LEAST_WATCHDOG_MS } from './rules/chip.ts'

const MAX_MV_PER_A = 10_000
/** The device has no time for more. */
const MAX_READINGS = 16

/** `copyTo` is the part of the profile that gets the value as it is. Fields without it need more work. */
export const BOARD_FIELDS: Record<string, Field & { copyTo?: 'board' | 'about' }> = {
  like: {
    kind: text,
    about: 'The name of the board that it is like. Fields that you leave out are as on that board.',
    isRequired: true,
  },
  name: { kind: fileName, about: 'The name of your board, and of the files that are built for it.', isRequired: true },
  title: { kind: text, about: 'The title of your board on its page. Without it, the name.', copyTo: 'board' },
  supply: {
    kind: parts.supply,
    fieldsOf: parts.supplyFieldsOf,
    about: 'What feeds the motor; without it, one Li-ion cell.',
    copyTo: 'board',
  },
  motor: {
    kind: parts.motor,
    fieldsOf: () => parts.MOTOR_FIELDS,
    about: 'The motor: the name of one of our motors, or an object for your own.',
  },
  motorPin: { kind: pin, about: 'The pin that drives the motor.', copyTo: 'board' },
  driverKind: {
    kind: oneOf(...Object.keys(DRIVERS)),
    about: 'What that pin switches; without it, a transistor to ground.',
    copyTo: 'board',
  },
  directionPin: { kind: pin, about: 'Of a bridge: the pin that is high for forwards.', copyTo: 'board' },
  enablePin: { kind: pin, about: 'Of a bridge: the pin of its enable input, low while it is off.', copyTo: 'board' },
  sleepPin: { kind: pin, about: 'Of a bridge: the pin of its sleep input, low while it is off.', copyTo: 'board' },
  driver: {
    kind: parts.driver,
    fieldsOf: () => parts.DRIVER_FIELDS,
    about: 'The driver that you add, for its limits: one that we know, or an object for another.',
  },
  driverMaxMa: {
    kind: wholeNumber(0, 20_000),
    about: 'The current that a transistor on the board can take, in mA; 0 if you add the transistor.',
    copyTo: 'about',
  },
  pwmHz: { kind: wholeNumber(1, 1_000_000), about: 'The PWM frequency of the motor, in Hz.', copyTo: 'board' },
  lightPin: { kind: pin, about: 'The pin of the light.', copyTo: 'board' },
  lightOn: { kind: oneOf(0, 1), about: 'The level of that pin that turns the light on.', copyTo: 'board' },
  buttonPin: { kind: pin, about: 'The pin of the button.', copyTo: 'board' },
  buttonPressed: {
    kind: oneOf(0, 1),
    about: 'The level of every button pin while its button is pressed; 0 for a button to ground.',
    copyTo: 'board',
  },
  nextPin: { kind: pin, about: 'The pin of a button for the next program.', copyTo: 'board' },
  softerPin: { kind: pin, about: 'The pin of a button for softer.', copyTo: 'board' },
  strongerPin: { kind: pin, about: 'The pin of a button for stronger.', copyTo: 'board' },
  offPin: { kind: pin, about: 'The pin of a button for off.', copyTo: 'board' },
  batteryPin: { kind: pin, about: 'The analogue pin at the divider of the battery.', copyTo: 'board' },
  batteryDivider: {
    kind: number(1, 20),
    about: 'The voltage of the battery divided by the voltage at that pin; 2 for two equal resistors.',
    copyTo: 'board',
  },
  referenceMv: {
    kind: wholeNumber(0, 5000),
    about: 'The highest voltage that the analogue pins read, in mV; 0 to ask the chip.',
    copyTo: 'board',
  },
  sensePin: { kind: pin, about: 'The analogue pin of a current sensor.', copyTo: 'board' },
  senseMvPerA: {
    kind: wholeNumber(1, MAX_MV_PER_A),
    about: 'The output of the sensor for one A, in mV: the shunt in mΩ times the amplifier.',
    copyTo: 'board',
  },
  senseOffsetMv: { kind: wholeNumber(0, 5000), about: 'Its output at no current, in mV.', copyTo: 'board' },
  senseOf: {
    kind: oneOf('motor', 'supply'),
    about: "What flows through it: the motor's current all the time, or that of the supply, in pulses.",
    copyTo: 'board',
  },
  senseReadings: {
    kind: wholeNumber(1, MAX_READINGS),
    about: 'How many readings of it are averaged.',
    copyTo: 'board',
  },
  chargerPin: { kind: pin, about: 'The pin of the charger, low while it charges.', copyTo: 'board' },
  thermometer: {
    kind: oneOf('own', 'ntc', 'none'),
    about: 'What measures the temperature of the case: the board itself, a thermistor, or nothing.',
    copyTo: 'board',
  },
  ntcPin: { kind: pin, about: 'The analogue pin of the thermistor.', copyTo: 'board' },
  watchdogMs: {
    kind: wholeNumber(1, 60_000),
    about: `The longest time that the motor can stay on if the firmware hangs, in ms. At least ${LEAST_WATCHDOG_MS}, because the firmware feeds the watchdog once a second.`,
    copyTo: 'board',
  },
  labels: { kind: textByPin, about: 'The text that is printed beside a pin, if it is not its name.', copyTo: 'about' },
  reserved: {
    kind: textByPin,
    about: 'The pins that must stay free, with the reason, such as "lights the LED".',
    copyTo: 'about',
  },
}
