// Calibration reads and writes settings on the consoles of real engines. A small fake of the firmware stores what it was
// told.

import { afterEach, describe, expect, inject, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { findNewest, nextLine } from '../../sim/journal/stored-settings.ts'
import { type DeviceConsole, openEspruinoConsole, openKalumaConsole } from '../../tools/calibrate/device-console.ts'
import { flashEspruino } from '../../tools/flash/espruino.ts'
import { connectTool } from '../../tools/flash/forked-tool.ts'
import { flashKaluma } from '../../tools/flash/kaluma.ts'
import { openConnection } from '../../tools/flash/open-connection.ts'
import { type Console, consoleOf } from './console/console.ts'

const paths = inject('enginePaths')
const SETTINGS = '2,0,5,1,20000,1234,5678,850,400,55'

let engine: Console | undefined
afterEach(() => engine?.stop())

/** Stores every gesture that a host makes, and every start. */
const fakeFirmware = (board: string, write: string) =>
  `"unknot 0.0.1 ${board}";(()=>{global.unknot=(g)=>{${write.replace('WHAT', '"gesture "+g')}};${write.replace('WHAT', '"started"')}})();`

async function readAndWrite(device: DeviceConsole): Promise<void> {
  expect(await device.readSlots()).toEqual(['started', ''])
  await device.sendGesture(2)
  expect(await device.readSlots()).toEqual(['gesture 2', ''])
  const { slot, line } = nextLine(findNewest(['gesture 2', '']), SETTINGS)
  expect([slot, await device.writeSlot(slot, line)]).toEqual([0, line])
  expect(findNewest(await device.readSlots())).toEqual({ sequence: 1, text: SETTINGS })
  const next = nextLine(findNewest(await device.readSlots()), SETTINGS)
  expect([next.slot, await device.writeSlot(next.slot, next.line)]).toEqual([1, next.line])
  expect(findNewest(await device.readSlots()).sequence).toBe(2)
  await device.restart()
}

describe.skipIf(paths.Espruino === undefined)('Espruino', () => {
  it('is started, read, written and restarted', async () => {
    engine = await consoleOf(paths.Espruino!)
    const over = async <T>(
      how: (board: EspruinoBoard, tool: Awaited<ReturnType<typeof connectTool>>) => Promise<T>,
    ) => {
      const tool = await connectTool(engine!.port, 'tcp', 9600)
      try {
        const firmware = (await tool.evaluate('process.env.BOARD')) as string
        const puck = boards.puckjs2 as EspruinoBoard
        return await how({ ...puck, about: { ...puck.about, firmware } }, tool)
      } finally {
        await tool.close()
      }
    }
    const code = fakeFirmware('puckjs2', 'require("Storage").write("unknot.0",WHAT)')
    await over((board, tool) => flashEspruino(board, code, tool, () => {}))
    await over(async (board, tool) => readAndWrite(await openEspruinoConsole(board, tool, () => {})))
    await over(async (_, tool) => expect(await tool.evaluate('require("Storage").read("unknot.0")')).toBe('started'))
  })
})

describe.skipIf(paths.Kaluma === undefined)('Kaluma', () => {
  it('is started, read, written and restarted', async () => {
    engine = await consoleOf('stdbuf', '-o0', paths.Kaluma!)
    const pico = boards.pico as KalumaBoard
    const board = { ...pico, about: { ...pico.about, firmware: 'linux' } }
    const bytes = 'require("fs").writeFile("/unknot.0",new Uint8Array((WHAT).split("").map((c)=>c.charCodeAt(0))))'
    const wire = await openConnection(engine.port, 'tcp')
    await flashKaluma(board, fakeFirmware('pico', bytes), wire, () => {})
    const device = await openKalumaConsole(board, wire, () => {})
    await readAndWrite(device)
    expect((await device.readSlots())[0]).toBe('started')
    wire.close()
  })
})
