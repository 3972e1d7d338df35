// The frame of the page: tabs, sizes, offline, new versions, and how quick it is.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addServiceWorker } from '../../tools/web/build.ts'
import type { Files } from '../../tools/web/file-maker.ts'
import { createPageServer } from '../../tools/web/serve.ts'
import { theButton, waitForState } from './support/actions.ts'
import { describePage, LOOKS, openPage, pageUrl } from './support/bench.ts'

const VIEWS = ['massager', 'studio', 'journal', 'boards', 'docs']
/** In bytes, compressed. */
const FIRST_BYTES = 100_000
const ALL_BYTES = 450_000

/** Waits until the service worker has every file. */
const waitForOffline = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

/** The files that the service worker keeps. */
async function listFiles(): Promise<string[]> {
  const worker = await (await fetch(`${pageUrl}sw.js`)).text()
  return [...worker.matchAll(/\["([^"]+)","[\w-]{12}"\]/g)].map(([, file]) => file!)
}

const gzipped = async (url: string): Promise<number> =>
  gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length

describePage('the page', () => {
  it('opens each view by its tab, and by its address', async () => {
    const { page } = await openPage()
    for (const name of [...VIEWS.slice(1), VIEWS[0]!]) {
      const title = name[0]!.toUpperCase() + name.slice(1)
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: title }).click()
      await page.locator('main h1').first().waitFor()
      expect(new URL(page.url()).hash).toBe(`#/${name}`)
      expect(await page.title()).toBe(`${title} · unknot`)
    }
  })

  it('shows the massager for an address that no view has', async () => {
    const { page } = await openPage('#/nothing/here?x=%')
    await theButton(page).waitFor()
  })

  it.each(LOOKS)('fits $name without scrolling sideways, in every view', async ({ name: _, ...look }) => {
    const { page } = await openPage('', look)
    for (const view of VIEWS) {
      await page.goto(`${pageUrl}#/${view}`)
      await page.locator('main h1').first().waitFor()
      await page.waitForTimeout(300)
      const wide = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return scrollWidth - clientWidth
      })
      expect(wide, view).toBe(0)
    }
  })

  it('asks nobody else for anything', async () => {
    const asked: string[] = []
    const { page } = await openPage('#/docs')
    page.on('request', (request) => asked.push(request.url()))
    for (const view of VIEWS) {
      await page.goto(`${pageUrl}#/${view}`)
      await page.locator('main h1').first().waitFor()
    }
    await page.reload()
    await page.waitForTimeout(1000)
    expect(asked.length).toBeGreaterThan(3)
    for (const url of asked) expect(url).toMatch(/^(blob:|data:)?http:\/\/localhost:|^data:/)
  })

  it('loads first what fits 100 KB, without the plots that come later, and says so where they do not come', async () => {
    const { page, errors } = await openPage('#/docs', { serviceWorkers: 'block' })
    await page.route('**/plots-*.js', (route) => route.abort())
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(request.url().split('#')[0]!))
    await page.goto('about:blank')
    await page.goto(pageUrl)
    await waitForState(page, 'locked')
    await page.getByText('The curves could not be loaded').waitFor()
    const loaded = [...asked].filter((url) => url.startsWith(pageUrl) && !url.includes('/plots-'))
    const bytes = (await Promise.all(loaded.map(gzipped))).reduce((sum, size) => sum + size, 0)
    console.log(`first load: ${bytes} bytes in ${loaded.length} files`)
    expect(loaded.length).toBeGreaterThan(5)
    expect(bytes).toBeLessThan(FIRST_BYTES)
    errors.length = 0
  })

  it('keeps for use offline what fits 450 KB', async () => {
    const files = await listFiles()
    expect(files).toContain('index.html')
    const sizes = await Promise.all([...files, 'sw.js'].map((file) => gzipped(pageUrl + file)))
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    console.log(`offline: ${bytes} bytes in ${files.length} files`)
    expect(bytes).toBeLessThan(ALL_BYTES)
  })

  it('works offline after the first visit: every view, in a new tab', async () => {
    const { page, errors } = await openPage()
    await waitForOffline(page)
    await page.context().setOffline(true)
    const offline = await page.context().newPage()
    await offline.goto(pageUrl)
    await waitForState(offline, 'locked')
    for (const view of VIEWS) {
      await offline.goto(`${pageUrl}#/${view}`)
      await offline.locator('main h1').first().waitFor()
    }
    // The one page that is not kept says so.
    await offline.goto(`${pageUrl}#/docs/contributor/decisions`)
    await offline.getByText('the network is gone').first().waitFor()
    await offline.goto(`${pageUrl}#/studio`)
    await offline.locator('.cm-content').waitFor()
    // A browser without a network reports what it cannot ask for: the service worker's own file.
    errors.length = 0
  })

  it('offers a new version, and takes it when it is told to', async () => {
    const { server, setFiles } = createPageServer()
    const files: Files = {}
    for (const name of await listFiles())
      files[name] = new Uint8Array(await (await fetch(pageUrl + name)).arrayBuffer())
    const index = Buffer.from(files['index.html']!).toString()
    const version = (title: string) =>
      addServiceWorker({ ...files, 'index.html': index.replace('<title>unknot</title>', `<title>${title}</title>`) })
    setFiles(await version('first'))
    server.listen(0, 'localhost')
    await once(server, 'listening')
    const url = `http://localhost:${(server.address() as AddressInfo).port}/`
    try {
      const { page } = await openPage()
      await page.goto(url)
      await waitForOffline(page)
      setFiles(await version('second'))
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update())
      await page.getByText('A new version of this page is ready.').waitFor()
      await page.evaluate(() => Object.assign(globalThis, { isOld: true }))
      await page.getByRole('button', { name: 'Use it' }).click()
      await page.waitForFunction(() => !('isOld' in globalThis))
      await theButton(page).waitFor()
      const html = await page.evaluate(async () => (await fetch('index.html')).text())
      expect(html).toContain('<title>second</title>')
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('says in a sentence that a browser is too old', async () => {
    const { page, errors } = await openPage('#/massager')
    await page.addInitScript(() => {
      Object.defineProperty(HTMLScriptElement.prototype, 'noModule', { get: () => undefined })
      Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule')
    })
    await page.route('**/main-*.js', (route) => route.abort())
    await page.reload()
    await page.getByText('This browser is too old for this page.').waitFor()
    errors.length = 0
  })

  it('goes on where a part cannot be loaded, and says so', async () => {
    const { page, errors } = await openPage('', { serviceWorkers: 'block' })
    await theButton(page).waitFor()
    await page.route('**/journal-*.js', (route) => route.abort())
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByText(/Journal could not be loaded/).waitFor()
    await page.getByRole('link', { name: 'Studio' }).click()
    await page.locator('main h1').waitFor()
    errors.length = 0
  })
})
