// Calibration reads and writes settings on the consoles of real engines. A small fake of the firmware stores what it was
// told.

import { afterEach, describe, expect, inject, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { formatRecord } from '../../sim/journal/log.ts'
import { formatSlot } from '../../sim/journal/slots.ts'
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

/** Stores a record of every gesture that a host makes, and of every start. */
function fakeFirmware(board: string, write: string): string {
  const record = (settings: string, sequence: number) =>
    JSON.stringify(formatRecord({ sequence, settings, sessions: '' }))
  return (
    `"unknot 0.0.1 ${board}";(()=>{global.unknot=(g)=>{${write.replace('WHAT', record('2,gesture 2', 2)).replace('CELL', '1')}};` +
    `${write.replace('WHAT', record('2,started', 1)).replace('CELL', '0')}})();`
  )
}

async function readAndWrite(device: DeviceConsole): Promise<void> {
  expect((await device.readStored()).settings).toBe('2,started')
  await device.sendGesture(2)
  const { settings, sequence } = await device.readStored()
  expect([settings, sequence]).toEqual(['2,gesture 2', 2])
  const line = formatSlot(SETTINGS, sequence + 1)
  expect(await device.writeSlot(line)).toBe(line)
  expect(await device.readStored()).toMatchObject({ settings: SETTINGS, sequence: 3 })
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
    // Where the cells of a log begin in a storage that was empty.
    const code = fakeFirmware('puckjs2', 'require("Storage").write("knot",WHAT,4064+CELL*256)')
    await over((board, tool) => flashEspruino(board, code, tool, () => {}))
    await over(async (board, tool) => readAndWrite(await openEspruinoConsole(board, tool, () => {})))
  })
})

describe.skipIf(paths.Kaluma === undefined)('Kaluma', () => {
  it('is started, read, written and restarted', async () => {
    engine = await consoleOf('stdbuf', '-o0', paths.Kaluma!)
    const pico = boards.pico as KalumaBoard
    const board = { ...pico, about: { ...pico.about, firmware: 'linux' } }
    const bytes =
      'new (require("flash").Flash)(0,4).write(0,new Uint8Array((WHAT).padEnd(256,"\\xff").split("").map((c)=>c.charCodeAt(0))),CELL*256)'
    const wire = await openConnection(engine.port, 'tcp')
    await flashKaluma(board, fakeFirmware('pico', bytes), wire, () => {})
    const device = await openKalumaConsole(board, wire, () => {})
    await readAndWrite(device)
    expect((await device.readStored()).settings).toBe(SETTINGS)
    wire.close()
  })
})
