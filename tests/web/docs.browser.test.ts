// The docs in a browser: pages, headings, pictures, the search, and links to the other views.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describePage, openPage } from './support/bench.ts'

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')

describePage('the docs', () => {
  it('opens a page from the list, shows its pictures, and goes on by its links', async () => {
    const { page } = await openPage('#/docs')
    await page.getByRole('article').getByRole('link', { name: 'Where and how to hold it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Where and how to hold it' }).waitFor()
    const widths = await page.locator('article img').evaluateAll((images) =>
      Promise.all(
        (images as HTMLImageElement[]).map(async (image) => {
          await image.decode()
          return image.naturalWidth
        }),
      ),
    )
    expect(widths.length).toBeGreaterThan(4)
    expect(Math.min(...widths)).toBeGreaterThan(100)
    await page.getByRole('article').getByRole('link', { name: 'evidence' }).click()
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor()
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1000)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Using it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Using it' }).waitFor()
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
  })

  it('draws the card as the docs have it, and gives it as a file to print', async () => {
    const { page } = await openPage('#/docs/owner/card')
    const card = page.locator('article img')
    await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300)
    const address = await card.getAttribute('src')
    expect(decodeURIComponent(address!.split(',').slice(1).join())).toBe(read('docs/pictures/card.svg'))
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'card.pdf' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('card.pdf')
    expect(readFileSync(await file.path(), 'utf8')).toBe(read('docs/owner/card.pdf'))
  })

  it('goes to the heading of an address', async () => {
    const { page } = await openPage('#/docs/owner/light?at=every-signal')
    const heading = page.getByRole('heading', { name: 'Every signal' })
    await heading.waitFor()
    await expect.poll(async () => (await heading.boundingBox())!.y).toBeLessThan(200)
  })

  it('finds a page by the keyboard alone', async () => {
    const { page } = await openPage('#/docs')
    const search = page.getByLabel('Search the docs')
    await search.waitFor()
    await search.focus()
    await page.keyboard.type('bootsel drive')
    const found = page.locator('.docs-search li a').first()
    await found.waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => found.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Flashing' }).waitFor()
    await expect.poll(() => new URL(page.url()).hash).toContain('#/docs/maker/flashing?at=')
  })

  it('says that nothing was found', async () => {
    const { page } = await openPage('#/docs')
    await page.getByLabel('Search the docs').fill('zeppelin')
    await page.getByText('Nothing found for “zeppelin”.').waitFor()
  })

  it.each([
    ['owner/light', 'Try it on the massager', '#/massager'],
    ['maker/programs', 'Open the studio', '#/studio'],
    ['owner/plan', 'Open the journal', '#/journal'],
    ['maker/wiring', 'Pico W', '#/boards/pico-w'],
  ])('leads from %s to what it is about: %s', async (path, name, address) => {
    const { page } = await openPage(`#/docs/${path}`)
    await page.getByRole('article').getByRole('link', { name, exact: true }).first().click()
    await expect.poll(() => new URL(page.url()).hash).toBe(address)
    await page.locator('main h1').waitFor()
  })

  it('says in one sentence that there is no such page', async () => {
    const { page } = await openPage('#/docs/owner/nothing')
    await page.getByText('There is no page “owner/nothing”.').waitFor()
  })

  it('says in one sentence that the network is gone, and opens the page once it is back', async () => {
    const { page, errors } = await openPage('#/docs', { serviceWorkers: 'block' })
    await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor()
    await page.route('**/docs/owner.json', (route) => route.abort())
    await page.getByRole('article').getByRole('link', { name: 'Using it' }).click()
    await page.getByText('The page could not be loaded: the network is gone').waitFor()
    errors.splice(0)
    await page.unroute('**/docs/owner.json')
    await page.getByRole('link', { name: 'All pages' }).click()
    await page.getByRole('article').getByRole('link', { name: 'Using it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Using it' }).waitFor()
  })
})
