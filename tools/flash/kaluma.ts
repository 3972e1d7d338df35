// Flashing a board with Kaluma over its console: what is it, what is on it, YMODEM upload, check, start.

import type { Board } from '../../hal/boards/board.ts'
import { ANSWER_MS, ask, identify, interrupt, PROMPT, stored } from './kaluma-console.ts'
import { FlashError, SKIP_PROGRAM } from './problems.ts'
import type { Wire } from './wire.ts'
import { CHECKED, CUT_BEFORE, progress, replaced, SAME } from './words.ts'
import { sendFile } from './ymodem.ts'

/** An idle console has 12 KB in use, a running massager over twice that. */
const IDLE_BYTES = 16_000

/** It waits half a second before it says so. */
const DONE_MS = 5_000
/** What was typed last must get out. */
const LINGER_MS = 500

async function isRunning(wire: Wire): Promise<boolean> {
  const [, occupied = '0'] = /occupied: (\d+)/.exec(await ask(wire, '.mem')) ?? []
  return Number(occupied) > IDLE_BYTES
}

async function upload(wire: Wire, board: Board, code: string, tell: (line: string) => void): Promise<void> {
  if (await isRunning(wire))
    tell(`a program runs on it: if its watchdog ends the upload, ${SKIP_PROGRAM}, and flash again`)
  wire.drop()
  await wire.write('.flash -w\r')
  if ((await wire.until(/YMODEM[^\n]*\n/, ANSWER_MS)) === undefined) throw new FlashError('nonsense', '.flash -w')
  await sendFile(wire, `${board.name}.js`, Buffer.from(code, 'latin1'), progress(code.length, tell))
  if ((await wire.until(PROMPT, DONE_MS)) === undefined) throw new FlashError('cut', 'no prompt after the upload')
  const after = await stored(wire)
  if (after !== code) throw new FlashError('differs', `${after?.length ?? 'endless'} bytes`)
  tell(CHECKED)
}

/** Uploads `code` unless it is there, checks it and starts it. Throws FlashError. */
export async function flashKaluma(board: Board, code: string, wire: Wire, tell: (line: string) => void): Promise<void> {
  await interrupt(wire)
  tell(`found ${board.title}, Kaluma ${await identify(wire, board)}`)
  const before = await stored(wire)
  if (before === code) tell(SAME)
  else {
    tell(before === undefined ? CUT_BEFORE : replaced(before, before.length))
    await upload(wire, board, code, tell)
  }
  await wire.write('.load\r')
  await wire.until(PROMPT, LINGER_MS)
}
