// What stands in the place of each word in capitals in a step: its form, and the words allowed where they are few.

import * as button from '../../src/button.ts'
import { ASK_DESK, ASK_OFF, ASK_PLAN, ASK_SOFTER, ASK_STRONGER, STATE_NAMES } from '../../src/massager.ts'
import { NUDGE_MAX_MINUTES, NUDGE_MIN_MINUTES, NUDGE_MINUTES } from '../../src/routine/desk.ts'
import { DARK } from '../device/device.ts'
import { PARTS } from '../device/fake-hal.ts'
import { FIELD_NAMES, FIELDS, SENSORS } from '../world/fields.ts'
import { MOTOR_SPECS } from '../world/motor.ts'

export const COUNTS: Record<string, number> = {
  once: 1,
  twice: 2,
  'three times': 3,
  'four times': 4,
  'five times': 5,
  'six times': 6,
}

/** Buttons that some boards have besides the one, by what they ask for. */
export const MORE_BUTTONS: Record<string, number> = {
  next: button.PRESS_1,
  softer: ASK_SOFTER,
  stronger: ASK_STRONGER,
  off: ASK_OFF,
}

/** What a host may ask for, in the words of the steps for a finger. */
export const GESTURES: Record<string, number> = {
  'a press': button.PRESS_1,
  'two presses': button.PRESS_2,
  'three presses': button.PRESS_3,
  'four presses': button.PRESS_4,
  'five presses': button.PRESS_5,
  'a long press': button.LONG,
  'the plan': ASK_PLAN,
  'a nudge every 15 min': ASK_DESK + NUDGE_MIN_MINUTES,
  'a nudge every 30 min': ASK_DESK + NUDGE_MINUTES,
  'a nudge every 90 min': ASK_DESK + NUDGE_MAX_MINUTES,
}

export interface Argument {
  pattern: string
  /** `programs` are the names of the rotation. */
  words?: (programs: readonly string[]) => readonly string[]
}

export const ARGUMENTS: Record<string, Argument> = {
  TIME: { pattern: '\\d+(?:\\.\\d+)? ?(?:ms|s|min|h|d)' },
  NUMBER: { pattern: '-?\\d+(?:\\.\\d+)?' },
  RANGE: { pattern: '-?\\d+(?:\\.\\d+)?(?: to -?\\d+(?:\\.\\d+)?)?' },
  COUNT: { pattern: Object.keys(COUNTS).join('|') },
  PART: { pattern: '[a-z]+', words: () => PARTS },
  PROGRAM: { pattern: '[a-z0-9-]+', words: (programs) => programs },
  STATE: { pattern: '[a-z]+', words: () => [...STATE_NAMES, DARK] },
  SWITCH: { pattern: 'on|off' },
  BUTTON: { pattern: '[a-z]+', words: () => Object.keys(MORE_BUTTONS) },
  GESTURE: { pattern: Object.keys(GESTURES).join('|') },
  REACH: { pattern: 'open|shut' },
  SENSOR: { pattern: '[a-z]+', words: () => SENSORS },
  WIRE: { pattern: '[a-z]+', words: () => ['fine', 'open', 'shorted'] },
  MOTOR: { pattern: '[a-z]+', words: () => Object.keys(MOTOR_SPECS) },
  FIELD: { pattern: '[a-z]+(?: [a-z]+)*', words: () => FIELD_NAMES.map((name) => FIELDS[name].words) },
  UNIT: { pattern: '[A-Za-z%/]+' },
}
