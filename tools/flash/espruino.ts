// Flashing a board with Espruino: what is it, what is on it, upload, check, start.

import { crc32 } from 'node:zlib'
import type { EspruinoBoard } from '../../hal/boards/board.ts'
import { makeLayoutScript } from '../build/artifacts/storage-layout.ts'
import { findTarget } from '../build/artifacts/target.ts'
import { STAMP_BYTES } from '../build/stamp.ts'
import { FlashError } from './problems.ts'
import type { Tool } from './tool.ts'
import { CHECKED, CUT_BEFORE, progress, replaced, SAME } from './words.ts'

/** Not every line holds back who sends too fast: bytes may be lost, which the board or the check notices. */
const MAX_TRIES = 3
const CTRL_C = '\x03'

/** Flash where nothing was written. */
const ERASED = 0xff

const ASK_BOARD = '[process.env.BOARD,process.env.VERSION]'
/** Length, checksum, beginning and last byte, or null: of a file in flash, none of it takes memory. */
const askFile = (file: string) =>
  `(f=>f?[f.length,E.CRC32(f),f.substr(0,${STAMP_BYTES}),f.charCodeAt(f.length-1)]:null)(require("Storage").read("${file}"))`

/** What is stored as the program of a board. */
export interface Stored {
  bytes: number
  crc: number
  start: string
  last: number
}

const crcOf = (text: string): number => crc32(Buffer.from(text, 'latin1'))

/** 2v29.277 as 2.029277: later is more. */
function order(version: string): number {
  const [, major = '', minor = '', build = ''] = /^(\d+)v(\d+)(?:\.(\d+))?/.exec(version) ?? []
  return Number(major) * 1_000_000 + Number(minor) * 1000 + Number(build)
}

const nonsense = (answer: unknown): FlashError => new FlashError('nonsense', JSON.stringify(answer))

/** Which board it is, by name and version. Throws FlashError for another one, or one too old. */
export async function identify(tool: Tool, board: EspruinoBoard): Promise<string> {
  const answer = await tool.ask(ASK_BOARD)
  const [name, version] = Array.isArray(answer) ? answer : []
  if (typeof name !== 'string' || typeof version !== 'string' || order(version) === 0) throw nonsense(answer)
  if (name !== board.about.firmware) throw new FlashError('board', name)
  if (order(version) < order(board.about.oldest)) throw new FlashError('version', version)
  return version
}

/** What is stored under this name; undefined where nothing is. Throws FlashError. */
export async function look(tool: Tool, file: string): Promise<Stored | undefined> {
  const answer = await tool.ask(askFile(file))
  if (answer === null) return undefined
  const [bytes, crc, start, last] = Array.isArray(answer) ? answer : []
  if (typeof bytes !== 'number' || typeof crc !== 'number' || typeof start !== 'string' || typeof last !== 'number')
    throw nonsense(answer)
  return { bytes, crc, start, last }
}

/** An upload writes from the front into a file that is as long as it will be. */
const isCut = ({ last }: Stored): boolean => last === ERASED

const isSame = (stored: Stored | undefined, code: string): boolean =>
  stored?.bytes === code.length && stored.crc === crcOf(code)

/** Uploads until what is there is what was sent. Throws FlashError. */
async function upload(code: string, file: string, tool: Tool, tell: (line: string) => void): Promise<void> {
  for (let tries = 1; ; tries++) {
    let problem: FlashError
    try {
      await tool.send(file, code, progress(code.length, tell))
      const after = await look(tool, file)
      if (isSame(after, code)) return
      problem = new FlashError('differs', after ? `${after.bytes} bytes, checksum ${after.crc}` : 'nothing')
    } catch (error) {
      if (!(error instanceof FlashError && error.problem === 'room')) throw error
      problem = error
    }
    if (tries === MAX_TRIES) throw problem
    tell('something was lost on the way: once more')
    // What is left of a piece stands on the line as if it had been typed.
    await tool.say(CTRL_C)
  }
}

/** Uploads `code` unless it is there, checks it and starts it. Throws FlashError. */
export async function flashEspruino(
  board: EspruinoBoard,
  code: string,
  tool: Tool,
  tell: (line: string) => void,
): Promise<void> {
  const { file, start } = findTarget(board)
  tell(`found ${board.title}, Espruino ${await identify(tool, board)}`)
  const before = await look(tool, file)
  let last = start
  if (isSame(before, code)) tell(SAME)
  else {
    tell(before && isCut(before) ? CUT_BEFORE : replaced(before?.start ?? '', before?.bytes ?? 0))
    await upload(code, file, tool, tell)
    tell(CHECKED)
    // Nobody waits for it: erasing many pages takes longer than a board may be silent.
    const settle = makeLayoutScript(board)
    if (settle) last = `${settle};${start}`
  }
  // Last of all: the firmware closes the console when it starts.
  await tool.say(`${last}\n`)
}
