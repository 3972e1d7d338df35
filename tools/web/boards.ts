// The boards as files of the site: their pages with circuits, and their firmware, which waits for a rotation.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { cachedPrebuilt } from '../build/cached.ts'
import { ENGINES } from '../build/engines.ts'
import type { Prebuilt } from '../build/prebuilt.ts'
import { drawCircuit } from '../wiring/circuit/draw-circuit.ts'
import { isWired, makeBoardPage } from '../wiring/page.ts'
import type { BoardPage } from './board-page.ts'
import { listSections } from './docs/contents.ts'
import { renderPage } from './docs/render.ts'
import type { FileMaker } from './files.ts'

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

/** Of all boards in one file each, because they have much in common and so compress well together. */
export const boardFiles: FileMaker = async () => {
  const pages: Record<string, BoardPage> = {}
  const firmware: Record<string, Prebuilt> = {}
  for (const [name, board] of Object.entries(boards)) {
    pages[name] = makePage(board)
    firmware[name] = await cachedPrebuilt(board)
  }
  return { 'boards/pages.json': JSON.stringify(pages), 'boards/firmware.json': JSON.stringify(firmware) }
}
