// A device that runs unknot, over the console of either engine: sends gestures, reads and writes its storage, restarts it.

import type { Board, EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { logPlace } from '../../hal/boards/storage.ts'
import { CELLS } from '../../hal/hal.ts'
import type { Memory } from '../../sim/journal/log.ts'
import { newestOf } from '../../sim/journal/slots.ts'
import { LOG_FILE } from '../../sim/world/storage-image.ts'
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
  /** What the firmware takes at its next start, without the journal. */
  readStored(): Promise<Memory>
  /** Writes to a slot, where the firmware looks for newer settings. Returns the content of the slot. */
  writeSlot(line: string): Promise<string>
  /** Starts the firmware again: it reads its settings only then. */
  restart(): Promise<void>
}

/** Cells of the log on Kaluma (hal/kaluma/store.ts). */
const KALUMA_CELLS = 64
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
  const { logPageBytes } = logPlace(board)
  const cellBytes = logPageBytes / CELLS
  const newest =
    `(f=>{for(var r="",n=0,i=(f.length-16)%${logPageBytes}+16;i<f.length;i+=${cellBytes})` +
    `{var t=f.substr(i,${cellBytes})+"\\xff",p=t.split("|");if(p[2]&&+p[1]>n){n=+p[1];r=t.substr(0,t.indexOf("\\xff"))}}` +
    `return r})(require("Storage").read("${LOG_FILE}")||"")`
  const slot = '"unknot.0"'
  return {
    // Written, not evaluated: an Enter of the user must reach the motor at once.
    sendGesture: (gesture) => tool.write(`${ECHO_OFF}${gestureCall(gesture)}\n`),
    readStored: async () =>
      newestOf(
        expectText(await tool.evaluate(newest)),
        expectText(await tool.evaluate(`(require("Storage").read(${slot})||"").split("\\xff")[0]`)),
      ),
    // The firmware reads up to a byte that is not written.
    writeSlot: async (line) =>
      expectText(
        await tool.evaluate(
          `(s=>{s.write(${slot},"${line}\\xff");return s.read(${slot}).slice(0,-1)})(require("Storage"))`,
        ),
      ),
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
  const newest =
    `(f=>{var r="",n=0,b=new Uint8Array(256);for(var i=0;i<${KALUMA_CELLS};i++){f.read(i>>4,b,(i&15)*256);` +
    'var t=String.fromCharCode.apply(null,b).split("\\xff")[0],p=t.split("|");if(p[2]&&+p[1]>n){n=+p[1];r=t}}return r})' +
    `(new (require("flash").Flash)(0,${KALUMA_CELLS / CELLS}))`
  const slot = '"/unknot.0"'
  return {
    sendGesture: async (gesture) => void (await kaluma.evaluate(connection, gestureCall(gesture))),
    readStored: async () =>
      newestOf(
        await evaluateText(newest),
        await evaluateText(
          `(f=>{try{return String.fromCharCode.apply(null,require("fs").readFile(f))}catch(e){return ""}})(${slot})`,
        ),
      ),
    writeSlot: async (line) => {
      const bytes = `new Uint8Array("${line}".split("").map(c=>c.charCodeAt(0)))`
      await kaluma.evaluate(connection, `require("fs").writeFile(${slot},${bytes})`)
      return evaluateText(`String.fromCharCode.apply(null,require("fs").readFile(${slot}))`)
    },
    restart: async () => {
      await connection.write('.load\r')
      await connection.readUntil(kaluma.PROMPT, FLUSH_MS)
    },
  }
}
