// Fills in the tables of boards that pages have between marks, from the profiles of the boards.

import type { Board } from '../../hal/boards/board.ts'
import { DRIVERS, type DriverPin, type PinState } from '../../hal/boards/drivers.ts'
import { boards } from '../../hal/boards/index.ts'
import { ADAPTER_PERCENT, CELLS, type Chemistry } from '../../hal/boards/supplies.ts'
import { table } from '../../lib/markdown.ts'
import { BOARD_FIELDS } from '../build/boards/fields.ts'
import { KNOWN_DRIVERS } from '../build/boards/known-drivers.ts'
import { DRIVER_FIELDS, MOTOR_FIELDS } from '../build/boards/part-fields.ts'
import { formatPinLabel, isButton, listPinRoles } from '../build/boards/pin-roles.ts'
import { formatVolts } from '../build/boards/supply-words.ts'
import { ENGINES } from '../build/engines.ts'
import { getMotorDrive } from './facts.ts'

const CONSOLES = { usb: 'USB', bluetooth: 'Bluetooth', serial: 'serial' } as const

function describeMotor(board: Board): string {
  const pin = formatPinLabel(board, board.motorPin)
  const place = {
    added: `transistor on ${pin}`,
    'high side': `high-side switch on ${pin}`,
    'h-bridge': `H-bridge on ${pin}`,
    'low side': `on ${pin}`,
    bridge: `on ${pin}`,
    'built in': 'its own',
  }[getMotorDrive(board)]
  return `${board.motor.name} motor, ${place}`
}

function describeBattery(board: Board): string {
  if (!listPinRoles(board).some(({ field }) => field === 'batteryPin')) return 'not measured'
  return getMotorDrive(board) === 'built in' ? 'its own' : `divider on ${formatPinLabel(board, board.batteryPin)}`
}

function describeThermometer(board: Board): string {
  if (board.thermometer === 'ntc') return `NTC on ${formatPinLabel(board, board.ntcPin)}`
  return board.thermometer === 'own' ? 'its own' : 'none'
}

const describeButtons = (board: Board): string =>
  listPinRoles(board)
    .filter(isButton)
    .map(({ pin }) => formatPinLabel(board, pin))
    .join(', ')

const allBoards = Object.values(boards)

const makeFieldTable = (fields: Record<string, { kind: { words: string }; about: string }>): string =>
  table(
    ['field', 'value', 'meaning'],
    Object.entries(fields).map(([name, { kind, about }]) => [`\`${name}\``, kind.words, about]),
  )

/** The limits of each kind of supply: of one cell, or shares of the volts of an adapter. */
const makeSupplyTable = (): string =>
  table(
    ['`kind`', 'cells', 'no start below', 'softer below', 'off below', 'back above', 'full'],
    [
      ...(Object.keys(CELLS) as Chemistry[]).map((kind) => {
        const { maxCells, startMinMv, softBelowMv, offBelowMv, backAboveMv, assumedMv } = CELLS[kind]
        const each = [startMinMv, softBelowMv, offBelowMv, backAboveMv, assumedMv].map(formatVolts)
        return [`\`"${kind}"\``, `1 to ${maxCells}`, ...each]
      }),
      ...['adapter', 'usb'].map((kind) => {
        const { start, soft, off, back, tooHigh } = ADAPTER_PERCENT
        const each = [start, soft, off, back].map((percent) => `${percent} %`)
        return [`\`"${kind}"\``, '', ...each, `off from ${tooHigh} %`]
      }),
    ],
  )

const STATES: Record<PinState, string> = { 0: 'low', 1: 'high', pwm: 'PWM', inverse: 'inverse PWM' }

/** What each pin of each driver does. Between power-up and the firmware the pins float. */
const makeDriverTable = (): string =>
  table(
    ['`driverKind`', 'pin', 'at reset', 'off', 'drive', 'brake'],
    Object.entries(DRIVERS).flatMap(([kind, { reset, off, drive, brake }]) =>
      (Object.keys(reset) as DriverPin[]).map((field, i) => [
        i === 0 ? `\`"${kind}"\`` : '',
        `\`${field}\``,
        reset[field] === 0 ? 'floats, pulled low' : STATES[reset[field]!],
        STATES[off[field]!],
        STATES[drive[field]!],
        brake ? STATES[brake[field]!] : 'cannot',
      ]),
    ),
  )

const makeKnownDriverTable = (): string =>
  table(
    ['`driver`', 'for minutes', 'supply', 'PWM up to', '`driverKind`', 'inputs for the pins', 'current output'],
    KNOWN_DRIVERS.flatMap(({ name, maxMa, minMv, maxMv, maxPwmHz, inputs, senses }) =>
      Object.entries(inputs).map(([kind, words], i) => [
        ...(i > 0
          ? ['', '', '', '']
          : [`\`"${name}"\``, `${maxMa} mA`, `${minMv / 1000} to ${formatVolts(maxMv)}`, `${maxPwmHz / 1000} kHz`]),
        `\`"${kind}"\``,
        words,
        i > 0 ? '' : senses || 'none',
      ]),
    ),
  )

/** By the name in the mark. `path` leads from the page to docs/maker/. */
export const TABLES: Record<string, (path: string) => string> = {
  boards: (path) =>
    table(
      ['board', 'engine', 'motor', 'battery', 'build'],
      allBoards.map((board) => [
        `[${board.title}](${path}boards/${board.name}.md)`,
        ENGINES[board.engine].title,
        describeMotor(board),
        describeBattery(board),
        `\`--board ${board.name}\``,
      ]),
    ),
  wiring: (path) =>
    table(
      ['board', 'motor', 'battery', 'thermometer', 'buttons', 'console', 'what it cannot do'],
      allBoards.map((board) => [
        `[${board.title}](${path}boards/${board.name}.md)`,
        describeMotor(board),
        describeBattery(board),
        describeThermometer(board),
        describeButtons(board),
        board.about.reachedOver.map((console) => CONSOLES[console]).join(', '),
        board.about.missing.join(' '),
      ]),
    ),
  'board fields': () => makeFieldTable(BOARD_FIELDS),
  'motor fields': () => makeFieldTable(MOTOR_FIELDS),
  'driver fields': () => makeFieldTable(DRIVER_FIELDS),
  supplies: makeSupplyTable,
  drivers: makeDriverTable,
  'known drivers': makeKnownDriverTable,
}

/** The pages with such tables. */
export const PAGES = ['README.md', 'docs/maker/wiring.md', 'docs/maker/own-board.md', 'docs/maker/supply.md'] as const

/** The page with each table between its marks made again. */
export const fillTables = (page: string, path: string): string =>
  page.replaceAll(/<!-- table: ([\w ]+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const toMaker = path.startsWith('docs/') ? '' : 'docs/maker/'
    return `<!-- table: ${name} -->\n${TABLES[name]!(toMaker)}<!-- end -->`
  })
