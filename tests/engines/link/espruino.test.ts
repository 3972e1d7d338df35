// The link from end to end on the real Espruino: pair, play, lose the link, journal, keep a program, power cut, console.

import { afterEach, describe, expect, inject, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import type { Level } from '../../../programs/language/write.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import { LinkClient } from '../../../tools/link/client.ts'
import { builtLinkFile } from '../../support/build/built-file.ts'
import { hostileText, tried } from '../../support/link/hostile.ts'
import { isFull } from '../../support/scope.ts'
import { type EngineDevice, sleep, startDevice } from './engine-device.ts'

const program = inject('enginePaths').Espruino
const LINES = isFull ? 100_000 : 300
/** They take 300 s as they are sent. */
const HOSTILE_MS = 1_800_000

let device: EngineDevice
let client: LinkClient | undefined
afterEach(async () => {
  await client?.close()
  device?.stop()
})

/** An unlocked device in service mode, with a host that it has accepted. */
async function pair(): Promise<LinkClient> {
  device = await startDevice(program!, storedCode(boards.puckjs2!, await builtLinkFile('puckjs2')))
  await device.press(3)
  await sleep(700)
  return accept()
}

async function accept(): Promise<LinkClient> {
  await device.press(5)
  await sleep(900)
  client = new LinkClient(device.connect())
  await client.hello()
  await device.press()
  await client.waitForPress(4000)
  return client
}

const duties = () => device.said.filter((words) => /^duty [1-9]/.test(words)).length

describe.skipIf(program === undefined)('the link on Espruino', () => {
  it('plays for a host that a press has accepted, until the link is lost', async () => {
    const host = await pair()
    expect(device.said).toContain('radio 1')
    await host.play(tried(40))
    expect(device.duty()).toBeGreaterThan(0)
    await host.close()
    await sleep(2000)
    expect(device.duty()).toBe(0)
    device.lose()
    await sleep(300)
    expect(device.said.at(-1)).toBe('radio 0')
  })

  it('ends the motion at once when the radio reports the loss, and at any press', async () => {
    const host = await pair()
    await host.play(tried(40))
    await device.press()
    await sleep(100)
    expect(device.duty()).toBe(0)
    await host.play(tried(40))
    expect(device.duty()).toBeGreaterThan(0)
    device.lose()
    await sleep(200)
    expect(device.duty()).toBe(0)
  })

  it('keeps a program over a power cut, and has the session in its journal', async () => {
    const host = await pair()
    await host.play(tried(40))
    await sleep(400)
    await host.stop()
    await sleep(500)
    expect((await host.readMemory()).journal).toHaveLength(9)
    await host.keep(1, tried(60))
    await host.close()
    await device.restart()
    await accept()
    device.run('board.say("kept "+require("Storage").read("unknot.11"))')
    await sleep(300)
    expect(device.said).toContain(`kept ${Buffer.from(tried(60)).toString('hex')}\xff`)
  })

  it('keeps programs until there is no room, then moves no file, and goes on where the console has made room', async () => {
    const host = await pair()
    const stats = async () => {
      device.run('board.say("stats "+JSON.stringify(require("Storage").getStats()))')
      await sleep(300)
      return JSON.parse(device.said.findLast((words) => words.startsWith('stats'))!.slice(6))
    }
    const programOf = (number: number) => tried((20 + (number % 60)) as Level)
    const keep = async (number: number) => host.keep(number % 5, programOf(number))
    let kept = 0
    await expect(
      (async () => {
        for (; kept < 100; kept++) await keep(kept)
      })(),
    ).rejects.toThrow('no room')
    const full = await stats()
    expect(kept).toBeGreaterThan(10)
    // Each file that was kept before is still there, or is garbage that nobody has tidied up.
    expect(full.trashCount).toBeGreaterThanOrEqual(kept - 5)
    await expect(keep(kept)).rejects.toThrow('no room')
    expect(await stats()).toEqual(full)
    // As the error advises.
    device.run('require("Storage").compact()')
    await sleep(300)
    await keep(kept++)
    await host.close()
    await device.restart()
    await accept()
    device.run(`board.say("kept "+require("Storage").read("unknot.${10 + ((kept - 1) % 5)}"))`)
    await sleep(300)
    const last = Buffer.from(programOf(kept - 1)).toString('hex')
    expect(device.said).toContain(`kept ${last}\xff`)
  })

  it('opens the console with a second press, and not before', async () => {
    const host = await pair()
    await host.askConsole()
    await sleep(300)
    expect(device.said).not.toContain('console 1')
    await device.press()
    await sleep(600)
    expect(device.said).toContain('console 1')
  })

  it(`takes ${LINES} hostile lines without motion, error or more memory`, { timeout: HOSTILE_MS }, async () => {
    device = await startDevice(program!, storedCode(boards.puckjs2!, await builtLinkFile('puckjs2')))
    await device.press(3)
    await sleep(700)
    await device.press(5)
    await sleep(900)
    const wire = device.connect()
    wire.listen(
      () => {},
      () => {},
    )
    device.run('board.say("used " + process.memory().usage)')
    await sleep(100)
    const used = () => Number(device.said.findLast((words) => words.startsWith('used'))!.slice(5))
    const before = used()
    for (let line = 0; line < LINES; line++) {
      await wire.write(hostileText(line))
      if (line % 20 === 0) await sleep(60)
    }
    await sleep(1000)
    await wire.write('\n')
    await sleep(200)
    device.run('board.say("used " + process.memory().usage)')
    await sleep(300)
    expect(duties()).toBe(0)
    expect(device.said.filter((words) => words.startsWith('uncaught'))).toEqual([])
    expect(used() - before).toBeLessThan(60)
  })
})
