// Checks the pins and numbers of a board, and describes each mistake in a sentence. The build refuses a board with
// mistakes: a wrong pin can start the motor at power-up, or give readings without meaning.

import type { Board } from '../../../hal/boards/board.ts'
import { type ChipPins, chipPin, chipPins } from '../../../hal/boards/chips.ts'
import { currentsOf } from '../../../hal/boards/currents.ts'
import { formatPin, isButton, listPinRoles, PIN_LABELS, type Pin, type PinRole } from './pin-roles.ts'

/** A full cell after a charger whose voltage is 1 % too high. */
const FULL_CELL_MV = 4250
/** The lowest supply of a chip that measures against its own supply: the voltage of a coin cell. */
const MIN_SUPPLY_MV = 3000

/** The firmware feeds a watchdog at its sensor checks, once a second, and on a busy board late by up to half of that. */
export const LEAST_WATCHDOG_MS = 2000
/** People hear up to here (docs/owner/evidence.md, S83). */
const AUDIBLE_BELOW_HZ = 20_000

const REQUIRED = ['motorPin', 'lightPin', 'buttonPin'] as const
const ANALOGUE: readonly string[] = ['batteryPin', 'ntcPin']

/** Returns a sentence for each mistake. `roles` are those that have a pin. */
type Rule = (board: Board, chip: ChipPins, roles: readonly PinRole[]) => string[]

const includes = (list: readonly string[], pin: Pin): boolean => list.includes(chipPin(pin))
const capitalize = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

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

const checkPwm: Rule = ({ motorPin, lightPin, pwmHz, title }, chip) => {
  const mistakes: string[] = []
  const [min, max] = chip.pwmHz
  if (includes(chip.all, motorPin) && !includes(chip.pwm, motorPin))
    mistakes.push(`The motor is on ${formatPin(motorPin)}, which has no PWM.`)
  if (includes(chip.pulledUpAtBoot, motorPin))
    mistakes.push(
      `The motor is on ${formatPin(motorPin)}, which is pulled up at power-up: the motor would start by itself.`,
    )
  const shared = chip.sharesPwm.find((group) => includes(group, motorPin))
  if (lightPin !== motorPin && shared && includes(shared, lightPin))
    mistakes.push(
      `The light on ${formatPin(lightPin)} shares a PWM block with the motor on ${formatPin(motorPin)}. Move one of them.`,
    )
  if (!(pwmHz >= min && pwmHz <= max))
    mistakes.push(`pwmHz is ${pwmHz}, but the PWM of ${title} needs ${min} to ${max} Hz.`)
  return mistakes
}

const checkAnaloguePins: Rule = ({ batteryDivider, referenceMv }, chip, roles) => {
  const mistakes = roles
    .filter(({ field, pin }) => ANALOGUE.includes(field) && includes(chip.all, pin) && !includes(chip.analogue, pin))
    .map(
      ({ label, pin }) =>
        `${capitalize(label)} is on ${formatPin(pin)}, which is not analogue. Analogue pins are ${listForEngine(pin, chip.analogue)}.`,
    )
  const maxMv = referenceMv || MIN_SUPPLY_MV
  const fullMv = Math.round(FULL_CELL_MV / batteryDivider)
  if (roles.some(({ field }) => field === 'batteryPin') && !(fullMv <= maxMv))
    mistakes.push(
      `With a divider of ${batteryDivider}, a full cell puts ${fullMv} mV on the battery pin, which reads at most ${maxMv} mV.`,
    )
  return mistakes
}

const checkInputOnlyPins: Rule = ({ buttonPressed, lightPin }, chip, roles) => [
  ...(includes(chip.readOnly, lightPin) ? [`The light is on ${formatPin(lightPin)}, which is only an input.`] : []),
  ...roles
    .filter((role) => role.field === 'chargerPin' || (buttonPressed === 0 && isButton(role)))
    .filter(({ pin }) => includes(chip.readOnly, pin))
    .map(
      ({ label, pin }) =>
        `${capitalize(label)} is on ${formatPin(pin)}, which has no pull-up: its reading is random when nothing is connected.`,
    ),
]

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

