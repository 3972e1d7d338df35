// What is wrong with a board's pins and numbers, each in a sentence with its reason: a motor that starts by itself, a
// reading that means nothing. No shipped board has any, and the build refuses one that does.

import type { Board } from '../../../hal/boards/board.ts'
import { type ChipPins, chipPin, chipPins } from '../../../hal/boards/chips.ts'
import { currentsOf } from '../../../hal/boards/currents.ts'

/** A full cell, and a little: what a charger that is off by one percent leaves. */
const FULL_CELL_MV = 4250
/** What an analogue input of a chip that is asked for its supply can take: a coin cell's voltage. */
const LEAST_SUPPLY_MV = 3000

type Pin = string | number
type Role = { field: keyof Board; is: string; pin: Pin }

/** Each pin of a board and what it is for. */
const ROLES = [
  ['motorPin', 'the motor'],
  ['lightPin', 'the light'],
  ['buttonPin', 'the button'],
  ['nextPin', 'the button for the next program'],
  ['softerPin', 'the button for softer'],
  ['strongerPin', 'the button for stronger'],
  ['offPin', 'the button for off'],
  ['batteryPin', 'the battery'],
  ['chargerPin', 'the charger'],
  ['ntcPin', 'the thermistor'],
] as const
const NEEDED = ['motorPin', 'lightPin', 'buttonPin']
const BUTTONS = ['buttonPin', 'nextPin', 'softerPin', 'strongerPin', 'offPin']
const ANALOGUE = ['batteryPin', 'ntcPin']

/** Those that have a pin. */
export const roles = (board: Board): Role[] =>
  ROLES.map(([field, is]) => ({ field, is, pin: board[field] })).filter(({ pin }) => pin !== '' && pin !== -1)

/** As it is printed beside the pin: GP18 on a Pico, otherwise as it is. */
export const pinName = (pin: Pin): string => (typeof pin === 'number' ? `GP${pin}` : pin)

/** Names of chips.ts as the engine of `pin` has them. */
const namesLike = (pin: Pin, names: readonly string[]): readonly string[] =>
  typeof pin === 'number' ? names.map((name) => name.replace('D', 'GP')) : names

/** As a maker finds it: "Q0.sda (D3)" where the board prints something else. */
export const pinOn = ({ about: { labels } }: Board, pin: Pin): string =>
  labels[pin] ? `${labels[pin]} (${pinName(pin)})` : pinName(pin)

/** One rule: what it finds, as sentences. */
type Rule = (board: Board, chip: ChipPins, taken: readonly Role[]) => string[]

const has = (list: readonly string[], pin: Pin): boolean => list.includes(chipPin(pin))
const upper = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

const unknown: Rule = (board, chip, taken) => [
  ...taken
    .filter(({ pin }) => !has(chip.all, pin))
    .map(({ is, pin }) => `${upper(is)} is on ${pinName(pin)}, which ${board.title} does not have.`),
  ...ROLES.filter(([field]) => NEEDED.includes(field) && !taken.some((role) => role.field === field)).map(
    ([, is]) => `${upper(is)} has no pin, and nothing works without it.`,
  ),
]

const twice: Rule = (_, __, taken) =>
  taken.flatMap(({ is, pin }, i) =>
    taken
      .slice(0, i)
      .flatMap((other) => (other.pin === pin ? [`${upper(other.is)} and ${is} are both on ${pinName(pin)}.`] : [])),
  )

const reserved: Rule = ({ about }, chip, taken) =>
  taken.flatMap(({ is, pin }) => {
    const why = about.reserved[pin] ?? chip.reserved[chipPin(pin)]
    return why === undefined ? [] : [`${upper(is)} cannot be on ${pinName(pin)}, which ${why}.`]
  })

const pwm: Rule = ({ motorPin, lightPin, pwmHz, title }, chip) => {
  const found: string[] = []
  const [least, most] = chip.pwmHz
  if (has(chip.all, motorPin) && !has(chip.pwm, motorPin))
    found.push(`The motor is on ${pinName(motorPin)}, which has no PWM.`)
  if (has(chip.pulledUpAtBoot, motorPin))
    found.push(`The motor is on ${pinName(motorPin)}, which is pulled up at power-up: the motor would run by itself.`)
  const shared = chip.sharesPwm.find((group) => has(group, motorPin))
  if (lightPin !== motorPin && shared && has(shared, lightPin))
    found.push(
      `The light on ${pinName(lightPin)} shares the PWM of the motor on ${pinName(motorPin)}, which must have it alone.`,
    )
  if (!(pwmHz >= least && pwmHz <= most))
    found.push(`A PWM of ${pwmHz} Hz is not what ${title} can do well, which is ${least} to ${most} Hz.`)
  return found
}

