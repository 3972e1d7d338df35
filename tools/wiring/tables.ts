// Fills in the tables of boards that pages have between marks, from the profiles of the boards.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { table } from '../../lib/markdown.ts'
import { BOARD_FIELDS } from '../build/boards/fields.ts'
import { MOTOR_FIELDS } from '../build/boards/part-fields.ts'
import { formatPinLabel, isButton, listPinRoles } from '../build/boards/pin-roles.ts'
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
}

/** The pages with such tables. */
export const PAGES = ['README.md', 'docs/maker/wiring.md', 'docs/maker/own-board.md'] as const

/** The page with each table between its marks made again. */
export const fillTables = (page: string, path: string): string =>
  page.replaceAll(/<!-- table: ([\w ]+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const toMaker = path.startsWith('docs/') ? '' : 'docs/maker/'
    return `<!-- table: ${name} -->\n${TABLES[name]!(toMaker)}<!-- end -->`
  })
