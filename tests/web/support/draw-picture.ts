// `npm run docs:page`: draws the picture of the page in the README. It needs a browser, so `npm run docs` leaves it out.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { PACKAGE } from '../../../programs/project/folder.ts'
import { makePage } from '../../../tools/web/build.ts'
import { createPageServer } from '../../../tools/web/serve.ts'
import { findChromium } from './chromium.ts'

const { server, setFiles } = createPageServer()
setFiles(await makePage())
server.listen(0, 'localhost')
await once(server, 'listening')
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
await page.getByRole('button', { name: /^rotation/ }).click()
await page.locator('.badge[data-state="running"]').waitFor()
await page.getByRole('button', { name: '10 times real time', exact: true }).click()
await page.waitForTimeout(10_000)
await page.getByRole('button', { name: 'Twice' }).click()
await page.waitForTimeout(6000)
await page.getByRole('button', { name: 'Press once' }).click()
await page.waitForTimeout(7000)
await page.evaluate('scrollTo(0, 0)')
await page.waitForTimeout(500)
await page.screenshot({ path: join(PACKAGE, 'docs/pictures/page.png') })
await browser.close()
server.closeAllConnections()
server.close()
