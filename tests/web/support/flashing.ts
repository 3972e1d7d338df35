// Flashing from the page of a board, as its user sees it.

import type { Page } from 'playwright-core'
import { boards } from '../../../hal/boards/index.ts'
import { compiledRotation } from '../../../programs/index.ts'
import { cachedPrebuilt } from '../../../tools/build/cached.ts'
import { finishFile } from '../../../tools/build/prebuilt.ts'
import { storedCode } from '../../../tools/build/tokens.ts'

/** The file that the page flashes. */
export const codeOf = async (name: string, link = false): Promise<string> => {
  const board = { ...boards[name]!, link }
  return storedCode(board, finishFile(board, await cachedPrebuilt(board), compiledRotation()))
}

/** Flashes from the page of a board. Returns the exit code and the lines. */
export async function flash(page: Page, way: 'USB' | 'Bluetooth'): Promise<{ exit: number; lines: string[] }> {
  await page.getByRole('button', { name: `Flash by ${way}` }).click()
  return outcome(page)
}

export async function outcome(page: Page): Promise<{ exit: number; lines: string[] }> {
  const log = page.getByRole('log', { name: 'Flashing' })
  await page.locator('[data-exit]').waitFor({ timeout: 60_000 })
  const exit = Number(await log.getAttribute('data-exit'))
  return { exit, lines: await log.locator('p').allTextContents() }
}
