// What a maker's own board may say in JSON: each field with what it holds. tools/build/boards/own-board.ts reads by this table, and
// docs/maker/board.schema.json and the table of docs/maker/own-board.md are made from it.

import { massagerMotor } from '../../../hal/boards/motors.ts'

/** A JSON value of some kind: how to tell one, how to say what is expected, and the same as a JSON Schema. */
export interface Kind {
  is: (value: unknown) => boolean
  reads: string
  schema: object
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const whole = (least: number, most: number): Kind => ({
  is: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  reads: `a whole number from ${least} to ${most}`,
  schema: { type: 'integer', minimum: least, maximum: most },
})
const oneOf = (...values: (string | number)[]): Kind => ({
  is: (value) => values.includes(value as string),
  reads: values.map((value) => JSON.stringify(value)).join(' or '),
  schema: { enum: values },
})
/** Of texts, by pin. */
const byPin: Kind = {
  is: (value) => isRecord(value) && Object.values(value).every(isText),
  reads: 'an object with a text for each pin',
  schema: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
}

/** File names on every system. */
const NAME = /^[a-z][a-z0-9-]{0,30}$/
/** Not on Windows. */
const NO_FILE = /^(con|prn|aux|nul|com\d|lpt\d)$/
/** A stage of a motor's curve takes two points, and a device has no room for hundreds. */
const MAX_POINTS = 16
const MOST_MV = 5000
const rising = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.length <= MAX_POINTS &&
  value.every((one, i) => Number.isInteger(one) && one > (i > 0 ? value[i - 1] : 0))
const curve: Kind = {
  is: rising,
  reads: `a list of 2 to ${MAX_POINTS} whole numbers, each above the one before`,
  schema: { type: 'array', minItems: 2, maxItems: MAX_POINTS, items: { type: 'integer', minimum: 1 } },
}

const text: Kind = { is: isText, reads: 'a text', schema: { type: 'string', minLength: 1 } }
const pin: Kind = {
  is: (value) => isText(value) || (Number.isInteger(value) && (value as number) >= 0),
  reads: 'a pin, such as 18, "GP18" or "D3", or "none"',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', minLength: 1 },
    ],
  },
}

/** Of a motor of one's own; what is not said is as in the board's. */
export const MOTOR_FIELDS: Record<string, { kind: Kind; about: string; needed?: true }> = {
  hz: { kind: curve, about: 'Frequencies of the free motor, the lowest level first.' },
  mv: { kind: curve, about: 'The voltages that give them, in mV.' },
  kickMv: { kind: whole(0, MOST_MV), about: 'What frees it from standstill, in mV.' },
  kickMs: { kind: whole(0, 200), about: 'For how long, in ms.' },
  startMv: { kind: whole(0, MOST_MV), about: 'Where it starts by itself, in mV.' },
  dropOutMv: { kind: whole(0, MOST_MV), about: 'Below what it stops, in mV.' },
  stopMs: { kind: whole(1, 5000), about: 'After how long without drive it may stand still, in ms.' },
  hz2sPerPoint: {
    kind: whole(1, 1e12),
    about: `Hz² seconds for a point of hand time; ${massagerMotor.hz2sPerPoint} for the massager motor.`,
  },
  pressedMa: { kind: whole(1, 5000), about: 'What it draws pressed on hard, in mA.', needed: true },
  stallMa: { kind: whole(1, 20_000), about: 'What it draws held still, in mA.', needed: true },
}

const motor: Kind = {
  is: (value) => value === 'coin' || value === 'massager' || isRecord(value),
  reads: '"massager", "coin" or an object',
  schema: {
    anyOf: [
      { enum: ['massager', 'coin'] },
      {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(MOTOR_FIELDS).map(([name, { kind, about }]) => [name, { description: about, ...kind.schema }]),
        ),
        required: Object.keys(MOTOR_FIELDS).filter((name) => MOTOR_FIELDS[name]!.needed),
        additionalProperties: false,
      },
    ],
  },
}

const name: Kind = {
  is: (value) => isText(value) && NAME.test(value) && !NO_FILE.test(value),
  reads: 'a name for a file: small letters, digits and hyphens, a letter first, 31 at the most',
  schema: { type: 'string', pattern: NAME.source, not: { pattern: NO_FILE.source } },
}

/** `on`: what of a board the field is; nothing where it is more than that. */
export const BOARD_FIELDS: Record<string, { kind: Kind; about: string; on?: 'board' | 'about'; needed?: true }> = {
  like: { kind: text, about: 'The board it is like, by its name; what is not said here is as there.', needed: true },
  name: { kind: name, about: 'Its own name, which the built file gets.', needed: true },
  title: { kind: text, about: 'What people call it; its name, if not said.', on: 'board' },
  motor: { kind: motor, about: 'The motor: one of ours, or your own.' },
  motorPin: { kind: pin, about: 'The pin that drives the motor.', on: 'board' },
  driverMaxMa: {
    kind: whole(0, 20_000),
    about: 'What a transistor on the board can take, in mA; 0 for one that you add.',
    on: 'about',
  },
  pwmHz: { kind: whole(1, 1_000_000), about: 'PWM of the motor, in Hz.', on: 'board' },
  lightPin: { kind: pin, about: 'The light.', on: 'board' },
  lightOn: { kind: oneOf(0, 1), about: 'What lights it.', on: 'board' },
  buttonPin: { kind: pin, about: 'The button.', on: 'board' },
  buttonPressed: {
    kind: oneOf(0, 1),
    about: 'What every button reads while pressed; 0 for one to ground.',
    on: 'board',
  },
  nextPin: { kind: pin, about: 'A button for the next program.', on: 'board' },
  softerPin: { kind: pin, about: 'A button for softer.', on: 'board' },
  strongerPin: { kind: pin, about: 'A button for stronger.', on: 'board' },
  offPin: { kind: pin, about: 'A button for off.', on: 'board' },
  batteryPin: { kind: pin, about: 'The analogue pin behind the divider of the battery.', on: 'board' },
  batteryDivider: {
    kind: {
      is: (value) => typeof value === 'number' && value >= 1 && value <= 20,
      reads: 'a number from 1 to 20',
      schema: { type: 'number', minimum: 1, maximum: 20 },
    },
    about: 'What one volt at that pin stands for, in V; 2 for two equal resistors.',
    on: 'board',
  },
  referenceMv: {
    kind: whole(0, 5000),
    about: 'What the analogue pins read in full, in mV; 0 to ask the chip.',
    on: 'board',
  },
  chargerPin: { kind: pin, about: 'Low while charging.', on: 'board' },
  thermometer: { kind: oneOf('own', 'ntc', 'none'), about: 'Of the case.', on: 'board' },
  ntcPin: { kind: pin, about: 'The analogue pin of the thermistor.', on: 'board' },
  watchdogMs: {
    kind: whole(1000, 60_000),
    about: 'Longest time that the motor may be on by itself, in ms.',
    on: 'board',
  },
  labels: { kind: byPin, about: 'What is printed beside a pin, where that is not its name.', on: 'about' },
  reserved: { kind: byPin, about: 'Pins that must stay free, and why: "lights the LED".', on: 'about' },
}
