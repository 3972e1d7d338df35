// A board with unknot on it, as calibrating needs it: gestures, what is stored, a restart. Over either console.

import type { Board, EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../hal/boards/storage.ts'
import type { Slots } from '../../sim/journal/stored-settings.ts'
import { findTarget } from '../build/artifacts/target.ts'
import { readStamp } from '../build/stamp.ts'
import * as espruino from '../flash/espruino.ts'
import * as kaluma from '../flash/kaluma-console.ts'
import { FlashError } from '../flash/problems.ts'
import type { Tool } from '../flash/tool.ts'
import type { Wire } from '../flash/wire.ts'
import { StrangeError } from './problems.ts'

/** Whatever fails is a FlashError. */
export interface Served {
  /** Does what a gesture would; comes back once the board was told. */
  act(gesture: number): Promise<void>
  read(): Promise<Slots>
  /** Answers with what is there then. */
  write(slot: number, line: string): Promise<string>
  /** The firmware starts anew: only then does it read what was written. */
  restart(): Promise<void>
}

/** What was typed last must get out. */
const LINGER_MS = 500
/** Without echo. */
const QUIETLY = '\x10'

const RUNS = 'typeof unknot'
const call = (gesture: number): string => `unknot(${gesture})`

/** Throws StrangeError unless it is unknot that runs there, built for this board. */
function check(board: Board, start: string, runs: unknown): void {
  const stamp = readStamp(start)
  if (stamp === undefined) throw new StrangeError('none')
  if (stamp.board !== board.name) throw new StrangeError('other', stamp.board)
  if (runs !== 'function') throw new StrangeError('idle')
}

const text = (answer: unknown): string => {
  if (typeof answer !== 'string') throw new FlashError('nonsense', JSON.stringify(answer))
  return answer
}

/** Throws FlashError, or StrangeError where it is not ours. */
export async function overTool(board: EspruinoBoard, tool: Tool, tell: (line: string) => void): Promise<Served> {
  const { file, start } = findTarget(board)
  tell(`found ${board.title}, Espruino ${await espruino.identify(tool, board)}`)
  check(board, (await espruino.look(tool, file))?.start ?? '', await tool.ask(RUNS))
  // As the firmware does it: the name takes up the same however long the line is, and the rest is erased flash.
  const slot = (number: number) => `(require("Storage").read("unknot.${number}")||"").split("\\xff")[0]`
  return {
    // Typed, not asked: what a person says at this moment is to get there at once.
    act: (gesture) => tool.say(`${QUIETLY}${call(gesture)}\n`),
    read: async () => [text(await tool.ask(slot(0))), text(await tool.ask(slot(1)))],
    write: async (number, line) =>
      text(
        await tool.ask(`(require("Storage").write("unknot.${number}","${line}",0,${SLOT_TEXT_BYTES}),${slot(number)})`),
      ),
    restart: () => tool.say(`${start}\n`),
  }
}

/** Throws FlashError, or StrangeError where it is not ours. */
export async function overWire(board: KalumaBoard, wire: Wire, tell: (line: string) => void): Promise<Served> {
  const ask = async (expression: string): Promise<string> => {
    const answer = await kaluma.ask(wire, expression)
    const [, inner] = /^'([^']*)'$/.exec(answer) ?? []
    if (inner === undefined) throw new FlashError('nonsense', JSON.stringify(answer))
    return inner
  }
  await kaluma.prompt(wire)
  tell(`found ${board.title}, Kaluma ${await kaluma.identify(wire, board)}`)
  check(board, (await kaluma.stored(wire)) ?? '', await ask(RUNS))
  const slot = (number: number) =>
    ask(
      `(f=>{try{return String.fromCharCode.apply(null,require("fs").readFile(f))}catch(e){return ""}})("/unknot.${number}")`,
    )
  return {
    act: async (gesture) => void (await kaluma.ask(wire, call(gesture))),
    read: async () => [await slot(0), await slot(1)],
    write: async (number, line) => {
      const bytes = `new Uint8Array("${line}".split("").map(c=>c.charCodeAt(0)))`
      await kaluma.ask(wire, `require("fs").writeFile("/unknot.${number}",${bytes})`)
      return slot(number)
    },
    restart: async () => {
      await wire.write('.load\r')
      await wire.until(kaluma.PROMPT, LINGER_MS)
    },
  }
}
