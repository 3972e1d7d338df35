// What calibrating asks and writes, on the consoles of real engines: with something in place of the firmware that only
// notes what it was told.

import { afterEach, describe, expect, inject, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { findNewest, nextLine } from '../../sim/journal/stored-settings.ts'
import { overTool, overWire, type Served } from '../../tools/calibrate/served.ts'
import { flashEspruino } from '../../tools/flash/espruino.ts'
import { flashKaluma } from '../../tools/flash/kaluma.ts'
import { connectTool } from '../../tools/flash/tool.ts'
import { openWire } from '../../tools/flash/wire.ts'
import { type Console, consoleOf } from './harness/console.ts'

const programs = inject('enginePaths')
const SETTINGS = '2,0,5,1,20000,1234,5678,850,400,55'

let engine: Console | undefined
afterEach(() => engine?.stop())

/** An answer is stored, as one to a person is; and each start is noted. */
const standIn = (board: string, write: string) =>
  `"unknot 0.0.1 ${board}";(()=>{global.unknot=(g)=>{${write.replace('WHAT', '"did "+g')}};${write.replace('WHAT', '"began"')}})();`

async function tries(device: Served): Promise<void> {
  expect(await device.read()).toEqual(['began', ''])
  await device.act(2)
  expect(await device.read()).toEqual(['did 2', ''])
  const { slot, line } = nextLine(findNewest(['did 2', '']), SETTINGS)
  expect([slot, await device.write(slot, line)]).toEqual([0, line])
  expect(findNewest(await device.read())).toEqual({ sequence: 1, text: SETTINGS })
  const next = nextLine(findNewest(await device.read()), SETTINGS)
  expect([next.slot, await device.write(next.slot, next.line)]).toEqual([1, next.line])
  expect(findNewest(await device.read()).sequence).toBe(2)
  await device.restart()
}

describe.skipIf(programs.Espruino === undefined)('Espruino', { timeout: 60_000 }, () => {
  it('does what it is told', async () => {
    engine = await consoleOf(programs.Espruino!)
    const over = async <T>(
      how: (board: EspruinoBoard, tool: Awaited<ReturnType<typeof connectTool>>) => Promise<T>,
    ) => {
      const tool = await connectTool(engine!.port, 'tcp', 9600)
      try {
        const firmware = (await tool.ask('process.env.BOARD')) as string
        const puck = boards.puckjs2 as EspruinoBoard
        return await how({ ...puck, about: { ...puck.about, firmware } }, tool)
      } finally {
        await tool.close()
      }
    }
    const code = standIn('puckjs2', 'require("Storage").write("unknot.0",WHAT)')
    await over((board, tool) => flashEspruino(board, code, tool, () => {}))
    await over(async (board, tool) => tries(await overTool(board, tool, () => {})))
    await over(async (_, tool) => expect(await tool.ask('require("Storage").read("unknot.0")')).toBe('began'))
  })
})

describe.skipIf(programs.Kaluma === undefined)('Kaluma', { timeout: 60_000 }, () => {
  it('does what it is told', async () => {
    engine = await consoleOf('stdbuf', '-o0', programs.Kaluma!)
    const pico = boards.pico as KalumaBoard
    const board = { ...pico, about: { ...pico.about, firmware: 'linux' } }
    const bytes = 'require("fs").writeFile("/unknot.0",new Uint8Array((WHAT).split("").map((c)=>c.charCodeAt(0))))'
    const wire = await openWire(engine.port, 'tcp')
    await flashKaluma(board, standIn('pico', bytes), wire, () => {})
    const device = await overWire(board, wire, () => {})
    await tries(device)
    expect((await device.read())[0]).toBe('began')
    wire.close()
  })
})
