// The frame of the page: tabs, keyboard, offline.

import { expect, it } from 'vitest'
import { describePage, openPage } from './support/bench.ts'

describePage('the page', () => {
  it('opens each view by its tab, and by its address', async () => {
    const { page } = await openPage()
    for (const [name, title] of [
      ['studio', 'Studio'],
      ['journal', 'Journal'],
      ['boards', 'Boards'],
      ['docs', 'Docs'],
      ['massager', 'Massager'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: title }).click()
      await page.locator('main h1').waitFor()
      expect(new URL(page.url()).hash).toBe(`#/${name}`)
      expect(await page.title()).toBe(`${title} · unknot`)
    }
  })
})
