// The console of Kaluma: a prompt, questions with their answers, which board it is, and what is in its flash.

import type { Board } from '../../hal/boards/board.ts'
import { FlashError } from './problems.ts'
import type { Wire } from './wire.ts'

/** The next one swallows exceptions, which a board with a motor must not. */
export const ONLY = '1.2.1'

/** Programs are short; one that was cut off ends where flash was written next, half a megabyte on. */
const MOST_BYTES = 65_536

export const ANSWER_MS = 3_000
/** Two prompts of one cause come this close together. */
const SETTLE_MS = 300
/** Reading 10 KB back takes a moment. */
const READ_MS = 15_000

const CTRL_C = '\x03'
/** What ends an upload, as it says itself. */
const ABORT = 'a'
/** What the console puts before each line that it waits for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a terminal is told
export const PROMPT = /\x1b7> \x1b\[H\x1b\[900C\x1b\[6n\x1b8\x1b\[2C/
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a terminal is told
const COLOURS = /\x1b\[\d*m/g

const noPrompt = async (wire: Wire, said: string): Promise<FlashError> =>
  new FlashError((await wire.byte(0)) === undefined ? 'silent' : 'nonsense', said)

/** What the console answers to a line, without its echo. Throws FlashError. */
export async function ask(wire: Wire, line: string, withinMs = ANSWER_MS): Promise<string> {
  wire.drop()
  await wire.write(`${line}\r`)
  const answer = await wire.until(PROMPT, withinMs)
  if (answer === undefined) throw await noPrompt(wire, line)
  return answer
    .replace(PROMPT, '')
    .replaceAll(COLOURS, '')
    .replace(`${line}\r\n`, '')
    .replace(/\r\n\r?$/, '')
}

/** Whether a prompt comes of these keys; and whatever else of it has come then. */
async function prompted(wire: Wire, keys: string): Promise<boolean> {
  await wire.write(keys)
  if ((await wire.until(PROMPT, ANSWER_MS)) === undefined) return false
  // What was left on the line may bring more of them.
  while ((await wire.until(PROMPT, SETTLE_MS)) !== undefined);
  return true
}

/** A prompt from a board whose program goes on: Ctrl-C would end whatever that is doing. Throws FlashError. */
export async function prompt(wire: Wire): Promise<void> {
  if (!(await prompted(wire, '\r'))) throw await noPrompt(wire, 'no prompt')
}

/** Ends a loop, or whatever was typed before, or an upload that was cut off: that one waits for more until it is told. */
export async function interrupt(wire: Wire): Promise<void> {
  for (const keys of [`${CTRL_C}\r`, `${ABORT}\r`]) if (await prompted(wire, keys)) return
  throw await noPrompt(wire, 'no prompt')
}

/** Which Kaluma it is. Throws FlashError for another board, or another version than the only one. */
export async function identify(wire: Wire, board: Board): Promise<string> {
  const answer = await ask(wire, "process.version+' '+board.name")
  const [, version, name] = /^'(\S+) (\S+)'$/.exec(answer) ?? []
  if (version === undefined || name === undefined) throw new FlashError('nonsense', JSON.stringify(answer))
  if (name !== board.about.firmware) throw new FlashError('board', name)
  if (version !== ONLY) throw new FlashError('version', version)
  return version
}

/** The program in flash: '' where there is none, undefined where it has no end. */
export async function stored(wire: Wire): Promise<string | undefined> {
  const bytes = Number(await ask(wire, '.flash -s'))
  if (bytes === 0) return ''
  if (!(bytes <= MOST_BYTES)) return undefined
  // Line ends come with a return.
  return (await ask(wire, '.flash -r', READ_MS)).replaceAll('\r\n', '\n')
}
