// The boards as files of the site: their pages with circuits, and their firmware, which waits for a rotation.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { makeAlike } from '../../lib/alike-scripts.ts'
import { cachedPrebuilt } from '../build/cached.ts'
import { ENGINES } from '../build/engines.ts'
import type { Prebuilt } from '../build/prebuilt.ts'
import { drawCircuit } from '../wiring/circuit/draw-circuit.ts'
import { isWired, makeBoardPage } from '../wiring/page.ts'
import { type BoardPage, type FirmwareFile, firmwareFile } from './board-page.ts'
import { listSections } from './docs/contents.ts'
import { renderPage } from './docs/render.ts'
import type { FileMaker } from './file-maker.ts'

/** The title and the picture of a page, which the view shows in its own way. */
const SHOWN_APART = /^# .*\n|^!\[.*\n/gm

function makePage(board: Board): BoardPage {
  const pages = listSections().flatMap((section) => section.pages)
  const file = `docs/maker/boards/${board.name}.md`
  const text = makeBoardPage(board).replace(SHOWN_APART, '')
  return {
    title: board.title,
    engine: ENGINES[board.engine].title,
    motor: board.motor.name,
    html: renderPage(file, text, pages, () => [0, 0]).html,
    ...(isWired(board) && { circuit: drawCircuit(board) }),
  }
}

/** By the names of boards. */
export const makePages = (): Record<string, BoardPage> =>
  Object.fromEntries(Object.entries(boards).map(([name, board]) => [name, makePage(board)]))

/** In an order in which each is much like the one before. */
const ALIKE = ['puckjs2', 'joltjs', 'mdbt42q', 'microbit2', 'pixljs', 'banglejs2', 'esp32']

export async function makeFirmware(link: boolean): Promise<FirmwareFile> {
  const names = [...new Set([...ALIKE, ...Object.keys(boards)])]
  const prebuilt: Prebuilt[] = []
  for (const name of names) prebuilt.push(await cachedPrebuilt(link ? { ...boards[name]!, link } : boards[name]!))
  const rests = makeAlike(prebuilt.map(({ rest }) => rest))
  return Object.fromEntries(names.map((name, i) => [name, { first: prebuilt[i]!.first, rest: rests[i]! }]))
}

/** All boards in one file each, because they have much in common and so compress well together. */
export const boardFiles: FileMaker = async () => ({
  'boards/pages.json': JSON.stringify(makePages()),
  [firmwareFile(false)]: JSON.stringify(await makeFirmware(false)),
  [firmwareFile(true)]: JSON.stringify(await makeFirmware(true)),
})
