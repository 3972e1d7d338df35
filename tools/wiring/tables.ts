// The tables of boards that pages have between their marks, made from the profiles.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { table } from '../../lib/markdown.ts'
import { pinOn, roles } from '../build/boards/check.ts'
import { BOARD_FIELDS, MOTOR_FIELDS } from '../build/boards/fields.ts'
import { ENGINES } from '../build/engines.ts'
import { drive } from './facts.ts'

const REACHED = { usb: 'USB', bluetooth: 'Bluetooth', serial: 'serial' } as const

function motor(board: Board): string {
  const pin = pinOn(board, board.motorPin)
  const how = {
    added: `transistor on ${pin}`,
    'low side': `on ${pin}`,
    bridge: `on ${pin}`,
    'built in': 'its own',
  }[drive(board)]
  return `${board.motor.name} motor, ${how}`
}

function battery(board: Board): string {
  if (!roles(board).some(({ field }) => field === 'batteryPin')) return 'not measured'
  return drive(board) === 'built in' ? 'its own' : `divider on ${pinOn(board, board.batteryPin)}`
}

function thermometer(board: Board): string {
  if (board.thermometer === 'ntc') return `NTC on ${pinOn(board, board.ntcPin)}`
  return board.thermometer === 'own' ? 'its own' : 'none'
}

const buttons = (board: Board): string =>
  roles(board)
    .filter(({ is }) => is.includes('button'))
    .map(({ pin }) => pinOn(board, pin))
    .join(', ')

const all = Object.values(boards)
const fields = (of: Record<string, { kind: { reads: string }; about: string }>): string =>
  table(
    ['field', 'holds', 'what it is'],
    Object.entries(of).map(([name, { kind, about }]) => [`\`${name}\``, kind.reads, about]),
  )

/** By the word in the mark; `up` leads from the page to docs/. */
export const TABLES: Record<string, (up: string) => string> = {
  /** README.md. */
  boards: (up) =>
    table(
      ['board', 'engine', 'motor', 'battery', 'build'],
      all.map((board) => [
        `[${board.title}](${up}boards/${board.name}.md)`,
        ENGINES[board.engine].title,
        motor(board),
        battery(board),
        `\`--board ${board.name}\``,
      ]),
    ),
  wiring: (up) =>
    table(
      ['board', 'motor', 'battery', 'thermometer', 'buttons', 'console', 'what it cannot do'],
      all.map((board) => [
        `[${board.title}](${up}boards/${board.name}.md)`,
        motor(board),
        battery(board),
        thermometer(board),
        buttons(board),
        board.about.reachedOver.map((way) => REACHED[way]).join(', '),
        board.about.missing.join(' '),
      ]),
    ),
  'board fields': () => fields(BOARD_FIELDS),
  'motor fields': () => fields(MOTOR_FIELDS),
}

/** Pages that have such tables, from the root. */
export const PAGES = ['README.md', 'docs/maker/wiring.md', 'docs/maker/own-board.md'] as const

/** The page with every table between its marks made anew. */
export const withTables = (page: string, path: string): string =>
  page.replaceAll(/<!-- table: ([\w ]+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const up = path.startsWith('docs/') ? '' : 'docs/maker/'
    return `<!-- table: ${name} -->\n${TABLES[name]!(up)}<!-- end -->`
  })