const checkThermometer: Rule = ({ thermometer, ntcPin, title }, chip) => {
  const hasNtcPin = ntcPin !== '' && ntcPin !== -1
  if (thermometer === 'ntc')
    return hasNtcPin ? [] : ['thermometer is "ntc", so ntcPin must name the pin of the thermistor.']
  const mistakes = hasNtcPin
    ? [
        `ntcPin is ${formatPin(ntcPin)}, but thermometer is "${thermometer}". Set thermometer to "ntc", or ntcPin to "none".`,
      ]
    : []
  if (thermometer === 'own' && !chip.ownThermometer)
    mistakes.push(
      `The thermometer of ${title} itself is too inaccurate for the temperature limits. Set thermometer to "ntc" or "none".`,
    )
  return mistakes
}

const checkWatchdog: Rule = ({ watchdogMs, title }, chip) => {
  if (!(watchdogMs >= LEAST_WATCHDOG_MS && watchdogMs <= chip.watchdogMs))
    return [
      `watchdogMs is ${watchdogMs}, but the watchdog of ${title} can wait ${LEAST_WATCHDOG_MS} to ${chip.watchdogMs} ms: the firmware feeds it once a second, and a little late at times.`,
    ]
  return watchdogMs % chip.watchdogStepMs === 0
    ? []
    : [`watchdogMs is ${watchdogMs}, but the watchdog of ${title} counts in steps of ${chip.watchdogStepMs} ms.`]
}

const checkDriver: Rule = (board, chip) => {
  const { motorPin, about } = board
  const row = chip.driven.findIndex((bank) => includes(bank, motorPin))
  const pin = formatPin(motorPin)
  if (row < 0 && about.driverMaxMa !== 0) return [`${pin} has no transistor on the board, so driverMaxMa must be 0.`]
  if (row >= 0 && about.driverMaxMa === 0)
    return [`${pin} has a transistor on the board, so driverMaxMa must say how many mA it can take.`]
  const mistakes: string[] = []
  if ('driver' in board && board.driver >= 0 && board.driver !== row)
    mistakes.push(`${pin} is not an output of driver ${board.driver}.`)
  const currents = currentsOf(board)
  if (about.driverMaxMa > 0 && currents === undefined)
    mistakes.push('The current of the motor is not known, so the transistor on the board may be too weak for it.')
  else if (about.driverMaxMa > 0 && currents!.pressedMa > about.driverMaxMa)
    mistakes.push(
      `The motor draws ${currents!.pressedMa} mA when pressed hard, but the transistor on the board can take only ${about.driverMaxMa} mA.`,
    )
  return mistakes
}

const checkRadio: Rule = (board, chip) =>
  'radio' in board && board.radio !== 'none' && !chip.bluetooth
    ? [`radio is "${board.radio}", but ${board.title} has no Bluetooth.`]
    : []

const RULES: readonly Rule[] = [
  checkPinsExist,
  checkPinsDiffer,
  checkReservedPins,
  checkPwm,
  checkAnaloguePins,
  checkInputOnlyPins,
  checkWatchedPins,
  checkThermometer,
  checkWatchdog,
  checkDriver,
  checkRadio,
]

/** A sentence for each mistake in the profile of a board. Empty if the board can be built. */
export function findBoardMistakes(board: Board): string[] {
  const chip = chipPins(board)
  const roles = listPinRoles(board)
  return RULES.flatMap((rule) => rule(board, chip, roles))
}

/** A sentence for each thing that works but that the maker may not want. */
export const findBoardWarnings = ({ pwmHz }: Board): string[] =>
  pwmHz < AUDIBLE_BELOW_HZ
    ? [`The motor's PWM of ${pwmHz} Hz can be heard. From ${AUDIBLE_BELOW_HZ} Hz on it cannot.`]
    : []
