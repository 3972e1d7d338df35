// The page in a browser, for tests: each test gets a page of its own, and fails if the page reported an error.

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, inject, type SuiteFactory } from 'vitest'
import { findChromium } from './chromium.ts'

export const pageUrl = inject('pageUrl')

let browser: Browser | undefined
const close: (() => Promise<void>)[] = []
const errors: string[] = []

export interface Opened {
  page: Page
  /** Errors of the page and its console, which the test expects: it empties the list. */
  errors: string[]
}

/** Sizes and looks that every view must have. */
export const LOOKS = [
  { name: 'phone, light', viewport: { width: 360, height: 640 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 360, height: 640 }, colorScheme: 'dark' },
  { name: 'desk, light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desk, dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const

/** Opens an address of the page, such as "#/studio", in a browser that has stored nothing. `prepare` comes first. */
export async function openPage(
  address = '',
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Opened> {
  browser ??= await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  close.push(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await prepare(page)
  await page.goto(pageUrl + address)
  return { page, errors }
}

const describeIf = (isRun: boolean) => (name: string, tests: SuiteFactory) =>
  describe.skipIf(!isRun || pageUrl === '')(name, (...args) => {
    afterEach(async () => {
      const found = errors.splice(0)
      await Promise.all(close.splice(0).map((run) => run()))
      expect(found).toEqual([])
    })
    afterAll(async () => {
      await browser?.close()
      browser = undefined
    })
    return tests(...args)
  })

/** Tests in a browser; skipped where there is none. */
export const describePage = Object.assign(describeIf(true), { skipIf: (isSkipped: boolean) => describeIf(!isSkipped) })
