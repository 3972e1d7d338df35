// The console of Kaluma: prompts, expressions and their values, the name of the board, and the program in its flash.

import type { Board } from '../../hal/boards/board.ts'
import type { Connection } from './connection.ts'
import { FlashError } from './problems.ts'
import { startDeadline } from './time-limit.ts'

/** The next version, 1.3.0-beta, swallows exceptions: a board with a motor must not. */
export const REQUIRED_VERSION = '1.2.1'

/** Built files are shorter. An incomplete upload ends at the next written byte of flash, half a megabyte on. */
const MAX_PROGRAM_BYTES = 65_536

export const ANSWER_MS = 3_000
/** Several prompts from one cause come this close together. */
const SETTLE_MS = 300
/** To read back 10 KB takes a moment. */
const READ_MS = 15_000

const CTRL_C = '\x03'
/** Aborts an upload. */
const ABORT = 'a'
/** The console writes this before each line that it reads. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are controlled by these characters
export const PROMPT = /\x1b7> \x1b\[H\x1b\[900C\x1b\[6n\x1b8\x1b\[2C/
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are controlled by these characters
const COLOR_CODES = /\x1b\[\d*m/g

const missingPromptError = async (connection: Connection, detail: string): Promise<FlashError> =>
  new FlashError((await connection.readByte(0)) === undefined ? 'noAnswer' : 'unexpectedAnswer', detail)

/** What the console answers to a line, without its echo. Throws FlashError. */
export async function evaluate(connection: Connection, line: string, withinMs = ANSWER_MS): Promise<string> {
  connection.discardInput()
  await connection.write(`${line}\r`)
  const answer = await connection.readUntil(PROMPT, withinMs)
  if (answer === undefined) throw await missingPromptError(connection, line)
  return answer
    .replace(PROMPT, '')
    .replaceAll(COLOR_CODES, '')
    .replace(`${line}\r\n`, '')
    .replace(/\r\n\r?$/, '')
}

/** Types `keys`. Returns whether a prompt came. Reads further prompts too. */
async function bringsPrompt(connection: Connection, keys: string): Promise<boolean> {
  await connection.write(keys)
  if ((await connection.readUntil(PROMPT, ANSWER_MS)) === undefined) return false
  // Text that was already on the line may bring more prompts.
  const deadline = startDeadline(ANSWER_MS)
  while (deadline.leftMs() > 0 && (await connection.readUntil(PROMPT, SETTLE_MS)) !== undefined);
  return true
}

/** Gets a prompt while the program goes on. Ctrl-C would interrupt it. Throws FlashError. */
export async function waitForPrompt(connection: Connection): Promise<void> {
  if (!(await bringsPrompt(connection, '\r'))) throw await missingPromptError(connection, 'no prompt')
}

/** Gets a prompt, and ends a loop, a half-typed line or an upload that was cut off. Throws FlashError. */
export async function interrupt(connection: Connection): Promise<void> {
  // An upload ignores Ctrl-C, and waits for more blocks until it is aborted.
  for (const keys of [`${CTRL_C}\r`, `${ABORT}\r`]) if (await bringsPrompt(connection, keys)) return
  throw await missingPromptError(connection, 'no prompt')
}

/** The Kaluma version of the board. Throws FlashError for another board or another version than REQUIRED_VERSION. */
export async function identify(connection: Connection, board: Board): Promise<string> {
  const answer = await evaluate(connection, "process.version+' '+board.name")
  const [, version, name] = /^'(\S+) (\S+)'$/.exec(answer) ?? []
  if (version === undefined || name === undefined) throw new FlashError('unexpectedAnswer', JSON.stringify(answer))
  if (name !== board.about.firmware) throw new FlashError('wrongBoard', name)
  if (version !== REQUIRED_VERSION) throw new FlashError('wrongVersion', version)
  return version
}

/** The program in flash: '' if there is none, undefined if it is incomplete. */
export async function readProgram(connection: Connection): Promise<string | undefined> {
  const bytes = Number(await evaluate(connection, '.flash -s'))
  if (bytes === 0) return ''
  if (!(bytes <= MAX_PROGRAM_BYTES)) return undefined
  // The console writes each \n as \r\n.
  return (await evaluate(connection, '.flash -r', READ_MS)).replaceAll('\r\n', '\n')
}
