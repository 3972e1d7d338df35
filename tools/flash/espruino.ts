// Flashes a board with Espruino: identify, read what is stored, upload, verify, start.

import type { EspruinoBoard } from '../../hal/boards/board.ts'
import { toBytes } from '../../lib/bytes.ts'
import { crc32 } from '../../lib/crc32.ts'
import { makeLayoutScripts } from '../build/artifacts/storage-layout.ts'
import { findTarget } from '../build/artifacts/target.ts'
import { STAMP_BYTES } from '../build/read-stamp.ts'
import type { EspruinoTool } from './espruino-tool.ts'
import {
  describeReplaced,
  INCOMPLETE_UPLOAD,
  RADIO_OFF,
  RETRYING,
  reportQuarters,
  UP_TO_DATE,
  VERIFIED,
} from './messages.ts'
import { FlashError } from './problems.ts'
import { within } from './time-limit.ts'

/** Some connections lose bytes that come too fast. The board or the check notices it. */
const MAX_TRIES = 3
/** All tries. One takes about 20 s over Bluetooth or at 9600 baud, and compacting a full storage 10 s. */
const UPLOAD_MS = 180_000
const CTRL_C = '\x03'

/** A byte of flash that was never written. */
const ERASED_BYTE = 0xff

/** An ESP32 is ready about a second after a restart. */
const RESTART_MS = 3000
const RADIO_QUERY = 'ESP32.getState().BLE'
const RADIO_OFF_CALL = 'ESP32.enableBLE(false)'

const BOARD_QUERY = '[process.env.BOARD,process.env.VERSION]'
/** Length, checksum, beginning and last byte of a file, or null. Espruino reads them from flash, without a copy in RAM. */
const fileQuery = (file: string) =>
  `(f=>f?[f.length,E.CRC32(f),f.substr(0,${STAMP_BYTES}),f.charCodeAt(f.length-1)]:null)(require("Storage").read("${file}"))`

export interface StoredFile {
  bytes: number
  crc: number
  /** The first STAMP_BYTES characters. */
  start: string
  lastByte: number
}

const computeCrc = (text: string): number => crc32(toBytes(text))

/** A number that grows with the version: 2v29.277 is 2_029_277. 0 for text that is no version. */
function versionOrder(version: string): number {
  const [, major = '', minor = '', build = ''] = /^(\d+)v(\d+)(?:\.(\d+))?/.exec(version) ?? []
  return Number(major) * 1_000_000 + Number(minor) * 1000 + Number(build)
}

const unexpectedAnswer = (answer: unknown): FlashError => new FlashError('unexpectedAnswer', JSON.stringify(answer))

/** The Espruino version of the board. Throws FlashError for another board or a version that is too old. */
export async function identify(tool: EspruinoTool, board: EspruinoBoard): Promise<string> {
  const answer = await tool.evaluate(BOARD_QUERY)
  const [name, version] = Array.isArray(answer) ? answer : []
  if (typeof name !== 'string' || typeof version !== 'string' || versionOrder(version) === 0)
    throw unexpectedAnswer(answer)
  if (name !== board.about.firmware) throw new FlashError('wrongBoard', name)
  if (versionOrder(version) < versionOrder(board.about.oldest)) throw new FlashError('wrongVersion', version)
  return version
}

/** The file with this name; undefined if there is none. Throws FlashError. */
export async function readStoredFile(tool: EspruinoTool, file: string): Promise<StoredFile | undefined> {
  const answer = await tool.evaluate(fileQuery(file))
  if (answer === null) return undefined
  const [bytes, crc, start, lastByte] = Array.isArray(answer) ? answer : []
  if (typeof bytes !== 'number' || typeof crc !== 'number' || typeof start !== 'string' || typeof lastByte !== 'number')
    throw unexpectedAnswer(answer)
  return { bytes, crc, start, lastByte }
}

/** An upload reserves the whole file first and fills it from the front. */
const isIncomplete = ({ lastByte }: StoredFile): boolean => lastByte === ERASED_BYTE

const isSame = (stored: StoredFile | undefined, code: string): boolean =>
  stored?.bytes === code.length && stored.crc === computeCrc(code)

/** Uploads until the stored file is the one that was sent. Throws FlashError. */
async function upload(code: string, file: string, tool: EspruinoTool, print: (line: string) => void): Promise<void> {
  for (let tries = 1; ; tries++) {
    let problem: FlashError
    try {
      await tool.uploadFile(file, code, reportQuarters(code.length, print))
      const after = await readStoredFile(tool, file)
      if (isSame(after, code)) return
      problem = new FlashError('mismatch', after ? `${after.bytes} bytes, checksum ${after.crc}` : 'no file')
    } catch (error) {
      if (!(error instanceof FlashError && error.problem === 'rejected')) throw error
      problem = error
    }
    if (tries === MAX_TRIES) throw problem
    print(RETRYING)
    // Bytes of a broken piece are on the input line of the console.
    await tool.write(CTRL_C)
  }
}

/**
 * Turns Bluetooth off for good where the radio cannot be put to sleep: an ESP32 lets anyone connect at all times. It
 * erases the stored code and restarts. Throws FlashError.
 */
async function turnOffRadio({ radio }: EspruinoBoard, tool: EspruinoTool, print: (line: string) => void) {
  if (radio !== 'on' || (await tool.evaluate(RADIO_QUERY)) !== true) return
  print(RADIO_OFF)
  await tool.write(`${RADIO_OFF_CALL}\n`)
  await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
}

/** Uploads `code` unless the board has it, verifies it and starts it. Throws FlashError. */
export async function flashEspruino(
  board: EspruinoBoard,
  code: string,
  tool: EspruinoTool,
  print: (line: string) => void,
): Promise<void> {
  const { file, start } = findTarget(board)
  print(`found ${board.title}, Espruino ${await identify(tool, board)}`)
  await turnOffRadio(board, tool, print)
  const before = await readStoredFile(tool, file)
  let lastLine = start
  if (isSame(before, code)) print(UP_TO_DATE)
  else {
    print(
      before && isIncomplete(before) ? INCOMPLETE_UPLOAD : describeReplaced(before?.start ?? '', before?.bytes ?? 0),
    )
    const layout = makeLayoutScripts(board)
    if (layout) await tool.evaluate(layout.before)
    await within(
      UPLOAD_MS,
      upload(code, file, tool, print),
      () => new FlashError('stalled', `the file was not stored within ${UPLOAD_MS / 1000} s`),
    )
    print(VERIFIED)
    if (layout?.after) lastLine = `${layout.after};${start}`
  }
  // This comes last: the firmware closes the console when it starts.
  await tool.write(`${lastLine}\n`)
}
