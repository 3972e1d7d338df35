// The ports of the page: how bytes go out, and what it says where nothing can be connected.

import { afterEach, expect, it } from 'vitest'
import { describePage, openPage } from './support/bench.ts'
import { closePorts, FakePort, reachableDevice, simulatedPeer } from './support/fake-port.ts'

afterEach(closePorts)

const nobody = () => ({ take: () => {} })

/** What the page says after a click on a way to connect. */
async function refused(port: FakePort, way: string): Promise<string> {
  const { page } = await openPage('', {}, port.prepare)
  await page.getByRole('button', { name: way, exact: true }).click()
  const mistake = page.locator('.connect .mistake')
  await mistake.waitFor({ timeout: 30_000 })
  return (await mistake.textContent()) ?? ''
}

const refusing = (refuses: FakePort['refuses']) => {
  const port = new FakePort(nobody)
  port.refuses = refuses
  return port
}

describePage('the page says in one sentence what to do', () => {
  it.each<[string, () => FakePort, string, RegExp]>([
    [
      'without Web Bluetooth',
      () => new FakePort(nobody, { ways: [] }),
      'Bluetooth',
      /cannot use Bluetooth; open this page in Chrome/,
    ],
    [
      'without Web Serial',
      () => new FakePort(nobody, { ways: [] }),
      'USB, Kaluma',
      /cannot use serial ports; open this page in Chrome/,
    ],
    [
      'where no device was chosen',
      () => refusing({ choose: 'NotFoundError' }),
      'Bluetooth',
      /five times while it is off/,
    ],
    ['where no port was chosen', () => refusing({ choose: 'NotFoundError' }), 'USB, Espruino', /plug the board in/],
    ['where the browser forbids it', () => refusing({ choose: 'SecurityError' }), 'Bluetooth', /settings of the site/],
    ['where a port is in use', () => refusing({ open: 'NetworkError' }), 'USB, Espruino', /close every other program/],
    [
      'where another host has the device',
      () => refusing({ open: 'NetworkError' }),
      'Bluetooth',
      /another computer or page/,
    ],
    ['where a device does not answer', () => new FakePort(nobody), 'USB, Espruino', /does not answer/],
    [
      'where a device speaks another version',
      () => new FakePort((port) => ({ take: () => port.send('~hi 9 1.0 x y 1 1 1 z\r\n') })),
      'Bluetooth',
      /version 9 of the link/,
    ],
  ])('%s', async (_, port, way, sentence) => expect(await refused(port(), way)).toMatch(sentence))
})

describePage('writes over Bluetooth', () => {
  const longest = (port: FakePort) => Math.max(...port.writes.map((text) => text.length))

  it.each([
    ['have 20 bytes at first, and no more than a device has sent', 20, 1000, 20],
    ['grow to the longest notification', 53, 53, 53],
    ['fall back to 20 bytes where longer ones are refused', 53, 20, 20],
  ])('%s', async (_, longestNotification, longestWrite, expected) => {
    const device = reachableDevice('radio')
    const port = new FakePort(simulatedPeer(device), { longestNotification, longestWrite })
    const { page } = await openPage('', {}, port.prepare)
    await page.getByRole('button', { name: 'Bluetooth', exact: true }).click()
    await page.getByText('it accepts this page').waitFor()
    device.press()
    await page.getByRole('button', { name: 'Disconnect' }).waitFor()
    await page.getByRole('button', { name: /^calm/ }).click()
    await expect.poll(() => device.hal.duty, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(longest(port)).toBe(expected)
  })
})
