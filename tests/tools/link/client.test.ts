// The client of the link, on a simulated device in real time.

import { afterEach, describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, program, ramp, s } from '../../../programs/language/write.ts'
import { Device } from '../../../sim/device/device.ts'
import { HostWire } from '../../../sim/link/host-wire.ts'
import { PRESS_4 } from '../../../src/button.ts'
import { LinkClient } from '../../../tools/link/client.ts'
import { parseState } from '../../../tools/link/device.ts'

const tried = Uint8Array.from(
  compile(
    program({
      name: 'tried',
      title: 'T',
      serves: ['flow'],
      about: 'A.',
      segments: [ramp(40, s(1)), hold(40, s(20)), ramp(0, s(1))],
    }),
    'tried',
  ),
  (c) => c.charCodeAt(0),
)

let client: LinkClient | undefined
afterEach(() => client?.close())

/** An unlocked device, and a client that it has accepted. */
async function accepted(link: 'radio' | 'wire'): Promise<{ device: Device; client: LinkClient }> {
  const device = new Device({ programs: compileRotation(), link })
  device.pressTimes(3)
  device.wait(1000)
  if (link === 'radio') {
    device.pressTimes(5)
    device.wait(1000)
  }
  client = new LinkClient(new HostWire(device))
  await client.hello()
  device.press()
  await client.waitForPress(2000)
  return { device, client }
}

describe.each(['radio', 'wire'] as const)('by %s', (link) => {
  it('plays a program that the device does not have, and stops it', async () => {
    const { device, client } = await accepted(link)
    await client.play(tried)
    expect(device.hal.duty).toBeGreaterThan(0)
    expect(client.state).toMatchObject({ state: 'running' })
    await client.stop()
    expect(device.hal.duty).toBe(0)
  })

  it('ends the motion when the client closes', async () => {
    const { device, client } = await accepted(link)
    await client.play(tried)
    await client.close()
    device.wait(2000)
    expect(device.hal.duty).toBe(0)
  })
})

describe('a device', () => {
  it('keeps a program in a place over a power cut', async () => {
    const { device, client } = await accepted('radio')
    await client.keep(1, tried)
    device.powerCycle()
    device.wait(1000)
    device.press(900)
    device.wait(5000)
    device.press()
    device.wait(4000)
    expect([device.status.program, device.status.level]).toEqual([1, 28])
  })

  it('reads its memory, and refuses what it should', async () => {
    const { client } = await accepted('radio')
    expect((await client.readMemory())[0]).toMatch(/\|2,0,3/)
    await expect(client.keep(7, tried)).rejects.toThrow('the device refused the program')
    await expect(client.keep(1, tried.slice(0, 9))).rejects.toThrow('the device refused the program')
    await expect(client.setStrength(6)).rejects.toThrow('the device refused strength 6')
    await expect(client.keep(1, new Uint8Array(201))).rejects.toThrow('the program has 201 bytes')
    await client.gesture(PRESS_4)
  })
})

it('says that nobody pressed', async () => {
  const device = new Device({ programs: compileRotation(), link: 'wire' })
  client = new LinkClient(new HostWire(device))
  await client.hello()
  await expect(client.waitForPress(100)).rejects.toThrow('nobody accepted')
  await expect(client.play(tried)).rejects.toThrow('nobody accepted')
})

it('says that a device does not answer, or has gone', async () => {
  const device = new Device({ programs: compileRotation(), link: 'radio' })
  client = new LinkClient(new HostWire(device))
  await expect(client.hello()).rejects.toThrow('the connection to the device is lost')
})

it.each(['', 'at', 'at 1 2', 'at x', 'hi 1', 'at 0 0 0 0 0 0 0 0 0 x'])('takes no state from %j', (line) =>
  expect(parseState(line)).toBeUndefined(),
)
