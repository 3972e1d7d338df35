// A board flashed from the page, with the console of the real Espruino at its port.

import { connect } from 'node:net'
import { afterEach, expect, inject, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { type Console, consoleOf, filesIn } from '../engines/console/console.ts'
import { describePage, openPage } from './support/bench.ts'
import { closePorts, FakePort, type Peer } from './support/fake-port.ts'
import { codeOf, flash } from './support/flashing.ts'

const program = inject('enginePaths').Espruino
const NAME = 'rp2040'

let engine: Console | undefined
afterEach(() => {
  closePorts()
  engine?.stop()
})

/** The console at the end of a port. Asked for its board, it gives another name than that of the Linux build. */
function consolePeer(port: FakePort): Peer {
  const socket = connect(Number(new URL(engine!.port).port), '127.0.0.1')
  socket.on('data', (chunk) => port.send(chunk.toString('latin1')))
  socket.on('error', () => {})
  socket.on('close', () => port.lose())
  const boardName = JSON.stringify(boards[NAME]!.about.firmware)
  return {
    take: (text) => void socket.write(Buffer.from(text.replace('process.env.BOARD', boardName), 'latin1')),
    close: () => socket.destroy(),
  }
}

async function pageOfBoard() {
  engine = await consoleOf(program!)
  const { page } = await openPage(`#/boards/${NAME}`, {}, new FakePort(consolePeer).prepare)
  return page
}

const stored = () => filesIn(engine!.flash())['.bootcde']

describePage.skipIf(program === undefined)('flashing Espruino from the page', () => {
  it('stores the file, and sends nothing a second time', async () => {
    const page = await pageOfBoard()
    const { exit, lines } = await flash(page, 'USB')
    expect(lines).toContain('verified: the board has the file that was sent')
    expect([exit, stored()]).toEqual([0, await codeOf(NAME)])
    await engine!.restart()
    expect((await flash(page, 'USB')).lines).toContain('the board already has this firmware')
  })

  it('says that an upload was cut, and mends it', async () => {
    const page = await pageOfBoard()
    engine!.cutAfter(9000)
    const cut = await flash(page, 'USB')
    expect(cut.lines.at(-1)).toMatch(/^the connection to the serial port ended before the upload was verified; /)
    expect(cut.exit).toBe(8)
    await engine!.restart()
    expect(stored()).not.toBe(await codeOf(NAME))
    const mended = await flash(page, 'USB')
    expect(mended.lines).toContain('the board has an incomplete upload, which does not run: it is replaced')
    expect([mended.exit, stored()]).toEqual([0, await codeOf(NAME)])
  })
})
