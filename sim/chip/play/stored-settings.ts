// Flash of a device with stored settings, as the `given` steps of a scenario have them.

import { createHash } from 'node:crypto'
import type { Board } from '../../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../../hal/boards/storage.ts'
import type { Hal } from '../../../hal/hal.ts'
import type { Piece } from '../../../lib/uf2.ts'
import { parseFields } from '../../../src/memory/settings.ts'
import { plugIn } from '../../device/plugged-hal.ts'
import type { ScriptLine } from '../../script/parse.ts'
import type { Run, ScenarioDevice } from '../../script/step.ts'
import { ChipBoard } from '../board/chip-board.ts'
import { firmwarePieces, makeFlash, withFirmware } from '../board/flash-image.ts'

/** Kaluma has formatted its file system and started the program by then, and written the files; in emulated ms. */
const START_MS = 600
const WRITE_MS = 1200

/** Flash by what is in it: most scenarios begin with the same settings. */
const written = new Map<string, Uint8Array>()

/** The text of each slot after these steps. */
export function storedTexts(lines: readonly ScriptLine[], names: readonly string[]): Map<number, string> {
  const texts = new Map<number, string>()
  const store = {
    read: (slot: number) => texts.get(slot),
    write: (slot: number, text: string) => texts.set(slot, text),
  }
  plugIn(store as unknown as Hal)
  const device = { powerCycle: () => {} } as unknown as ScenarioDevice
  const run: Run = { device, names, recentTrace: [], said: [], storedSettings: parseFields(undefined) }
  for (const { step, args } of lines) if (step.kind === 'given') step.perform(run, args)
  return texts
}

/** A program for Kaluma that stores these texts as its files. */
const writerOf = (texts: ReadonlyMap<number, string>): string =>
  [...texts]
    .map(
      ([slot, text]) =>
        `require('fs').writeFile('/unknot.${slot}',new Uint8Array([${[...Buffer.from(text, 'latin1')].join()}]));`,
    )
    .join('')

/** Flash of a board whose engine has stored these texts, with the firmware on it. Throws ImageError. */
export function flashWith(
  board: Board,
  engine: readonly Piece[],
  code: string,
  texts: ReadonlyMap<number, string>,
): Uint8Array {
  if (board.engine === 'espruino') {
    const files = [...texts].map(([slot, text]) => [`unknot.${slot}`, text.padEnd(SLOT_TEXT_BYTES, '\xff')] as const)
    return makeFlash(engine, firmwarePieces(board, code, Object.fromEntries(files)))
  }
  if (texts.size === 0) return makeFlash(engine, firmwarePieces(board, code))
  // Only the engine knows its file system, so it writes the files itself.
  const writer = makeFlash(engine, firmwarePieces(board, writerOf(texts)))
  const key = createHash('sha256').update(writer).digest('hex')
  const flash = written.get(key) ?? runWriter(board, writer)
  written.set(key, flash)
  return withFirmware(flash, board, code)
}

/** Flash after the engine has run a program that drives nothing. */
function runWriter(board: Board, flash: Uint8Array): Uint8Array {
  const nothing = () => {}
  const chip = new ChipBoard({
    board,
    flash,
    onDuty: nothing,
    onLight: nothing,
    onReset: nothing,
    onFirstLow: nothing,
    onPass: nothing,
    readAnalog: () => 0,
  })
  chip.runTo(START_MS)
  chip.machine.findLoopTop()
  chip.runTo(WRITE_MS)
  return chip.flash
}
