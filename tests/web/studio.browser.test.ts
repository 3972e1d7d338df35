// The studio: a program is written, judged, drawn, played, read from other formats and written to them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { programs } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { downloaded, dropFile, waitForState } from './support/actions.ts'
import { describePage, openPage, pageUrl } from './support/bench.ts'
import { fromJson, toJson } from './support/programs.ts'

const SAMPLES = join(import.meta.dirname, '../programs/formats/samples')

const editor = (page: Page) => page.locator('.cm-content')

/** Opens the studio, and waits for its editor. */
async function openStudio(address = '#/studio', options = {}): Promise<Page> {
  const { page } = await openPage(address, options)
  await editor(page).waitFor()
  return page
}

/** Replaces the whole text. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

const written = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const name = localStorage.getItem('unknot open program')
    return localStorage.getItem(`unknot program ${name}`) ?? ''
  })

const GOOD = toJson(programs.find(({ name }) => name === 'ease')!).replace('"ease"', '"mine"')
const keepsRules = (page: Page) => page.getByText('It keeps every rule.').waitFor()

describePage('the studio', () => {
  it('says what is wrong with a program, and where; the message leads there', async () => {
    const page = await openStudio()
    await keepsRules(page)
    await write(page, GOOD.replace(/"time": "[^"]*"/, '"tme": "4 s"'))
    const mistake = page.getByRole('button', { name: /^line \d+ .*got "tme"; did you mean "time"\?/ })
    await mistake.waitFor()
    await page.locator('.cm-content .mark').first().waitFor()
    await mistake.click()
    expect(await editor(page).evaluate((content) => content.contains(document.activeElement))).toBe(true)
    expect(await page.locator('.cm-activeLine').textContent()).toContain('"tme"')
    expect(await page.getByRole('button', { name: 'Play it on the massager' }).isDisabled()).toBe(true)
  })

  it.each([
    ['a broken bracket', '{ "name": ', /expected a value|expected/],
    [
      'a level of 300',
      GOOD.replace(/"(ease|ramp|hold)": \d+/, '"$1": 300'),
      /expected a whole number in 0\.\.100|level/,
    ],
    ['hostile depth', `{"segments":${'['.repeat(5000)}`, /brackets at most 1000 deep/],
    ['a list', '[]', /expected an object/],
    ['a prototype', GOOD.replace('"name"', '"__proto__": {"x": 1}, "name"'), /expected only the fields|__proto__/],
  ])('judges %s with a sentence', async (_, text, sentence) => {
    const page = await openStudio()
    await write(page, text)
    await page.locator('.mistakes .mistake').first().waitFor()
    expect(await page.locator('.mistakes').textContent()).toMatch(sentence)
  })

  it('offers what the schema knows: words, fields, and names of programs', async () => {
    const page = await openStudio()
    await write(page, '{ "name": "x", "segments": [{ "play": "" }] }')
    await page.keyboard.press('ArrowLeft')
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+Space')
    const options = page.locator('.cm-tooltip-autocomplete li')
    await options.first().waitFor()
    expect(await options.allTextContents()).toEqual(expect.arrayContaining(['"knot"', '"calm"']))
  })

  it('draws the curve as it is written and as the motor follows, and has its figures', async () => {
    const page = await openStudio()
    await write(page, GOOD)
    await keepsRules(page)
    await page.locator('.curve canvas').waitFor()
    const figure = page.locator('.see .figure', { hasText: 'bytes' })
    expect(await figure.locator('strong').textContent()).toBe(String(compile(fromJson(GOOD)).length))
    // The motor's line has a colour of its own.
    const coloured = () =>
      page.locator('.curve canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        let count = 0
        for (let i = 0; i < data.length; i += 4)
          if (data[i]! > 140 && data[i + 1]! < 100 && data[i + 2]! < 40 && data[i + 3]! > 200) count++
        return count
      })
    await expect.poll(coloured, { timeout: 10_000 }).toBeGreaterThan(100)
  })

  it('plays it on the massager', async () => {
    const page = await openStudio()
    await write(page, GOOD)
    await keepsRules(page)
    await page.getByRole('button', { name: 'Play it on the massager' }).click()
    await waitForState(page, 'running')
    expect(await page.locator('.status .program').textContent()).toBe('Ease a tight muscle')
    await page.getByRole('button', { name: /^mine/ }).waitFor()
  })

  it('keeps what one wrote over a reload, and in another tab of the page', async () => {
    const page = await openStudio()
    await write(page, GOOD)
    await keepsRules(page)
    await page.getByRole('link', { name: 'Massager' }).click()
    await page.getByRole('link', { name: 'Studio' }).click()
    await editor(page).waitFor()
    expect(await written(page)).toBe(GOOD)
    await page.reload()
    await editor(page).waitFor()
    expect(await editor(page).textContent()).toContain('"mine"')
  })

  it('says so where storage is forbidden or full, and keeps the text while it is open', async () => {
    const { page } = await openPage('#/docs')
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.goto(`${pageUrl}#/studio`)
    await page.reload()
    await editor(page).waitFor()
    await write(page, GOOD)
    await page.getByText('This browser keeps nothing for this page').waitFor()
    await page.getByRole('link', { name: 'Massager' }).click()
    await page.getByRole('link', { name: 'Studio' }).click()
    await editor(page).waitFor()
    expect(await editor(page).textContent()).toContain('"mine"')
  })

  it.each(readdirSync(SAMPLES))('reads %s with its notes', async (file) => {
    const page = await openStudio()
    await dropFile(page, file, readFileSync(join(SAMPLES, file)))
    await page.getByRole('heading', { name: `${file} was read` }).waitFor()
    await keepsRules(page)
    expect(fromJson(await written(page)).segments.length).toBeGreaterThan(0)
  })

  it.each([
    ['noise.xml', Buffer.from([0xff, 0xfe, 0x00]), /noise\.xml cannot be opened: expected text in UTF-8/],
    ['notes.md', 'hello', /notes\.md cannot be opened: expected one of the formats/],
    ['broken.bin', 'abc', /broken\.bin cannot be opened: expected a compiled program/],
    [
      'long.json',
      `{"segments":"${'x'.repeat(600_000)}"}`,
      /long\.json cannot be opened: as a program it is 0\.6 MB long/,
    ],
    ['huge.ahap', Buffer.alloc(10_000_001, 32), /huge\.ahap cannot be opened: expected at most 10 MB/],
  ])('refuses %s in a sentence, and what one wrote stays', async (file, content, sentence) => {
    const page = await openStudio()
    await write(page, GOOD)
    await dropFile(page, file, content)
    await page.getByText(sentence).waitFor()
    expect(await written(page)).toBe(GOOD)
  })

  it('writes every format', async () => {
    const page = await openStudio()
    await write(page, GOOD)
    await keepsRules(page)
    const save = (name: string) => downloaded(page, () => page.getByLabel('Save as').selectOption(name))
    const options = await page
      .getByLabel('Save as')
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    expect(options.filter(Boolean)).toEqual(['json', 'ahap', 'haptic', 'android-xml', 'web', 'csv', 'bytes'])
    expect(await save('json')).toEqual({ name: 'mine.json', text: GOOD })
    for (const name of ['ahap', 'haptic', 'android-xml', 'web', 'csv']) {
      const saved = await save(name)
      expect(saved.text.length, name).toBeGreaterThan(5)
      await page.getByRole('heading', { name: `${saved.name} was written` }).waitFor()
    }
    expect((await save('bytes')).name).toBe('mine.bin')
  })

  it('shares a program by a link, which opens beside what is there', async () => {
    const page = await openStudio()
    await write(page, GOOD)
    await keepsRules(page)
    await page.getByRole('button', { name: 'Copy a link' }).click()
    await page.getByText(/The link is/).waitFor()
    const address = page.url().slice(pageUrl.length)
    const other = await openStudio(address)
    await other.locator('.cm-content', { hasText: '"mine"' }).waitFor()
    expect(await other.getByLabel('Your programs').locator('option').allTextContents()).toContain('morning')
  })

  it('says in a sentence that a link is broken', async () => {
    const page = await openStudio('#/studio?p=broken')
    await page.getByText(/This link is broken: its program cannot be read/).waitFor()
  })

  it('is worked with the keyboard alone: Escape and Tab leave the editor', async () => {
    const page = await openStudio()
    await editor(page).focus()
    await page.keyboard.press('Tab')
    expect(await editor(page).evaluate((content) => content.contains(document.activeElement))).toBe(false)
  })
})