const analogue: Rule = ({ batteryDivider, referenceMv }, chip, taken) => {
  const found = taken
    .filter(({ field, pin }) => ANALOGUE.includes(field) && has(chip.all, pin) && !has(chip.analogue, pin))
    .map(
      ({ is, pin }) =>
        `${upper(is)} is on ${pinName(pin)}, which is not analogue: ${namesLike(pin, chip.analogue).join(', ')} are.`,
    )
  const top = referenceMv || LEAST_SUPPLY_MV
  const seen = Math.round(FULL_CELL_MV / batteryDivider)
  if (taken.some(({ field }) => field === 'batteryPin') && !(seen <= top))
    found.push(`A full cell behind a divider of ${batteryDivider} gives the pin ${seen} mV, and it reads up to ${top}.`)
  return found
}

const readOnly: Rule = ({ buttonPressed, lightPin }, chip, taken) => [
  ...(has(chip.readOnly, lightPin) ? [`The light is on ${pinName(lightPin)}, which can only be read.`] : []),
  ...taken
    .filter(({ field }) => field === 'chargerPin' || (buttonPressed === 0 && BUTTONS.includes(field)))
    .filter(({ pin }) => has(chip.readOnly, pin))
    .map(({ is, pin }) => `${upper(is)} is on ${pinName(pin)}, which has no pull-up: left open, it reads anything.`),
]

const watched: Rule = (_, chip, taken) => {
  if (!chip.watchesByNumber) return []
  const number = (pin: Pin) => String(pin).replace(/^\D+/, '')
  const them = taken.filter(({ field }) => field === 'chargerPin' || BUTTONS.includes(field))
  return them.flatMap(({ is, pin }, i) =>
    them
      .slice(0, i)
      .filter((other) => other.pin !== pin && number(other.pin) === number(pin))
      .map((other) => `${upper(is)} on ${pin} cannot be watched beside ${other.pin}: only one pin of each number can.`),
  )
}

const thermometer: Rule = ({ thermometer: kind, ntcPin, title }, chip) => {
  const wired = ntcPin !== '' && ntcPin !== -1
  if (kind === 'ntc') return wired ? [] : ['A thermistor needs its pin, ntcPin.']
  const found = wired ? [`There is a pin for a thermistor, but the thermometer is "${kind}".`] : []
  if (kind === 'own' && !chip.ownThermometer)
    found.push(`The thermometer of ${title} itself is too far off to protect.`)
  return found
}

const watchdog: Rule = ({ watchdogMs, title }, chip) => {
  if (!(watchdogMs > 0 && watchdogMs <= chip.watchdogMs))
    return [`A watchdog of ${watchdogMs} ms is not what ${title} can do, which is up to ${chip.watchdogMs} ms.`]
  return watchdogMs % chip.watchdogStepMs === 0
    ? []
    : [`A watchdog of ${watchdogMs} ms is not in steps of ${chip.watchdogStepMs} ms, as ${title} counts.`]
}

const driver: Rule = (board, chip) => {
  const { motorPin, about } = board
  const row = chip.driven.findIndex((bank) => has(bank, motorPin))
  if (row < 0 !== (about.driverMaxMa === 0))
    return [
      row < 0
        ? `${pinName(motorPin)} has no transistor on the board, so driverMaxMa is 0.`
        : `${pinName(motorPin)} has its transistor on the board, so driverMaxMa says what it can take.`,
    ]
  const found: string[] = []
  if ('driver' in board && board.driver >= 0 && board.driver !== row)
    found.push(`${pinName(motorPin)} is not an output of driver ${board.driver}.`)
  const currents = currentsOf(board)
  if (about.driverMaxMa > 0 && currents === undefined)
    found.push('What the motor draws is not said, so nobody knows whether the transistor on the board can take it.')
  else if (about.driverMaxMa > 0 && currents!.pressedMa > about.driverMaxMa)
    found.push(
      `The motor draws ${currents!.pressedMa} mA pressed on hard, and the transistor on the board can take ${about.driverMaxMa}.`,
    )
  return found
}

const radio: Rule = (board, chip) =>
  'radio' in board && board.radio !== 'none' && !chip.bluetooth ? [`${board.title} has no Bluetooth.`] : []

const RULES: readonly Rule[] = [
  unknown,
  twice,
  reserved,
  pwm,
  analogue,
  readOnly,
  watched,
  thermometer,
  watchdog,
  driver,
  radio,
]

/** What speaks against this board, a sentence each; nothing where it can be built. */
export function conflicts(board: Board): string[] {
  const chip = chipPins(board)
  const taken = roles(board)
  return RULES.flatMap((rule) => rule(board, chip, taken))
}
