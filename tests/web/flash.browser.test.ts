// Boards flashed from the page, over fakes of the browser's ports: Espruino by its packets, Kaluma by YMODEM.

import { afterEach, expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { startFakeKaluma } from '../tools/flash/fake-kaluma.ts'
import { connectedStreams } from '../tools/flash/fakes.ts'
import { describePage, openPage } from './support/bench.ts'
import { type FakeBoard, fakeConsole } from './support/fake-console.ts'
import { closePorts, FakePort, reachableDevice, simulatedPeer } from './support/fake-port.ts'
import { codeOf, flash, outcome } from './support/flashing.ts'

afterEach(closePorts)

const espruino = (board: FakeBoard) => (port: FakePort) => {
  board.onCut = () => port.lose()
  return fakeConsole(board, (text) => port.send(text))
}

describePage('flashing from the page', () => {
  it('stores the file on a board with Espruino by USB, verifies it, and starts it', async () => {
    const board: FakeBoard = { name: boards.rp2040!.about.firmware, typed: [] }
    const port = new FakePort(espruino(board))
    const { page } = await openPage('#/boards/rp2040', {}, port.prepare)
    const { exit, lines } = await flash(page, 'USB')
    const code = await codeOf('rp2040')
    expect(lines).toEqual([
      expect.stringMatching(/^flashing unknot \S+ \(\d+ bytes\) to the .* at the serial port:$/),
      'unknot identifies the board, uploads the file, reads it back, and starts it',
      expect.stringMatching(/^found .*, Espruino 2v29$/),
      'the board has no program',
      ...[25, 50, 75, 100].map((percent) => `${percent} % of ${code.length} bytes`),
      'verified: the board has the file that was sent',
      expect.stringMatching(/^done\. A new device is locked/),
      expect.stringMatching(/^Then hold the button/),
    ])
    expect(exit).toBe(0)
    expect(board.stored).toBe(code)
    expect(board.typed.at(-1)).toMatch(/load\(\)$/)
    expect(Math.max(...port.writes.map((text) => text.length))).toBeLessThanOrEqual(512)
    expect((await flash(page, 'USB')).lines).toContain('the board already has this firmware')
  })

  it('says that an upload was cut, and mends it', async () => {
    const board: FakeBoard = { name: boards.rp2040!.about.firmware, typed: [], cutAt: 5000 }
    const { page } = await openPage('#/boards/rp2040', {}, new FakePort(espruino(board)).prepare)
    const cut = await flash(page, 'USB')
    expect(cut.lines.at(-1)).toMatch(/^the connection to the serial port ended before the upload was verified; /)
    expect([cut.exit, board.typed]).toEqual([8, []])
    board.cutAt = Number.POSITIVE_INFINITY
    const mended = await flash(page, 'USB')
    expect(mended.lines).toContain('the board has an incomplete upload, which does not run: it is replaced')
    expect([mended.exit, board.stored]).toEqual([0, await codeOf('rp2040')])
  })

  it('leaves another board alone', async () => {
    const board: FakeBoard = { name: 'PUCKJS', typed: [] }
    const { page } = await openPage('#/boards/rp2040', {}, new FakePort(espruino(board)).prepare)
    const { exit, lines } = await flash(page, 'USB')
    expect([exit, board.stored, board.typed]).toEqual([6, undefined, []])
    expect(lines.at(-1)).toMatch(/reports PUCKJS; nothing was written/)
  })

  it.each([false, true])('stores the file over Bluetooth on a board in service mode, with a link: %s', async (link) => {
    const board: FakeBoard = { name: boards.puckjs2!.about.firmware, typed: [] }
    const port = new FakePort(espruino(board), { longestNotification: 53, longestWrite: 53 })
    const { page } = await openPage('#/boards/puckjs2', {}, port.prepare)
    if (link) await page.getByRole('checkbox', { name: 'with the link' }).check()
    expect((await flash(page, 'Bluetooth')).exit).toBe(0)
    expect(board.stored).toBe(await codeOf('puckjs2', link))
  })

  it('asks firmware with the link for its console, which two presses open', async () => {
    const board: FakeBoard = { name: boards.puckjs2!.about.firmware, typed: [] }
    const device = reachableDevice('radio')
    let hasConsole = false
    const port = new FakePort((own) => {
      const link = simulatedPeer(device)(own)
      const opened = espruino(board)(own)
      return { take: (text) => (hasConsole ? opened : link).take(text), close: () => link.close?.() }
    })
    const { page } = await openPage('#/boards/puckjs2', {}, port.prepare)
    await page.getByRole('button', { name: 'Flash by Bluetooth' }).click()
    await page.getByText('it accepts this page').waitFor()
    device.press()
    await page.getByText('press its button once more').waitFor()
    expect(device.state).toBe('off')
    device.press()
    await expect.poll(() => device.state).toBe('service')
    hasConsole = true
    port.send('>')
    expect((await outcome(page)).exit).toBe(0)
    expect(board.stored).toBe(await codeOf('puckjs2'))
  })

  it('stores the file on a Pico with Kaluma by YMODEM, also after a cut', async () => {
    const pico = { stored: '', stream: undefined as (() => string) | undefined, cutAfter: 4000 }
    const port = new FakePort((own) => {
      const [near, far] = connectedStreams()
      const fake = startFakeKaluma(far, { stored: pico.stored, isStuck: pico.stored !== '' })
      pico.stream = fake.stored
      let taken = 0
      near.on('data', (chunk: Buffer) => own.send(chunk.toString('latin1')))
      return {
        take(text) {
          taken += text.length
          if (taken > pico.cutAfter) own.lose()
          else near.write(Buffer.from(text, 'latin1'))
        },
        close: () => {
          pico.stored = fake.stored()
          near.destroy()
        },
      }
    })
    const { page } = await openPage('#/boards/pico', {}, port.prepare)
    const cut = await flash(page, 'USB')
    expect([cut.exit, cut.lines.at(-1)]).toEqual([8, expect.stringMatching(/^the connection to the serial port ended/)])
    pico.cutAfter = Number.POSITIVE_INFINITY
    const { exit, lines } = await flash(page, 'USB')
    expect(lines).toContain('verified: the board has the file that was sent')
    expect([exit, pico.stream!()]).toEqual([0, await codeOf('pico')])
  })
})
