// The page with a device on the real Espruino: its ports are a bridge to the input and output of the engine.

import { afterEach, expect, inject, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { compiledRotation } from '../../programs/index.ts'
import { cachedPrebuilt } from '../../tools/build/cached.ts'
import { finishFile } from '../../tools/build/prebuilt.ts'
import { storedCode } from '../../tools/build/tokens.ts'
import { type EngineDevice, sleep, startDevice } from '../engines/link/engine-device.ts'
import { waitForState } from './support/actions.ts'
import { describePage, openPage } from './support/bench.ts'
import { closePorts, FakePort, type Peer } from './support/fake-port.ts'

const program = inject('enginePaths').Espruino

let device: EngineDevice
afterEach(() => {
  closePorts()
  device?.stop()
})

/** The device at the end of a port. */
function enginePeer(port: FakePort): Peer {
  const wire = device.connect()
  wire.listen(
    (text) => port.send(text),
    () => {},
  )
  return { take: (text) => void wire.write(text), close: () => void wire.close() }
}

/** A Puck.js, or one that is reached over a wire and has no radio. */
async function linkFile(radio: Way[2]): Promise<string> {
  const board = { ...boards.puckjs2!, link: true, radio }
  return storedCode(board, finishFile(board, await cachedPrebuilt(board), compiledRotation()))
}

/** The button of the page, how the board takes lines, and its radio. */
type Way = readonly [name: string, kind: 'radio' | 'espruino', radio: 'quiet' | 'none']

const WAYS: readonly Way[] = [
  ['Bluetooth', 'radio', 'quiet'],
  ['USB, Espruino', 'espruino', 'none'],
]

/** A page that a press on an unlocked device has accepted. */
async function connected([name, kind, radio]: Way) {
  device = await startDevice(program!, await linkFile(radio), kind)
  await device.press(3)
  await sleep(700)
  if (kind === 'radio') {
    await device.press(5)
    await sleep(900)
  }
  const port = new FakePort(enginePeer)
  const { page } = await openPage('', {}, port.prepare)
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByText('it accepts this page').waitFor()
  expect(await page.getByRole('button', { name: 'Disconnect' }).count()).toBe(0)
  await device.press()
  await page.getByRole('button', { name: 'Disconnect' }).waitFor()
  return { page, port }
}

const waitUntil = (isSo: () => boolean) => expect.poll(isSo, { timeout: 30_000 }).toBe(true)
const moved = () => device.said.filter((words) => /^duty [1-9]/.test(words)).length

describePage.skipIf(program === undefined)('the page with a device on Espruino', () => {
  it.each(WAYS)('by %s is accepted by a press, plays a program, stops, and reads its journal', async (...way) => {
    const { page } = await connected(way)
    await waitForState(page, 'off')
    expect(moved()).toBe(0)
    await page.getByRole('button', { name: /^calm/ }).click()
    await waitUntil(() => device.duty() > 0)
    await waitForState(page, 'running')
    await page.getByRole('button', { name: 'Stop Esc' }).click()
    await waitUntil(() => device.duty() === 0)
    await waitForState(page, 'off')
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByRole('button', { name: 'Read it from the massager' }).click()
    await page.getByRole('heading', { name: /unknot 0.*2v/ }).waitFor()
    expect(device.said.filter((words) => words.startsWith('uncaught'))).toEqual([])
  })

  it.each(WAYS)('by %s ends its motion within 2 s when the page is cut off', async (...way) => {
    const { page, port } = await connected(way)
    await page.getByRole('button', { name: /^calm/ }).click()
    await waitUntil(() => device.duty() > 0)
    port.lose()
    await page.getByText('the connection to the device is lost').waitFor()
    await sleep(2500)
    expect(device.duty()).toBe(0)
    await page.getByRole('heading', { name: 'Its world' }).waitFor()
  })
})
