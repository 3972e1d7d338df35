// The arguments of steps: the pattern of each word in capitals, and its values where they are a list.

import * as button from '../../src/button.ts'
import { ASK_DESK, ASK_OFF, ASK_PLAN, ASK_SOFTER, ASK_STRONGER, STATE_NAMES } from '../../src/massager.ts'
import { NUDGE_MAX_MINUTES, NUDGE_MIN_MINUTES, NUDGE_MINUTES } from '../../src/routine/desk.ts'
import { DARK } from '../device/device.ts'
import { ENGINE_NAMES } from '../device/engine/models.ts'
import { PARTS } from '../device/fake-hal.ts'
import { LINKS } from '../link/fake-link.ts'
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

/** Extra buttons that some boards have, and what each requests. */
export const EXTRA_BUTTONS: Record<string, number> = {
  next: button.PRESS_1,
  softer: ASK_SOFTER,
  stronger: ASK_STRONGER,
  off: ASK_OFF,
}

/** Requests of a host, in the words of a scenario. */
export const REQUESTS: Record<string, number> = {
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
  values?: (programs: readonly string[]) => readonly string[]
}

export const ARGUMENTS: Record<string, Argument> = {
  TIME: { pattern: '\\d+(?:\\.\\d+)? ?(?:ms|s|min|h|d)' },
  NUMBER: { pattern: '-?\\d+(?:\\.\\d+)?' },
  RANGE: { pattern: '-?\\d+(?:\\.\\d+)?(?: to -?\\d+(?:\\.\\d+)?)?' },
  COUNT: { pattern: Object.keys(COUNTS).join('|') },
  PART: { pattern: '[a-z]+', values: () => PARTS },
  PROGRAM: { pattern: '[a-z0-9-]+', values: (programs) => programs },
  WORDS: { pattern: '[^"]+' },
  STATE: { pattern: '[a-z]+', values: () => [...STATE_NAMES, DARK] },
  SWITCH: { pattern: 'on|off' },
  BUTTON: { pattern: '[a-z]+', values: () => Object.keys(EXTRA_BUTTONS) },
  GESTURE: { pattern: Object.keys(REQUESTS).join('|') },
  REACH: { pattern: 'open|shut' },
  LINK: { pattern: '[a-z]+', values: () => LINKS },
  LINE: { pattern: '[^"]*' },
  SENSOR: { pattern: '[a-z]+', values: () => SENSORS },
  WIRE: { pattern: '[a-z]+', values: () => ['fine', 'open', 'shorted'] },
  ENGINE: { pattern: '[a-z0-9]+', values: () => ENGINE_NAMES },
  MOTOR: { pattern: '[a-z]+', values: () => Object.keys(MOTOR_SPECS) },
  FIELD: { pattern: '[a-z]+(?: [a-z]+)*', values: () => FIELD_NAMES.map((name) => FIELDS[name].name) },
  UNIT: { pattern: '[A-Za-z%/]+' },
}
