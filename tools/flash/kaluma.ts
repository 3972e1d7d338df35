// Flashing a board with Kaluma over its console: what is it, what is on it, YMODEM upload, check, start.

import type { Board } from '../../hal/boards/board.ts'
import { FlashError, SKIP_PROGRAM } from './problems.ts'
import type { Wire } from './wire.ts'
import { CHECKED, CUT_BEFORE, progress, replaced, SAME } from './words.ts'
import { sendFile } from './ymodem.ts'

/** The next one swallows exceptions, which a board with a motor must not. */
export const ONLY = '1.2.1'

/** An idle console has 12 KB in use, a running massager over twice that. */
const IDLE_BYTES = 16_000

/** Programs are short; one that was cut off ends where flash was written next, half a megabyte on. */
const MOST_BYTES = 65_536

const ANSWER_MS = 3_000
/** Two prompts of one cause come this close together. */
const SETTLE_MS = 300
/** Reading 10 KB back takes a moment. */
const READ_MS = 15_000
/** It waits half a second before it says so. */
const DONE_MS = 5_000
/** What was typed last must get out. */
const LINGER_MS = 500

const CTRL_C = '\x03'
/** What ends an upload, as it says itself. */
const ABORT = 'a'
/** What the console puts before each line that it waits for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a terminal is told
const PROMPT = /\x1b7> \x1b\[H\x1b\[900C\x1b\[6n\x1b8\x1b\[2C/
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a terminal is told
const COLOURS = /\x1b\[\d*m/g

/** What the console answers to a line, without its echo. Throws FlashError. */
async function ask(wire: Wire, line: string, withinMs = ANSWER_MS): Promise<string> {
  wire.drop()
  await wire.write(`${line}\r`)
  const answer = await wire.until(PROMPT, withinMs)
  if (answer === undefined) throw new FlashError((await wire.byte(0)) === undefined ? 'silent' : 'nonsense', line)
  return answer
    .replace(PROMPT, '')
    .replaceAll(COLOURS, '')
    .replace(`${line}\r\n`, '')
    .replace(/\r\n\r?$/, '')
}

/** Ends a loop, or whatever was typed before, or an upload that was cut off: that one waits for more until it is told. */
async function interrupt(wire: Wire): Promise<void> {
  for (const keys of [`${CTRL_C}\r`, `${ABORT}\r`]) {
    await wire.write(keys)
    if ((await wire.until(PROMPT, ANSWER_MS)) === undefined) continue
    // What was left on the line may bring more of them.
    while ((await wire.until(PROMPT, SETTLE_MS)) !== undefined);
    return
  }
  throw new FlashError((await wire.byte(0)) === undefined ? 'silent' : 'nonsense', 'no prompt')
}

async function identify(wire: Wire, board: Board): Promise<string> {
  await interrupt(wire)
  const answer = await ask(wire, "process.version+' '+board.name")
  const [, version, name] = /^'(\S+) (\S+)'$/.exec(answer) ?? []
  if (version === undefined || name === undefined) throw new FlashError('nonsense', JSON.stringify(answer))
  if (name !== board.about.firmware) throw new FlashError('board', name)
  if (version !== ONLY) throw new FlashError('version', version)
  return version
}

/** The program in flash: '' where there is none, undefined where it has no end. */
async function stored(wire: Wire): Promise<string | undefined> {
  const bytes = Number(await ask(wire, '.flash -s'))
  if (bytes === 0) return ''
  if (!(bytes <= MOST_BYTES)) return undefined
  // Line ends come with a return.
  return (await ask(wire, '.flash -r', READ_MS)).replaceAll('\r\n', '\n')
}

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
