// Makes the page of a board, docs/maker/boards/<name>.md: its circuit, pins, parts, currents and checks.

import type { Board } from '../../hal/boards/board.ts'
import { ONE_CELL, supplyLimits } from '../../hal/boards/supplies.ts'
import { table } from '../../lib/markdown.ts'
import { joinWords } from '../build/boards/rules/rule.ts'
import { formatVolts, isCells, isOneCell, nameSupply } from '../build/boards/supply-words.ts'
import { formatFlag, listChecks, type PageContext } from './checks.ts'
import { listConnections, listCurrents } from './connections.ts'
import { getKnownInputs, hasDriver } from './driver.ts'
import { getFacts, getMotorDrive } from './facts.ts'
import { listParts } from './parts.ts'
import { findConverter, forSupply } from './power.ts'

const formatList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
const formatSteps = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n')

const NO_BATTERY_READING =
  'The firmware cannot measure the battery. The limits of time, rest, charger, button and watchdog still hold. The strength falls as the cell empties, and only the protector keeps the cell from emptying too far.'

/** Espruino 2v29, targets/nrf5x_dfu/main.c and targets/nrf5x/main.c. */
const HELD_AT_POWER_UP =
  'Do not hold the button while you switch the board on: it then waits for an update of Espruino, or, if you hold it for longer than about 2.6 s, it starts without the firmware and with an open console. The motor stays off. Switch the board off and on again, and leave the button alone.'

const getNoReading = ({ supply = ONE_CELL }: Board): string =>
  isCells(supply)
    ? NO_BATTERY_READING
    : `The firmware cannot measure the ${nameSupply(supply)}: it counts on ${formatVolts(supplyLimits(supply).assumedMv)}, and other volts change the strength. The limits of time, rest, button and watchdog still hold.`

const listNotes = (board: Board): string[] => {
  const inputs = getKnownInputs(board)
  const notes = [
    ...getFacts(board).notes,
    ...(inputs === undefined ? [] : [`Connect the inputs of the ${board.about.driver!.name} so: ${inputs}.`]),
    ...(board.about.chip.startsWith('nrf') && !('bangle' in board) ? [HELD_AT_POWER_UP] : []),
    ...board.about.missing,
    ...(board.batteryPin === '' || board.batteryPin === -1 ? [getNoReading(board)] : []),
  ]
  const worded = notes.map((note) => forSupply(board, note)).filter((note) => note !== '')
  return hasDriver(board) ? worded.map((note) => note.replace('gate pull-down', 'pull-down')) : worded
}

/** Everything whose ground is one, for the first sentence of the page. */
function formatGrounds(board: Board): string {
  const { supply = ONE_CELL } = board
  if (isOneCell(supply) && !hasDriver(board)) return 'cell, board, transistor and charger'
  return joinWords([
    nameSupply(supply),
    'board',
    ...(findConverter(board) ? ['converter'] : []),
    hasDriver(board) ? 'driver' : 'transistor',
    ...(isCells(supply) ? ['charger'] : []),
  ])
}

const formatPins = (board: Board): string => `## Pins

${table(['what', 'pin', 'to'], listConnections(board))}`

const formatWiring = (board: Board): string => `![${board.title}: the circuit](${board.name}.svg)

All grounds are one: ${formatGrounds(board)}. Keep the wires of the motor short, and away from the others.

${formatPins(board)}
## Parts

${formatList(listParts(board))}

## Currents

${formatList(listCurrents(board))}
`

const formatBuiltIn = (board: Board): string => `There is nothing to wire. Everything is in the watch.

${formatPins(board)}`

/** Whether the board has a circuit to wire. */
export const isWired = (board: Board): boolean => getMotorDrive(board) !== 'built in'

interface PageSource extends PageContext {
  /** How the page was made. */
  origin: string
}

const getRepositorySource = ({ name }: Board): PageSource => ({
  origin: `Made by npm run docs from hal/boards/${name}.ts and tools/wiring.`,
  board: name,
  docs: '..',
})

/** For the page of a maker's own board, which is in dist/: of its file, or of the folder's board. */
export const getFileSource = (file: string | undefined): PageSource => ({
  origin: `Made by npx unknot wiring${file === undefined ? '' : ` ${file}`}.`,
  board: file,
  docs: '../docs/maker',
})

export const makeBoardPage = (
  board: Board,
  source: PageSource = getRepositorySource(board),
): string => `<!-- ${source.origin} -->

# ${board.title}

Nobody has tried this on a real board yet. It follows the documents of the board, so check each point.

Build it with \`npx unknot build${formatFlag(source.board)}\`, then [flash it](${source.docs}/flashing.md). [All boards](${source.docs}/wiring.md).

${isWired(board) ? formatWiring(board) : formatBuiltIn(board)}
## Notes on this board

${formatList(listNotes(board))}
${isWired(board) ? `\n## Before the first start\n\n${formatSteps(listChecks(board, source))}\n` : ''}`
