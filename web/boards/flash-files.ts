// The files to flash, made in the browser: the same as `npx unknot build` writes, to the byte.

import { boards } from '../../hal/boards/index.ts'
import type { CompiledRotation } from '../../programs/project/rotation.ts'
import { type Files, makeFlashFiles } from '../../tools/build/artifacts/flash-files.ts'
import { finishFile, type Prebuilt } from '../../tools/build/prebuilt.ts'
import { storedCode } from '../../tools/build/tokens.ts'

/** By name, the one that is uploaded first. Throws Error where they do not fit on the board. */
export function makeFiles(name: string, prebuilt: Prebuilt, rotation: CompiledRotation): Files {
  const board = boards[name]!
  return makeFlashFiles(board, storedCode(board, finishFile(board, prebuilt, rotation)))
}

/** What each kind of file is for, by the end of its name. */
export const USES: Readonly<Record<string, string>> = {
  js: 'what the board stores: bytes, not text',
  'paste.txt': 'to paste into the Espruino Web IDE',
  hex: 'for a programmer, or the drive of the board; it erases what was stored',
  uf2: 'to copy onto the drive of a Pico in BOOTSEL mode',
}
