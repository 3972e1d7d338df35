// The page of a board, docs/maker/boards/<name>.md: its circuit, its pins, what to buy and what to check.

import type { Board } from '../../hal/boards/board.ts'
import { table } from '../../lib/markdown.ts'
import { drive, factsOf } from './facts.ts'
import { checks, connections, type Found, limits, parts } from './parts.ts'

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
const numbered = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n')

/** What a board without a way to measure its battery does instead. */
const BLIND =
  'Without a reading of the battery the rules that need none hold: time, rest, charger, button, watchdog. Strength falls as the cell empties, and only the protector keeps the cell from being emptied too far.'

const notes = (board: Board): string[] => [
  ...factsOf(board).notes,
  ...board.about.missing,
  ...(board.batteryPin === '' || board.batteryPin === -1 ? [BLIND] : []),
]

const wiring = (board: Board): string => `![${board.title}: the circuit](${board.name}.svg)

Every ground is one: cell, board, transistor and charger. Keep the wires of the motor short and away from the others.

## Pins

${table(['what', 'pin', 'to'], connections(board))}
## Parts

${list(parts(board))}

## Currents

${list(limits(board))}
`

const built = (board: Board): string => `There is nothing to wire: all of it is in the watch.

## Pins

${table(['what', 'pin', 'to'], connections(board))}`

/** Whether there is a picture of its circuit. */
export const isWired = (board: Board): boolean => drive(board) !== 'built in'

/** Where the page is made from, and how it finds the rest: for a board of ours, and for a maker's own. */
export interface Source extends Found {
  made: string
}

const ours = ({ name }: Board): Source => ({
  made: `Made by npm run docs from hal/boards/${name}.ts and tools/wiring.`,
  board: name,
  docs: '..',
})

/** A maker's own, beside the files that are built. */
export const theirs = (file: string): Source => ({
  made: `Made by npx unknot wiring from ${file}.`,
  board: file,
  docs: '../docs/maker',
})

export const boardPage = (board: Board, { made, board: named, docs }: Source = ours(board)): string => `<!-- ${made} -->

# ${board.title}

None of this was tried on a real board yet: it follows the boards' documents. Check each point.

Build: \`npx unknot build --board ${named}\`, then [flash it](${docs}/flashing.md). [All boards](${docs}/wiring.md).

${isWired(board) ? wiring(board) : built(board)}
## Of this board

${list(notes(board))}
${isWired(board) ? `\n## Before the first start\n\n${numbered(checks(board, { board: named, docs }))}\n` : ''}`
