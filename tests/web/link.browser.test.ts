// The page with a real massager: connected, played on, read and lost, with fakes of the browser's ports.

import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { waitForState } from './support/actions.ts'
import { describePage, openPage } from './support/bench.ts'
import { closePorts, FakePort, reachableDevice, simulatedPeer } from './support/fake-port.ts'

afterEach(closePorts)

const connect = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A page whose massager is a simulated device at one of its ports. */
async function connected(link: 'radio' | 'wire', device = reachableDevice(link), limits = {}) {
  const port = new FakePort(simulatedPeer(device), limits)
  const { page } = await openPage('', {}, port.prepare)
  await connect(page, link === 'radio' ? 'Bluetooth' : 'USB, Espruino')
  await page.getByText('it accepts this page').waitFor()
  device.press()
  await page.getByRole('button', { name: 'Disconnect' }).waitFor()
  return { page, port, device }
}

const waitUntil = (isSo: () => boolean) => expect.poll(isSo, { timeout: 10_000 }).toBe(true)

describePage('a real massager', () => {
  it.each(['radio', 'wire'] as const)('by %s is connected by a press, plays a program, and stops', async (link) => {
    const { page, device } = await connected(link)
    await waitForState(page, 'off')
    expect(device.hal.duty).toBe(0)
    await page.getByRole('button', { name: /^calm/ }).click()
    await waitUntil(() => device.hal.duty > 0)
    await waitForState(page, 'running')
    expect(await page.locator('.status .program').textContent()).toBe('Calm down')
    await page.getByRole('button', { name: 'Stop Esc' }).click()
    await waitForState(page, 'off')
    expect(device.hal.duty).toBe(0)
  })

  it('plays what the studio has written', async () => {
    const { page, device } = await connected('radio')
    await page.getByRole('link', { name: 'Studio' }).click()
    await page.getByRole('button', { name: 'Play it on the massager' }).click()
    await waitForState(page, 'running')
    await waitUntil(() => device.hal.duty > 0)
  })

  it('gives its journal', async () => {
    const { page } = await connected('radio')
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByRole('button', { name: 'Read it from the massager' }).click()
    await page.getByRole('heading', { name: /^simulated, unknot 0/ }).waitFor()
    expect(await page.getByRole('region', { name: 'Sessions' }).getByRole('row').count()).toBeGreaterThan(1)
  })

  it('that is lost ends its motion, says so, and leaves the page its simulated one', async () => {
    const { page, port, device } = await connected('radio')
    await page.getByRole('button', { name: /^calm/ }).click()
    await waitUntil(() => device.hal.duty > 0)
    port.lose()
    await page.getByText('the connection to the device is lost').waitFor()
    device.wait(2000)
    expect(device.hal.duty).toBe(0)
    await page.getByRole('heading', { name: 'Its world' }).waitFor()
  })
})
