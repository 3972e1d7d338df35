// Rules about pins: each exists, is free, and can do what it is for.

import { chipPin } from '../../../../hal/boards/chips.ts'
import { formatPin, isButton, PIN_LABELS, type Pin } from '../pin-roles.ts'
import { capitalize, includes, type Rule } from './rule.ts'

const REQUIRED = ['motorPin', 'lightPin', 'buttonPin'] as const
const ANALOGUE: readonly string[] = ['batteryPin', 'ntcPin', 'sensePin']
const OUTPUTS: readonly string[] = ['lightPin', 'directionPin', 'enablePin', 'sleepPin']

/** Pin names of chips.ts as the engine of `pin` writes them. */
const listForEngine = (pin: Pin, names: readonly string[]): string =>
  (typeof pin === 'number' ? names.map((name) => name.replace('D', 'GP')) : names).join(', ')

const checkPinsExist: Rule = (board, chip, roles) => [
  ...roles
    .filter(({ pin }) => !includes(chip.all, pin))
    .map(({ label, pin }) => `${capitalize(label)} is on ${formatPin(pin)}, which ${board.title} does not have.`),
  ...REQUIRED.filter((required) => !roles.some(({ field }) => field === required)).map(
    (required) => `${capitalize(PIN_LABELS[required])} has no pin, but every board needs one.`,
  ),
]

const checkPinsDiffer: Rule = (_, __, roles) =>
  roles.flatMap(({ label, pin }, i) =>
    roles
      .slice(0, i)
      .flatMap((other) =>
        other.pin === pin ? [`${capitalize(other.label)} and ${label} are both on ${formatPin(pin)}.`] : [],
      ),
  )

const checkReservedPins: Rule = ({ about }, chip, roles) =>
  roles.flatMap(({ label, pin }) => {
    const reason = about.reserved[pin] ?? chip.reserved[chipPin(pin)]
    return reason === undefined ? [] : [`${capitalize(label)} cannot be on ${formatPin(pin)}, which ${reason}.`]
  })

const checkPwmPins: Rule = ({ motorPin, lightPin }, chip) => {
  const mistakes: string[] = []
  if (includes(chip.all, motorPin) && !includes(chip.pwm, motorPin))
    mistakes.push(`The motor is on ${formatPin(motorPin)}, which has no PWM.`)
  const shared = chip.sharesPwm.find((group) => includes(group, motorPin))
  if (lightPin !== motorPin && shared && includes(shared, lightPin))
    mistakes.push(
      `The light on ${formatPin(lightPin)} shares a PWM block with the motor on ${formatPin(motorPin)}. Move one of them.`,
    )
  return mistakes
}

const checkAnaloguePins: Rule = (_, chip, roles) =>
  roles
    .filter(({ field, pin }) => ANALOGUE.includes(field) && includes(chip.all, pin) && !includes(chip.analogue, pin))
    .map(
      ({ label, pin }) =>
        `${capitalize(label)} is on ${formatPin(pin)}, which is not analogue. Analogue pins are ${listForEngine(pin, chip.analogue)}.`,
    )

const checkInputOnlyPins: Rule = ({ buttonPressed }, chip, roles) => {
  const readOnly = roles.filter(({ pin }) => includes(chip.readOnly, pin))
  return [
    ...readOnly
      .filter(({ field }) => OUTPUTS.includes(field))
      .map(({ label, pin }) => `${capitalize(label)} is on ${formatPin(pin)}, which is only an input.`),
    ...readOnly
      .filter((role) => role.field === 'chargerPin' || (buttonPressed === 0 && isButton(role)))
      .map(
        ({ label, pin }) =>
          `${capitalize(label)} is on ${formatPin(pin)}, which has no pull-up: its reading is random when nothing is connected.`,
      ),
  ]
}

const checkWatchedPins: Rule = (_, chip, roles) => {
  if (!chip.watchesByNumber) return []
  const getNumber = (pin: Pin) => String(pin).replace(/^\D+/, '')
  const watched = roles.filter((role) => role.field === 'chargerPin' || isButton(role))
  return watched.flatMap(({ label, pin }, i) =>
    watched
      .slice(0, i)
      .filter((other) => other.pin !== pin && getNumber(other.pin) === getNumber(pin))
      .map(
        (other) =>
          `${capitalize(label)} is on ${pin} and ${other.label} is on ${other.pin}, but the chip can watch only one pin with the number ${getNumber(pin)}.`,
      ),
  )
}

export const PIN_RULES: readonly Rule[] = [
  checkPinsExist,
  checkPinsDiffer,
  checkReservedPins,
  checkPwmPins,
  checkAnaloguePins,
  checkInputOnlyPins,
  checkWatchedPins,
]
