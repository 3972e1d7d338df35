// Sessions as files and links: what the page plays is what the simulator plays, to the byte.

import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { typed } from '../support/typed.ts'
import { downloaded, dropFile, pressMouse, theButton, unlockAndStart, waitForState } from './support/actions.ts'
import { describePage, openPage, pageUrl } from './support/bench.ts'

const scenario = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../sim/scenarios/${name}.txt`), 'utf8')

/** What `unknot sim FILE --json` prints for a text. */
async function traceInNode(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'unknot-')), 'played.txt')
  await writeFile(file, text)
  return (await typed(['sim', file, '--json'])).stdout
}

/** Plays a scenario on the page to its end, and returns its trace. */
async function traceOnPage(page: Page, text: string): Promise<string> {
  await theButton(page).waitFor()
  await dropFile(page, 'played.txt', text)
  await page.getByText('A scenario plays.').waitFor()
  await page.getByRole('button', { name: 'as fast as it can' }).click()
  await page.getByText(/expectations met/).waitFor()
  return (await downloaded(page, () => page.getByRole('button', { name: 'Save its trace' }).click())).text
}

describePage('a session', () => {
  it.each([
    'off',
    'spots',
    'real-session',
    'real-late-edges',
    'engine-start',
    'coin',
    'day-limit',
    'power-lost-session',
  ])('of the scenario %s has the trace of the simulator, to the byte', async (name) => {
    const { page } = await openPage()
    const onPage = await traceOnPage(page, scenario(name))
    expect(onPage.length).toBeGreaterThan(100)
    expect(onPage).toBe(await traceInNode(scenario(name)))
  })

  it('that was pressed on the page is recorded, and plays in the simulator as on the page', async () => {
    const { page } = await openPage('#/massager?seed=7&roomC=30')
    await unlockAndStart(page)
    await page.waitForTimeout(1500)
    await page.getByRole('button', { name: 'Charger in' }).click()
    await page.waitForTimeout(300)
    const { name, text } = await downloaded(page, () =>
      page.getByRole('button', { name: 'Save the recording' }).click(),
    )
    expect(name).toBe('recording.txt')
    expect(text).toContain('given a real world with seed 7\ngiven room temperature 30 C\n')
    expect(text).toMatch(/^at \d+\.\d{3} s: hold the button$/m)
    expect(text).toMatch(/: charger in$/m)
    const inNode = await traceInNode(text)
    expect(inNode).toContain('"state":"running"')
    expect(inNode).toContain('"state":"charging"')
    const other = await openPage()
    expect(await traceOnPage(other.page, text)).toBe(inNode)
  })

  it('tells the line of an expectation that is not met', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    await dropFile(page, 'wrong.txt', 'given unlocked\nexpect state running\n')
    await page.getByText(/line 2: expect state running/).waitFor()
  })

  it('with a broken scenario is refused in a sentence with its line, and the massager stays', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    await dropFile(page, 'broken.txt', 'given unlocked\npres\n')
    await page.getByText(/line 2: unknown step "pres"; did you mean "press"\?/).waitFor()
    await pressMouse(page)
    await page.getByRole('log').getByText('locked').waitFor()
  })

  it('is shared by a link with program, world and seed', async () => {
    const { page } = await openPage('#/massager?program=calm&seed=42&roomC=10&motor=coin&engine=pico')
    await theButton(page).waitFor()
    expect(await page.locator('.status .program').textContent()).toBe('Calm down')
    expect(await page.getByLabel('Seed').inputValue()).toBe('42')
    expect(await page.getByLabel('Engine').inputValue()).toBe('pico')
    await page.getByRole('button', { name: 'Copy a link' }).click()
    await page.getByText(/The link is/).waitFor()
    const address = page.url()
    expect(address).toMatch(/#\/massager\?program=calm&motor=coin&engine=pico&seed=42&roomC=10$/)
    const other = await openPage(address.slice(pageUrl.length))
    await theButton(other.page).waitFor()
    expect(await other.page.locator('.slider', { hasText: 'Room' }).locator('output').textContent()).toBe('10 °C')
  })

  it.each([
    ['program=nothing', /program: expected one of .*, but got "nothing"/],
    ['seed=-1', /seed: expected a number from 0/],
    ['roomC=900', /roomC: expected a number from -20 to 60, but got "900"/],
    ['engine=%3Cscript%3E', /engine: expected one of/],
    ['p=!!!!', /its program cannot be read/],
    ['p=eJyrVkrOz1OyUkpLzClOVaoFAC7IBRg', /its program/],
  ])('with the broken link %s says what is wrong, and has the usual massager', async (query, sentence) => {
    const { page } = await openPage(`#/massager?${query}`)
    await page.getByText(sentence).waitFor()
    await theButton(page).waitFor()
    await waitForState(page, 'locked')
  })

  it('that hangs the simulator is given up, and a new massager begins', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    await dropFile(page, 'endless.txt', 'given unlocked\nlong press\npress for 90000 d\n')
    await page.getByText('The simulator did not answer, so a new one has begun.').waitFor()
    await waitForState(page, 'locked')
    await pressMouse(page)
    await page.getByRole('log').getByText('locked').waitFor()
  })

  it('of 10 MB is refused before it is read', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    await page.locator('main > div').evaluate((target) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(10_000_001)], 'huge.txt'))
      target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await page.getByText('huge.txt cannot be opened: expected at most 10 MB, but got 10.0 MB').waitFor()
  })
})
