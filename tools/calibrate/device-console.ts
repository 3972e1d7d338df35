// A device that runs unknot, over the console of either engine: sends gestures, reads and writes its storage, restarts it.

import type { Board, EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../hal/boards/storage.ts'
import type { Slots } from '../../sim/journal/stored-settings.ts'
import { findTarget } from '../build/artifacts/target.ts'
import { readStamp } from '../build/read-stamp.ts'
import type { Connection } from '../flash/connection.ts'
import * as espruino from '../flash/espruino.ts'
import type { EspruinoTool } from '../flash/espruino-tool.ts'
import * as kaluma from '../flash/kaluma-console.ts'
import { FlashError } from '../flash/problems.ts'
import { FirmwareError } from './problems.ts'

/** Every failure is a FlashError. */
export interface DeviceConsole {
  /** Does what the gesture would do on the button. Resolves when the board has it. */
  sendGesture(gesture: number): Promise<void>
  readSlots(): Promise<Slots>
  /** Returns the content of the slot after the write. */
  writeSlot(slot: number, line: string): Promise<string>
  /** Starts the firmware again: it reads the slots only then. */
  restart(): Promise<void>
}

/** Time for the last text to get out. */
const FLUSH_MS = 500
/** Turns the echo off for the line that follows. */
const ECHO_OFF = '\x10'

const RUNNING_QUERY = 'typeof unknot'
const gestureCall = (gesture: number): string => `unknot(${gesture})`

/** Throws FirmwareError unless unknot for this board is stored and runs. */
function checkFirmware(board: Board, start: string, typeOfUnknot: unknown): void {
  const stamp = readStamp(start)
  if (stamp === undefined) throw new FirmwareError('missing')
  if (stamp.board !== board.name) throw new FirmwareError('otherBoard', stamp.board)
  if (typeOfUnknot !== 'function') throw new FirmwareError('notRunning')
}

const expectText = (answer: unknown): string => {
  if (typeof answer !== 'string') throw new FlashError('unexpectedAnswer', JSON.stringify(answer))
  return answer
}

/** Throws FlashError and FirmwareError. */
export async function openEspruinoConsole(
  board: EspruinoBoard,
  tool: EspruinoTool,
  print: (line: string) => void,
): Promise<DeviceConsole> {
  const { file, start } = findTarget(board)
  print(`found ${board.title}, Espruino ${await espruino.identify(tool, board)}`)
  const stored = await espruino.readStoredFile(tool, file)
  checkFirmware(board, stored?.start ?? '', await tool.evaluate(RUNNING_QUERY))
  // As in the firmware: a slot always takes the same space, and what the line leaves free is erased flash.
  const slotQuery = (slot: number) => `(require("Storage").read("unknot.${slot}")||"").split("\\xff")[0]`
  return {
    // Written, not evaluated: an Enter of the user must reach the motor at once.
    sendGesture: (gesture) => tool.write(`${ECHO_OFF}${gestureCall(gesture)}\n`),
    readSlots: async () => [
      expectText(await tool.evaluate(slotQuery(0))),
      expectText(await tool.evaluate(slotQuery(1))),
    ],
    writeSlot: async (slot, line) => {
      const write = `require("Storage").write("unknot.${slot}","${line}",0,${SLOT_TEXT_BYTES})`
      return expectText(await tool.evaluate(`(${write},${slotQuery(slot)})`))
    },
    restart: () => tool.write(`${start}\n`),
  }
}

/** Throws FlashError and FirmwareError. */
export async function openKalumaConsole(
  board: KalumaBoard,
  connection: Connection,
  print: (line: string) => void,
): Promise<DeviceConsole> {
  const evaluateText = async (expression: string): Promise<string> => {
    const answer = await kaluma.evaluate(connection, expression)
    const [, text] = /^'([^']*)'$/.exec(answer) ?? []
    if (text === undefined) throw new FlashError('unexpectedAnswer', JSON.stringify(answer))
    return text
  }
  await kaluma.waitForPrompt(connection)
  print(`found ${board.title}, Kaluma ${await kaluma.identify(connection, board)}`)
  checkFirmware(board, (await kaluma.readProgram(connection)) ?? '', await evaluateText(RUNNING_QUERY))
  const readSlot = (slot: number) =>
    evaluateText(
      `(f=>{try{return String.fromCharCode.apply(null,require("fs").readFile(f))}catch(e){return ""}})("/unknot.${slot}")`,
    )
  return {
    sendGesture: async (gesture) => void (await kaluma.evaluate(connection, gestureCall(gesture))),
    readSlots: async () => [await readSlot(0), await readSlot(1)],
    writeSlot: async (slot, line) => {
      const bytes = `new Uint8Array("${line}".split("").map(c=>c.charCodeAt(0)))`
      await kaluma.evaluate(connection, `require("fs").writeFile("/unknot.${slot}",${bytes})`)
      return readSlot(slot)
    },
    restart: async () => {
      await connection.write('.load\r')
      await connection.readUntil(kaluma.PROMPT, FLUSH_MS)
    },
  }
}
