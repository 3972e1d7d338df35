// What each pin of a board is for, and how pins are written for people.

import type { Board } from '../../../hal/boards/board.ts'

export type Pin = string | number

export interface PinRole {
  field: keyof Board
  /** What is on the pin: "the motor". */
  label: string
  pin: Pin
}

/** The label of each field that holds a pin. */
export const PIN_LABELS = {
  motorPin: 'the motor',
  directionPin: 'the direction of the bridge',
  enablePin: 'the enable input of the bridge',
  sleepPin: 'the sleep input of the bridge',
  lightPin: 'the light',
  buttonPin: 'the button',
  nextPin: 'the button for the next program',
  softerPin: 'the button for softer',
  strongerPin: 'the button for stronger',
  offPin: 'the button for off',
  batteryPin: 'the battery',
  chargerPin: 'the charger',
  ntcPin: 'the thermistor',
  sensePin: 'the current sensor',
} as const

type PinField = keyof typeof PIN_LABELS

const BUTTONS: readonly string[] = ['buttonPin', 'nextPin', 'softerPin', 'strongerPin', 'offPin'] satisfies PinField[]

export const isButton = ({ field }: PinRole): boolean => BUTTONS.includes(field)

/** The roles that have a pin on this board. */
export const listPinRoles = (board: Board): PinRole[] =>
  (Object.entries(PIN_LABELS) as [PinField, string][])
    .map(([field, label]) => ({ field, label, pin: board[field] ?? '' }))
    .filter(({ pin }) => pin !== '' && pin !== -1)

/** "GP18" for a pin number of a Pico; on other boards the name of the pin. */
export const formatPin = (pin: Pin): string => (typeof pin === 'number' ? `GP${pin}` : pin)

/** The text that is printed beside the pin, with the name of the pin if that differs: "Q0.sda (D3)". */
export const formatPinLabel = ({ about: { labels } }: Board, pin: Pin): string =>
  labels[pin] ? `${labels[pin]} (${formatPin(pin)})` : formatPin(pin)
