// The massager on the page: pressed, heard, and put into all kinds of worlds.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  pressMouse,
  pressSpace,
  theButton,
  unlock,
  unlockAndStart,
  waitForState,
  waitForWords,
} from './support/actions.ts'
import { describePage, openPage } from './support/bench.ts'

const timeShown = async (page: Page): Promise<number> => {
  const clock = await page.locator('.figure', { hasText: 'Time' }).locator('strong').textContent()
  return (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describePage('the massager', () => {
  it('is unlocked, started, changed and stopped with the mouse', async () => {
    const { page } = await openPage()
    await unlockAndStart(page)
    await waitForWords(page, 'on: knot, strength 2')
    await page.waitForTimeout(2500)
    await pressMouse(page)
    await waitForWords(page, 'program 2, ease')
    await control(page, 'Stop Esc').click()
    await waitForState(page, 'off')
    await waitForWords(page, 'off')
  })

  it('is pressed with the space bar, wherever the page is, and Escape stops it', async () => {
    const { page } = await openPage()
    await unlockAndStart(page, pressSpace)
    await page.keyboard.press('Escape')
    await waitForState(page, 'off')
  })

  it('is worked with the keyboard alone: Tab leads to the button, and Enter presses it', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab')
      if (await theButton(page).evaluate((button) => button === document.activeElement)) break
    }
    expect(await theButton(page).evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await waitForWords(page, 'locked')
  })

  it('is pressed by touch', async () => {
    const { page } = await openPage('', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } })
    await theButton(page).tap()
    await waitForWords(page, 'locked')
  })

  it('is held for as long as the finger stays, also where a tab takes the focus', async () => {
    const { page } = await openPage()
    await theButton(page).hover()
    await page.mouse.down()
    await page.waitForTimeout(1500)
    expect(await theButton(page).getAttribute('data-pressed')).toBe('true')
    await page.evaluate(() => window.dispatchEvent(new Event('blur')))
    await page.waitForFunction(() => document.querySelector('.press')?.getAttribute('data-pressed') === 'false')
    await page.mouse.up()
  })

  it('does what a gesture button says', async () => {
    const { page } = await openPage()
    await control(page, 'Three times').click()
    await waitForWords(page, 'unlocked')
    await page.getByText('starts the last program').waitFor()
  })

  it('plays each program with one tap', async () => {
    const { page } = await openPage()
    await page.getByRole('button', { name: /^calm/ }).click()
    await waitForState(page, 'running')
    expect(await page.locator('.status .program').textContent()).toBe('Calm down')
  })

  it('stands on the charger, in the cold, jammed, stuck and without a cell', async () => {
    const { page } = await openPage()
    await control(page, 'Charger in').click()
    await waitForState(page, 'charging')
    await waitForWords(page, 'on the charger')
    await control(page, 'Charger in').click()
    await waitForWords(page, 'charger out')
    await control(page, 'Cell out').click()
    await waitForState(page, 'dark')
    await page.getByText('The cell is out: put it back.').waitFor()
    await control(page, 'Cell out').click()
    await waitForState(page, 'locked')
    await control(page, 'Motor jammed').click()
    await page.locator('.jam').waitFor()
    await control(page, 'Button stuck').click()
    await page.locator('.cap.down').waitFor()
    await page.getByLabel('Room').fill('-5')
    await page.getByLabel('Pressed on a body with').fill('20')
    await page.getByLabel('Charge', { exact: true }).fill('40')
    await page.locator('.figure', { hasText: 'Battery' }).getByText('40 %').waitFor()
    await page.locator('.slider', { hasText: 'Room' }).getByText('-5 °C').waitFor()
    await page.locator('.slider', { hasText: 'Pressed' }).getByText('20 N').waitFor()
  })

  it('stops also where its button is stuck, and where time stands still', async () => {
    const { page } = await openPage()
    await page.getByRole('button', { name: /^flow/ }).click()
    await waitForState(page, 'running')
    await control(page, 'Pause').click()
    await control(page, 'Stop Esc').click()
    await waitForState(page, 'off')
    await control(page, 'Hold').click()
    await waitForState(page, 'running')
    await control(page, 'Button stuck').click()
    await control(page, 'Stop Esc').click()
    await waitForState(page, 'off')
  })

  it('lets time run faster, stand still, and go on by a step', async () => {
    const { page } = await openPage()
    await control(page, '1000 times real time').click()
    await page.waitForTimeout(1500)
    expect(await timeShown(page)).toBeGreaterThan(300)
    await control(page, 'Pause').click()
    await page.waitForTimeout(300)
    const stood = await timeShown(page)
    await page.waitForTimeout(500)
    expect(await timeShown(page)).toBe(stood)
    for (let i = 0; i < 11; i++) await control(page, 'Step').click()
    await page.waitForTimeout(300)
    expect(await timeShown(page)).toBeGreaterThan(stood)
    await control(page, 'Go on').click()
    await page.waitForFunction((before) => !document.body.textContent?.includes(before), 'Go on')
  })

  it('runs as the hand does while someone presses, however fast time goes', async () => {
    const { page } = await openPage()
    await theButton(page).waitFor()
    await control(page, '1000 times real time').click()
    await unlock(page)
  })

  it('says in a sentence that there is no sound, and goes on', async () => {
    const { page } = await openPage()
    await page.evaluate(() => Object.assign(globalThis, { AudioContext: undefined }))
    await control(page, 'Hum').click()
    await page.getByText('This browser plays no sound.').waitFor()
    expect(await control(page, 'Hum').getAttribute('aria-pressed')).toBe('false')
  })

  it('hums with the hertz of the motor', async () => {
    const { page } = await openPage()
    await page.evaluate(() => {
      const tones: OscillatorNode[] = []
      const Node = OscillatorNode
      Object.assign(globalThis, {
        tones,
        OscillatorNode: class extends Node {
          constructor(...args: ConstructorParameters<typeof Node>) {
            super(...args)
            tones.push(this)
          }
        },
      })
    })
    await control(page, 'Hum').click()
    await page.getByRole('button', { name: /^knot/ }).click()
    await waitForState(page, 'running')
    await page.waitForTimeout(4000)
    const hertz = await page.evaluate(
      () => (globalThis as unknown as { tones: OscillatorNode[] }).tones[0]!.frequency.value,
    )
    const shown = Number(await page.locator('.figure', { hasText: 'Motor' }).locator('strong').textContent())
    expect(shown).toBeGreaterThan(20)
    expect(Math.abs(hertz - shown)).toBeLessThan(2)
  })

  it('vibrates a phone while the motor runs, and no longer', async () => {
    const { page } = await openPage('', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } })
    await page.evaluate(() => {
      const calls: unknown[] = []
      Object.assign(globalThis, { calls })
      Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => calls.push(pattern) })
    })
    const count = () => page.evaluate(() => (globalThis as unknown as { calls: unknown[] }).calls.length)
    await page.waitForTimeout(500)
    expect(await count()).toBe(0)
    await page.getByRole('button', { name: /^knot/ }).tap()
    await waitForState(page, 'running')
    await page.waitForTimeout(1000)
    expect(await count()).toBeGreaterThan(5)
    await control(page, 'Stop Esc').tap()
    await waitForState(page, 'off')
    await page.waitForTimeout(1500)
    const before = await count()
    await page.waitForTimeout(500)
    expect(await count()).toBe(before)
  })

  it('does not shake for a user who wants less motion, and still shows its strength', async () => {
    const { page } = await openPage('', { reducedMotion: 'reduce' })
    await page.getByRole('button', { name: /^knot/ }).click()
    await waitForState(page, 'running')
    await page.waitForTimeout(2000)
    expect(await page.locator('.device svg > g').last().getAttribute('transform')).toBe('')
    const opacity = await page
      .locator('.waves > g')
      .first()
      .evaluate((waves) => getComputedStyle(waves).opacity)
    expect(Number(opacity)).toBeGreaterThan(0.3)
  })

  it('shakes otherwise', async () => {
    const { page } = await openPage()
    await page.getByRole('button', { name: /^knot/ }).click()
    await waitForState(page, 'running')
    await page.waitForTimeout(2000)
    expect(await page.locator('.device svg > g').last().getAttribute('transform')).toMatch(/^translate/)
  })
})
