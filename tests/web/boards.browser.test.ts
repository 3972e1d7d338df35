// The boards in a browser: their circuits, and files to flash that are those of the build.

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { breakIndex, programs, rotation } from '../../programs/index.ts'
import { toJson } from '../../programs/language/json/write.ts'
import { makeArtifacts } from '../../tools/build/artifacts/index.ts'
import { cachedPrebuilt } from '../../tools/build/cached.ts'
import { finishFile } from '../../tools/build/prebuilt.ts'
import { compileChoice } from '../../web/boards/rotation.ts'
import { describePage, openPage } from './support/bench.ts'

/** The bytes that a button downloads. */
async function downloaded(page: Page, file: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Download ${file}`, exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe(file)
  return readFileSync(await download.path())
}

/** As `unknot build` writes them; flash-files.slow.test.ts has the command itself. */
async function builtWith(
  name: string,
  names: string[],
  breakName: string,
  known = programs,
  link = false,
): Promise<Record<string, Buffer>> {
  const board = { ...boards[name]!, link }
  const rotation = compileChoice({ names, break: breakName }, known)
  const files = await makeArtifacts(board, finishFile(board, await cachedPrebuilt(board), rotation))
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => [file, Buffer.from(content as string, 'latin1')]),
  )
}

describePage('the boards', () => {
  it('lists every board, and shows the circuit, the pins and the parts of one', async () => {
    const { page } = await openPage('#/boards')
    await page.locator('.board-list a').first().waitFor()
    expect(await page.locator('.board-list a').count()).toBe(Object.keys(boards).length)
    await page.getByRole('link', { name: /^Pico W/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Pico W' }).waitFor()
    const circuit = page.getByAltText('Pico W: the circuit; the tables below say the same')
    expect(await circuit.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50)
    expect(await page.getByRole('cell', { name: 'GP18, pin 24' }).count()).toBe(1)
    await page.getByText('N-channel MOSFET for 3 A').waitFor()
    await page.getByRole('combobox').first().selectOption('puckjs2')
    await page.getByRole('heading', { level: 1, name: 'Puck.js 2' }).waitFor()
    expect(new URL(page.url()).hash).toBe('#/boards/puckjs2')
  })

  it.each([
    ['puckjs2', ['puckjs2.js', 'puckjs2.paste.txt', 'puckjs2.hex']],
    ['pico', ['pico.js', 'pico.uf2']],
    ['rp2040', ['rp2040.js', 'rp2040.paste.txt', 'rp2040.uf2']],
  ])('gives the files of %s with the chosen rotation, to the byte', async (name, files) => {
    const { page } = await openPage(`#/boards/${name}`)
    await page.getByRole('button', { name: `Download ${files[0]}` }).waitFor()
    await page.getByRole('button', { name: 'Remove Release a knot' }).click()
    await page.getByLabel('Add a program').selectOption('sore')
    await page.getByRole('listitem').filter({ hasText: 'sore' }).getByRole('radio').check()
    const names = ['ease', 'flow', 'calm', 'break', 'sore']
    expect(new URL(page.url()).hash).toBe(`#/boards/${name}?rotation=${names.join('%2C')}&break=sore`)
    const built = await builtWith(name, names, 'sore')
    for (const file of files) expect((await downloaded(page, file)).equals(built[file]!), file).toBe(true)
    // A link carries the choice.
    await page.reload()
    const [first] = files
    expect((await downloaded(page, first!)).equals(built[first!]!)).toBe(true)
  })

  it.each([
    ['puckjs2', ['puckjs2.js', 'puckjs2.hex']],
    ['pico', ['pico.js', 'pico.uf2']],
  ])('gives the files of %s with the link when it is switched on, to the byte', async (name, files) => {
    const { page } = await openPage(`#/boards/${name}`)
    await page.getByRole('checkbox', { name: 'with the link' }).check()
    expect(new URL(page.url()).hash).toBe(`#/boards/${name}?link=yes`)
    await page.getByText(`npx unknot build --board ${name} --link`).waitFor()
    const names = rotation.map((program) => program.name)
    const built = await builtWith(name, names, names[breakIndex]!, programs, true)
    for (const file of files) expect((await downloaded(page, file)).equals(built[file]!), file).toBe(true)
    await page.reload()
    expect((await downloaded(page, files[0]!)).equals(built[files[0]!]!)).toBe(true)
  })

  it('gives no file until the firmware that is chosen is loaded', async () => {
    const { page } = await openPage('#/boards/pico', { serviceWorkers: 'block' })
    let load = () => {}
    const asked = new Promise<void>((resolve) => {
      void page.route('**/firmware-link.json', (route) => {
        load = () => void route.continue()
        resolve()
      })
    })
    const files = page.getByRole('button', { name: /^Download|^Flash/ })
    await files.first().waitFor()
    await page.getByRole('checkbox', { name: 'with the link' }).check()
    await asked
    expect(await files.count()).toBe(0)
    load()
    await files.first().waitFor()
  })

  it('says offline that the firmware with the link needs the network, and gives no other file for it', async () => {
    const { page, errors } = await openPage('#/boards/pico')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: 'Download pico.js' }).waitFor()
    const link = page.getByRole('checkbox', { name: 'with the link' })
    await link.check()
    await page.getByText('The firmware with the link needs the network; try again when you are online.').waitFor()
    expect(await page.getByRole('button', { name: /^Download|^Flash/ }).count()).toBe(0)
    await link.uncheck()
    await page.getByRole('button', { name: 'Download pico.js' }).waitFor()
    await page.context().setOffline(false)
    await link.check()
    await page.getByText('npx unknot build --board pico --link').waitFor()
    await page.getByRole('button', { name: 'Download pico.js' }).waitFor()
    errors.length = 0
  })

  it('puts a program from the studio on a board, but none with a mistake or with the name of another', async () => {
    const own = { ...programs[0]!, name: 'mine', title: 'My own' }
    const { page } = await openPage('#/boards')
    const drafts = { 'a draft': toJson(own), wrong: '{"name":"wrong"}', taken: toJson(programs[0]!) }
    await page.evaluate((texts) => {
      for (const [name, text] of Object.entries(texts)) localStorage.setItem(`unknot program ${name}`, text)
    }, drafts)
    await page.goto(`${page.url().split('#')[0]}#/boards/pico`)
    await page.reload()
    const added = page.getByLabel('Add a program')
    await added.waitFor()
    const shown = await added.locator('option').allTextContents()
    expect(shown.filter((title) => /My own|wrong/.test(title))).toEqual(['My own'])
    expect(shown.length).toBe(1 + programs.length - rotation.length + 1)
    await added.selectOption('mine')
    const names = [...rotation.map(({ name }) => name), 'mine']
    const built = await builtWith('pico', names, rotation[breakIndex]!.name, [...programs, own])
    await expect.poll(async () => (await downloaded(page, 'pico.uf2')).equals(built['pico.uf2']!)).toBe(true)
  })

  it('says why a rotation cannot be, and gives no file then', async () => {
    const { page } = await openPage('#/boards/pico?rotation=knot,ease&break=knot')
    await page.getByText('"knot" cannot be the break').waitFor()
    expect(await page.getByRole('button', { name: /^Download/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('button', { name: 'Download pico.js' }).waitFor()
  })

  it('says in one sentence that there is no such board', async () => {
    const { page } = await openPage('#/boards/__proto__')
    await page.getByText('There is no board “__proto__”').waitFor()
  })
})
