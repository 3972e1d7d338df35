// A file gets onto a board: flashing over the consoles of real engines, restarts from storage, cut uploads, and a session
// with the file that arrived.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, it } from 'vitest'
import type { Board, EspruinoBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { storageImage } from '../../sim/world/storage-image.ts'
import { formatIntelHex } from '../../tools/build/artifacts/hex.ts'
import { makePasteText } from '../../tools/build/artifacts/paste.ts'
import { storedCode } from '../../tools/build/tokens.ts'
import { flashEspruino } from '../../tools/flash/espruino.ts'
import { connectTool } from '../../tools/flash/forked-tool.ts'
import { flashKaluma } from '../../tools/flash/kaluma.ts'
import { openConnection } from '../../tools/flash/open-connection.ts'
import { builtFile, storedFile } from '../support/build/built-file.ts'
import { testedBoards } from '../support/scope.ts'
import { type Console, consoleOf, filesIn } from './console/console.ts'
import { engineNamed, scenarios } from './harness/engines.ts'
import { flash } from './harness/espruino.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'
import { runProgram } from './harness/run-program.ts'

const paths = inject('enginePaths')
const PEER = join(import.meta.dirname, '../tools/flash/recorded-session.txt')

/** The profile with the name that the Linux build gives itself as the expected firmware. */
const withFirmware = <B extends Board>(board: B, firmware: string): B => ({
  ...board,
  about: { ...board.about, firmware },
})
const puck = boards.puckjs2 as EspruinoBoard

let engine: Console | undefined
afterEach(() => engine?.stop())

/** The lines that flashing prints, and how it failed, if it did. */
async function flashing(board: EspruinoBoard, code: string): Promise<{ lines: string[]; problem?: unknown }> {
  const lines: string[] = []
  const tool = await connectTool(engine!.port, 'tcp', 9600)
  try {
    await flashEspruino(board, code, tool, (line) => lines.push(line))
    return { lines }
  } catch (error) {
    return { lines, problem: (error as { problem: unknown }).problem }
  } finally {
    await tool.close()
  }
}

async function ask(expression: string): Promise<unknown> {
  const tool = await connectTool(engine!.port, 'tcp', 9600)
  const answer = await tool.evaluate(expression)
  await tool.close()
  return answer
}

describe.skipIf(paths.Espruino === undefined)('Espruino', () => {
  const start = async () => {
    engine = await consoleOf(paths.Espruino!)
    return withFirmware(puck, (await ask('process.env.BOARD')) as string)
  }

  it('stores the built file, which then gives the trace of the simulator', async () => {
    const board = await start()
    const built = await storedFile('puckjs2')
    const { lines, problem } = await flashing(board, built)
    expect([problem, lines[1], lines.at(-1)]).toEqual([
      undefined,
      'the board has no program',
      'verified: the board has the file that was sent',
    ])
    const flashed = filesIn(engine!.flash())['.bootcde']!
    expect(flashed).toBe(built)
    const { text } = scenarios.find(({ file }) => file === 'running.txt')!
    const recording = record(text, 'puckjs2')
    const { trace } = await play(engineNamed('Espruino')!, recording, { board: 'puckjs2', built: flashed })
    expect(trace).toEqual(recording.trace)
    expect(trace.length).toBeGreaterThan(10)
  })

  it('keeps the file over a restart, and sends nothing a second time', async () => {
    const board = await start()
    const code = '"unknot 0.0.1 puckjs2";(()=>{global.ran=1})();'
    await flashing(board, code)
    await engine!.restart()
    expect(await ask('ran')).toBe(1)
    expect((await flashing(board, code)).lines.at(-1)).toBe('the board already has this firmware')
    expect((await flashing(board, code.replace('ran=1', 'ran=2'))).lines[1]).toBe(
      'the board has unknot 0.0.1 for puckjs2: it is replaced',
    )
    await engine!.restart()
    expect(await ask('ran')).toBe(2)
  })

  it('leaves another board and another program alone', async () => {
    const board = await start()
    expect(await flashing(withFirmware(board, 'PUCKJS'), 'print(1)')).toEqual({ lines: [], problem: 'wrongBoard' })
    expect(filesIn(engine!.flash())).toEqual({})
  })

  // The questions before the upload and the reservation of the log take about 1,200 bytes.
  it.each([420, 1700, 3000, 9000, 10_600])(
    'says that an upload was cut after %d bytes; the rest of it does not run, and the next upload replaces it',
    async (bytes) => {
      const board = await start()
      const file = await builtFile('puckjs2')
      // Without the statements before the block, which close the console.
      const text = `"unknot 0.0.1 puckjs2";${file.slice(file.indexOf('{let '), -'};'.length)};global.ran=1};`
      const built = storedCode(puck, text)
      engine!.cutAfter(bytes)
      expect((await flashing(board, built)).problem).toBe('disconnected')
      await engine!.restart()
      expect(await ask('typeof ran')).toBe('undefined')
      const again = await flashing(board, built)
      expect(again.problem).toBeUndefined()
      expect(again.lines).toContain(
        bytes < 1200
          ? 'the board has no program'
          : 'the board has an incomplete upload, which does not run: it is replaced',
      )
      expect(filesIn(engine!.flash())['.bootcde']).toBe(built)
    },
  )

  it('stores a file that is pasted, and says so', async () => {
    const built = await storedFile('puckjs2')
    engine = await consoleOf(paths.Espruino!)
    const wire = await openConnection(engine.port, 'tcp')
    await wire.write(makePasteText(puck, built))
    expect(await wire.readUntil(/^Stored\. Now type load\(\) and press Enter\./m, 20_000)).toBeDefined()
    wire.close()
    expect(filesIn(engine.flash())['.bootcde']).toBe(built)
  })

  it('starts from a storage image, as the hex file has it', async () => {
    const image = Buffer.from(
      storageImage({ '.bootcde': '"unknot 0.0.1 x";(()=>{print("from the image")})();' }, 40_960),
    )
    expect(image.subarray(0, 32)).toEqual(flash({ '.bootcde': ' '.repeat(51) }).subarray(0, 32))
    expect(formatIntelHex(0, image).length).toBeGreaterThan(image.length)
    const files = { 'espruino.flash': image }
    const { printed } = await runProgram(paths.Espruino!, { files, args: ['-e', 'quit()'], quietMs: 10_000 })
    expect(printed).toContain('from the image')
  })

  /** UPDATE_PEER=1 records the conversation for the tests without an engine. */
  it('says what the recorded board says', async () => {
    const board = await start()
    const from = engine!.messages.length
    const { code } = JSON.parse(readFileSync(PEER, 'utf8').split('\n')[1]!)
    await flashing(board, code)
    await ask('1')
    const joined: { by: string; text: string }[] = []
    for (const { by, text } of engine!.messages.slice(from)) {
      if (joined.at(-1)?.by === by) joined.at(-1)!.text += text
      else joined.push({ by, text })
    }
    const end = joined.findIndex(({ text }) => text.includes('load()')) + 1
    const lines = joined.slice(0, end).map(({ by, text }) => `${by} ${JSON.stringify(text)}`)
    const head = readFileSync(PEER, 'utf8').split('\n').slice(0, 2)
    // The first answer names the board and the version, which may differ from the recorded build's.
    const IDENTITY = /< << \[.*?\] >>/
    const recorded = readFileSync(PEER, 'utf8')
    const page = [...head, ...lines, ''].join('\n').replace(IDENTITY, IDENTITY.exec(recorded)![0])
    if (process.env.UPDATE_PEER) writeFileSync(PEER, page)
    expect(page).toBe(readFileSync(PEER, 'utf8'))
  })
})

describe.skipIf(paths.Kaluma === undefined)('Kaluma', () => {
  const pico = withFirmware(boards.pico!, 'linux')
  /** The Linux port buffers its output, and keeps its flash in memory. */
  const start = async () => {
    engine = await consoleOf('stdbuf', '-o0', paths.Kaluma!)
  }

  async function flashingPico(code: string): Promise<{ lines: string[]; problem?: unknown }> {
    const lines: string[] = []
    const wire = await openConnection(engine!.port, 'tcp')
    try {
      await flashKaluma(pico, code, wire, (line) => lines.push(line))
      return { lines }
    } catch (error) {
      return { lines, problem: (error as { problem: unknown }).problem }
    } finally {
      wire.close()
    }
  }

  it.each(testedBoards.filter((name) => boards[name]!.engine === 'kaluma'))('stores the file of %s', async (name) => {
    await start()
    const built = await builtFile(name)
    expect((await flashingPico(built)).lines).toEqual([
      'found Pico, Kaluma 1.2.1',
      'the board has no program',
      expect.stringContaining('%'),
      ...[50, 75, 100].map((percent) => `${percent} % of ${built.length} bytes`),
      'verified: the board has the file that was sent',
    ])
    expect((await flashingPico(built)).lines.at(-1)).toBe('the board already has this firmware')
  })

  it('runs the file that was loaded', async () => {
    await start()
    await flashingPico('"unknot 0.0.1 pico";(()=>{print("it "+"runs")})();')
    expect(engine!.messages.map(({ text }) => text).join('')).toContain('it runs')
  })

  it.each([1500, 5000])('an upload that is cut after %d bytes is told, and mended', async (bytes) => {
    await start()
    engine!.cutAfter(bytes)
    expect((await flashingPico(await builtFile('pico'))).problem).toBe('disconnected')
    engine!.cutAfter(Number.POSITIVE_INFINITY)
    const { lines } = await flashingPico(await builtFile('pico'))
    expect(lines).toContain('the board has an incomplete upload, which does not run: it is replaced')
    expect(lines).toContain('verified: the board has the file that was sent')
  })
})
