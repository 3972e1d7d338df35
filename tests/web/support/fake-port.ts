// A device at a port of the page: the test's side of fake-navigator.ts.

import type { Page } from 'playwright-core'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { HostWire } from '../../../sim/link/host-wire.ts'
import { type FakeWindow, fakeNavigator, type Limits } from './fake-navigator.ts'

/** What is at the other end of a port. */
export interface Peer {
  take(text: string): void
  close?(): void
}

const USUAL: Limits = { ways: ['usb', 'bluetooth'], longestNotification: 20, longestWrite: 1000 }

const opened = new Set<Peer>()

/** After each test: a simulated device must not live on beside the next. */
export function closePorts(): void {
  for (const peer of opened) peer.close?.()
  opened.clear()
}

export class FakePort {
  /** Each write of the page. */
  readonly writes: string[] = []
  /** The name of the browser's error, by what it refuses. */
  refuses: { choose?: string; open?: string } = {}
  readonly #limits: Limits
  readonly #open: (port: FakePort) => Peer
  #page: Page | undefined
  #peer: Peer | undefined

  /** `open` is called when the page opens the port. */
  constructor(open: (port: FakePort) => Peer, limits: Partial<Limits> = {}) {
    this.#open = open
    this.#limits = { ...USUAL, ...limits }
  }

  /** For openPage(). */
  readonly prepare = async (page: Page): Promise<void> => {
    this.#page = page
    await page.exposeFunction('fakeHost', (action: string, text: string) => this.#handle(action, text))
    await page.addInitScript(fakeNavigator, this.#limits)
  }

  #handle(action: string, text: string): string {
    const refusal = this.refuses[action as 'choose' | 'open'] ?? ''
    if (action === 'open' && !refusal) {
      this.#peer = this.#open(this)
      opened.add(this.#peer)
    }
    if (action === 'write') {
      this.writes.push(text)
      this.#peer?.take(text)
    }
    if (action === 'close') this.#peer?.close?.()
    return refusal
  }

  /** The device says something. */
  send(text: string): void {
    const said = this.#page?.evaluate((words) => (window as unknown as FakeWindow).fakeDevice.take(words), text)
    said?.catch(() => {})
  }

  /** The device goes. */
  lose(): void {
    this.#peer?.close?.()
    this.#page?.evaluate(() => (window as unknown as FakeWindow).fakeDevice.lose()).catch(() => {})
  }
}

/** An unlocked simulated device that has run once, and that a host can reach. */
export function reachableDevice(link: 'radio' | 'wire'): Device {
  const device = new Device({ programs: compileRotation(), link })
  device.pressTimes(3)
  device.wait(1000)
  device.press(900)
  device.wait(90_000)
  device.press(900)
  device.wait(3000)
  if (link === 'radio') {
    device.pressTimes(5)
    device.wait(1000)
  }
  return device
}

/** The device at the end of a port, in real time. */
export const simulatedPeer =
  (device: Device) =>
  (port: FakePort): Peer => {
    const wire = new HostWire(device)
    wire.listen(
      (text) => port.send(text),
      () => {},
    )
    return { take: (text) => void wire.write(text).catch(() => {}), close: () => void wire.close() }
  }
