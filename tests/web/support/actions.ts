// What tests do on the page, in the words of a user.

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

export const theButton = (page: Page) => page.getByRole('button', { name: 'The button of the massager' })

/** Waits until the massager is in a state. */
export const waitForState = (page: Page, state: string, timeout = 20_000) =>
  page.locator(`.badge[data-state="${state}"]`).waitFor({ timeout })

/** Waits until the massager has said it. */
export const waitForWords = (page: Page, words: string) =>
  page.getByRole('log').getByText(words, { exact: false }).first().waitFor()

const wait = (page: Page, ms: number) => page.waitForTimeout(ms)

/** Presses with the mouse. */
export async function pressMouse(page: Page, ms = 90): Promise<void> {
  await theButton(page).hover()
  await page.mouse.down()
  await wait(page, ms)
  await page.mouse.up()
  await wait(page, 90)
}

export async function pressSpace(page: Page, ms = 90): Promise<void> {
  await page.keyboard.down(' ')
  await wait(page, ms)
  await page.keyboard.up(' ')
  await wait(page, 90)
}

/** Does something until the massager is in a state: a busy computer may make presses too long. */
async function until(page: Page, state: string, act: () => Promise<void>): Promise<void> {
  for (let left = 9; left > 0; left--) {
    await act()
    const isThere = await waitForState(page, state, 2500).then(
      () => true,
      () => false,
    )
    if (isThere) return
  }
  await waitForState(page, state)
}

export const unlock = (page: Page, press = pressMouse): Promise<void> =>
  until(page, 'off', async () => {
    for (let i = 0; i < 3; i++) await press(page)
  })

/** Unlocks a new massager and starts it. */
export async function unlockAndStart(page: Page, press = pressMouse): Promise<void> {
  await theButton(page).waitFor()
  await unlock(page, press)
  await until(page, 'running', async () => {
    await wait(page, 1500)
    await press(page, 1000)
  })
}

/** What the page gives to the user while `act` runs. */
export async function downloaded(page: Page, act: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** Drops a file on the view. */
export async function dropFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const base64 = Buffer.from(content).toString('base64')
  await page.locator('main > div').evaluate(
    async (target, file) => {
      const bytes = await (await fetch(`data:application/octet-stream;base64,${file.base64}`)).arrayBuffer()
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], file.name))
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, base64 },
  )
}
