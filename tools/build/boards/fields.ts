// The fields that a maker's own board can have in JSON, and the values that each field accepts. own-board.ts reads by this
// table. docs/maker/board.schema.json and the tables of docs/maker/own-board.md are made from it.

import { massagerMotor } from '../../../hal/boards/motors.ts'
import { LEAST_WATCHDOG_MS } from './check.ts'

/** A kind of JSON value. */
export interface Kind {
  accepts: (value: unknown) => boolean
  /** What it accepts, in words: "a whole number from 0 to 200". */
  words: string
  /** The same as JSON Schema. */
  schema: object
}

interface Field {
  kind: Kind
  about: string
  isRequired?: true
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wholeNumber = (min: number, max: number): Kind => ({
  accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  words: `a whole number from ${min} to ${max}`,
  schema: { type: 'integer', minimum: min, maximum: max },
})
const oneOf = (...values: (string | number)[]): Kind => ({
  accepts: (value) => values.includes(value as string),
  words: values
    .map((value) => JSON.stringify(value))
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1'),
  schema: { enum: values },
})
const textByPin: Kind = {
  accepts: (value) => isRecord(value) && Object.values(value).every(isText),
  words: 'an object with a text for each pin',
  schema: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
}

/** Valid in file names on every system. */
const NAME = /^[a-z][a-z0-9-]{0,30}$/
/** Windows reserves these names. */
const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d)$/
/** A device has no room for a curve of many points. */
const MAX_POINTS = 16
const MAX_MV = 5000
const isRising = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.length <= MAX_POINTS &&
  value.every((item, i) => Number.isInteger(item) && item > (i > 0 ? value[i - 1] : 0))
const curve: Kind = {
  accepts: isRising,
  words: `a list of 2 to ${MAX_POINTS} whole numbers, each above the one before`,
  schema: { type: 'array', minItems: 2, maxItems: MAX_POINTS, items: { type: 'integer', minimum: 1 } },
}

const text: Kind = { accepts: isText, words: 'a text', schema: { type: 'string', minLength: 1 } }
const pin: Kind = {
  accepts: (value) => isText(value) || (Number.isInteger(value) && (value as number) >= 0),
  words: 'a pin, such as 18, "GP18" or "D3", or "none"',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', minLength: 1 },
    ],
  },
}

/** The fields of a maker's own motor. */
export const MOTOR_FIELDS: Record<string, Field> = {
  hz: { kind: curve, about: 'Frequencies of the motor without load, the lowest first.' },
  mv: { kind: curve, about: 'The voltage for each of these frequencies, in mV.' },
  kickMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage that starts the motor from standstill, in mV.' },
  kickMs: { kind: wholeNumber(0, 200), about: 'How long this start kick lasts, in ms.' },
  startMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage at which it starts without a kick, in mV.' },
  dropOutMv: { kind: wholeNumber(0, MAX_MV), about: 'The voltage below which it stops, in mV.' },
  stopMs: { kind: wholeNumber(1, 5000), about: 'The time after which it may stand still without power, in ms.' },
  hz2sPerPoint: {
    kind: wholeNumber(1, 1e12),
    about: `Hz² s for one point of hand time; ${massagerMotor.hz2sPerPoint} for the massager motor.`,
  },
  pressedMa: { kind: wholeNumber(1, 5000), about: 'Its current when pressed hard, in mA.', isRequired: true },
  stallMa: { kind: wholeNumber(1, 20_000), about: 'Its current when it cannot turn, in mA.', isRequired: true },
}

const motor: Kind = {
  accepts: (value) => value === 'coin' || value === 'massager' || isRecord(value),
  words: '"massager", "coin" or an object',
  schema: {
    anyOf: [
      { enum: ['massager', 'coin'] },
      {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(MOTOR_FIELDS).map(([name, { kind, about }]) => [name, { description: about, ...kind.schema }]),
        ),
        required: Object.keys(MOTOR_FIELDS).filter((name) => MOTOR_FIELDS[name]!.isRequired),
        additionalProperties: false,
      },
    ],
  },
}

const name: Kind = {
  accepts: (value) => isText(value) && NAME.test(value) && !RESERVED_NAME.test(value),
  words: 'a file name: small letters, digits and hyphens, with a letter first, at most 31 characters',
  schema: { type: 'string', pattern: NAME.source, not: { pattern: RESERVED_NAME.source } },
}

/** `copyTo` is the part of the profile that gets the value as it is. Fields without it need more work. */
export const BOARD_FIELDS: Record<string, Field & { copyTo?: 'board' | 'about' }> = {
  like: {
    kind: text,
    about: 'The name of the board that it is like. Fields that you leave out are as on that board.',
    isRequired: true,
  },
  name: { kind: name, about: 'The name of your board, and of the files that are built for it.', isRequired: true },
  title: { kind: text, about: 'The title of your board on its page. Without it, the name.', copyTo: 'board' },
  motor: { kind: motor, about: 'The motor: the name of one of our motors, or an object for your own.' },
  motorPin: { kind: pin, about: 'The pin that drives the motor.', copyTo: 'board' },
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
    kind: {
      accepts: (value) => typeof value === 'number' && value >= 1 && value <= 20,
      words: 'a number from 1 to 20',
      schema: { type: 'number', minimum: 1, maximum: 20 },
    },
    about: 'The voltage of the battery divided by the voltage at that pin; 2 for two equal resistors.',
    copyTo: 'board',
  },
  referenceMv: {
    kind: wholeNumber(0, 5000),
    about: 'The highest voltage that the analogue pins read, in mV; 0 to ask the chip.',
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
