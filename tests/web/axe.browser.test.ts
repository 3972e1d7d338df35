// No view of the page has a serious barrier, at any size and in any theme, and none is wider than its screen.

import { expect, it } from 'vitest'
import { findBarriers } from './support/axe.ts'
import { describePage, LOOKS, openPage } from './support/bench.ts'

/** An address, and what is there once the view is whole. */
const PLACES: readonly (readonly [address: string, sign: string])[] = [
  ['#/massager', 'main h1'],
  ['#/studio', 'main h1'],
  ['#/journal', 'main .drop'],
  ['#/boards', 'main .board-list a'],
  ['#/boards/puckjs2', 'main .flash-files li button'],
  ['#/boards/nothing', 'main .mistake'],
  ['#/docs', 'main article h1'],
  ['#/docs/owner/where', 'main article img'],
  ['#/docs/owner/card', 'main article img'],
  ['#/docs/maker/programs', 'main article table'],
  ['#/docs/contributor/device-code', 'main article pre'],
  ['#/docs/nothing', 'main .mistake'],
]

describePage('axe', () => {
  it('finds what is wrong on a page that is wrong', async () => {
    const { page } = await openPage('#/docs')
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="icon.svg"><a href="#"></a>'))
    expect((await findBarriers(page)).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['image-alt', 'link-name']),
    )
  })

  it.each(LOOKS)('finds nothing serious in any view: $name', async ({ viewport, colorScheme }) => {
    const { page } = await openPage('', { viewport, colorScheme })
    for (const [address, sign] of PLACES) {
      await page.evaluate((to) => {
        location.hash = to
      }, address)
      await page.locator(sign).first().waitFor()
      expect(await findBarriers(page), address).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${address} is too wide`).toBeLessThanOrEqual(viewport.width)
    }
  })
})
