// Flashes a board with Kaluma over its console: identify, read what is stored, upload with YMODEM, verify, start.

import type { Board } from '../../hal/boards/board.ts'
import { toBytes } from '../../lib/bytes.ts'
import type { Connection } from './connection.ts'
import { ANSWER_MS, evaluate, identify, interrupt, PROMPT, readProgram } from './kaluma-console.ts'
import { describeReplaced, INCOMPLETE_UPLOAD, reportQuarters, UP_TO_DATE, VERIFIED } from './messages.ts'
import { FlashError, SKIP_PROGRAM } from './problems.ts'
import { sendFile } from './ymodem.ts'

/** An idle console uses 12 KB, a running massager more than twice that. */
const IDLE_BYTES = 16_000

/** Kaluma waits half a second before it reports the end of an upload. */
const DONE_MS = 5_000
/** Time for the last text to get out. */
const FLUSH_MS = 500

async function isProgramRunning(connection: Connection): Promise<boolean> {
  const [, occupied = '0'] = /occupied: (\d+)/.exec(await evaluate(connection, '.mem')) ?? []
  return Number(occupied) > IDLE_BYTES
}

async function upload(
  connection: Connection,
  board: Board,
  code: string,
  print: (line: string) => void,
): Promise<void> {
  if (await isProgramRunning(connection))
    print(`the board runs a program; if its watchdog ends the upload, ${SKIP_PROGRAM}, and flash again`)
  connection.discardInput()
  await connection.write('.flash -w\r')
  if ((await connection.readUntil(/YMODEM[^\n]*\n/, ANSWER_MS)) === undefined)
    throw new FlashError('unexpectedAnswer', '.flash -w')
  await sendFile(connection, `${board.name}.js`, toBytes(code), reportQuarters(code.length, print))
  if ((await connection.readUntil(PROMPT, DONE_MS)) === undefined)
    throw new FlashError('disconnected', 'no prompt after the upload')
  const after = await readProgram(connection)
  if (after !== code) throw new FlashError('mismatch', after === undefined ? 'no end' : `${after.length} bytes`)
  print(VERIFIED)
}

/** Uploads `code` unless the board has it, verifies it and starts it. Throws FlashError. */
export async function flashKaluma(
  board: Board,
  code: string,
  connection: Connection,
  print: (line: string) => void,
): Promise<void> {
  await interrupt(connection)
  print(`found ${board.title}, Kaluma ${await identify(connection, board)}`)
  const before = await readProgram(connection)
  if (before === code) print(UP_TO_DATE)
  else {
    print(before === undefined ? INCOMPLETE_UPLOAD : describeReplaced(before, before.length))
    await upload(connection, board, code, print)
  }
  await connection.write('.load\r')
  await connection.readUntil(PROMPT, FLUSH_MS)
}
