// The journal in a browser: a file in, a calendar out, on paper too, and one sentence for what is no journal.

import { Buffer } from 'node:buffer'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { compileRotation, programs } from '../../programs/index.ts'
import { motorNamed } from '../../sim/command-line/options.ts'
import { weeksOf } from '../../sim/journal/calendar.ts'
import { memoryOf, toJson } from '../../sim/journal/memory.ts'
import { readJournal } from '../../sim/journal/read.ts'
import { simulateWeeks } from '../../sim/journal/weeks.ts'
import { planOf, totalsOf } from '../../sim/journal/words.ts'
import { findBarriers } from './support/axe.ts'
import { describePage, LOOKS, openPage } from './support/bench.ts'

/** What the device of an owner stored after some weeks. */
function simulated(weeks: number) {
  const names = programs.map(({ name }) => name)
  const run = simulateWeeks({ programs: compileRotation(), names, weeks, seed: 1, motor: motorNamed('massager') })
  for (;;) {
    const { done, value } = run.next()
    if (done) return memoryOf(value)
  }
}

const memory = simulated(6)
const journal = readJournal(memory, 0)

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
}

describePage('the journal', () => {
  it('shows the totals, the plan, a row a week and a row a session', async () => {
    const { page } = await openPage('#/journal')
    await choose(page, 'my.json', toJson(memory))
    await page.getByText(totalsOf(journal)).waitFor()
    await page.getByText(planOf(journal)).waitFor()
    const weeks = weeksOf(journal)
    expect(weeks.length).toBeGreaterThan(4)
    expect(await page.locator('.calendar tbody tr').count()).toBe(weeks.length)
    const done = weeks.flatMap(({ days }) => days).filter((day) => day === 'done').length
    expect(await page.locator('.calendar td.day.done').count()).toBe(done)
    expect(await page.locator('[aria-label="Sessions, as a table"] tbody tr').count()).toBe(journal.sessions.length)
  })

  it('takes a file that is dropped', async () => {
    const { page } = await openPage('#/journal')
    await page.locator('.drop').waitFor()
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.json'))
      return transfer
    }, toJson(memory))
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data })
    await page.getByRole('heading', { name: 'dropped.json' }).waitFor()
  })

  it('on paper has the sheet alone', async () => {
    const { page } = await openPage('#/journal')
    await choose(page, 'my.json', toJson(memory))
    await page.locator('.calendar').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.calendar').isVisible()).toBe(true)
    for (const other of ['.top', '.drop', '.foot']) expect(await page.locator(other).isVisible(), other).toBe(false)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(5_000)
  })

  it.each([
    ['no JSON', 'a.json', '{', 'a.json is not JSON'],
    ['another JSON', 'b.json', '[1,2]', 'b.json is not the memory of a device'],
    ['no text', 'c.bin', Buffer.from([0xff, 0xfe, 0x80]), 'c.bin is not'],
    ['11 MB', 'd.json', Buffer.alloc(11_000_000, 32), 'd.json: expected at most 10 MB, but got 11.0 MB'],
    ['a deep one', 'e.json', '['.repeat(200_000), 'e.json is not'],
  ])('says one sentence for %s, and keeps what is open', async (_, name, content, sentence) => {
    const { page } = await openPage('#/journal')
    await choose(page, 'my.json', toJson(memory))
    await page.locator('.calendar').waitFor()
    await choose(page, name, content)
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
    expect(await page.locator('.calendar').count()).toBe(1)
  })

  it.each(['{}', '{"0":"1|2|3","1":"|||","2":"\\u0000\\u0000","3":"'.concat('~'.repeat(432), '"}')])(
    'shows what can be read of a damaged memory: %.30s',
    async (text) => {
      const { page } = await openPage('#/journal')
      await choose(page, 'x.json', text)
      await page.getByRole('heading', { name: 'x.json' }).waitFor()
      expect(await findBarriers(page)).toEqual([])
    },
  )

  it.each(LOOKS)('has no barrier with a journal in it: $name', async ({ viewport, colorScheme }) => {
    const { page } = await openPage('#/journal', { viewport, colorScheme })
    await choose(page, 'my.json', toJson(memory))
    await page.locator('.calendar').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(viewport.width)
  })
})
