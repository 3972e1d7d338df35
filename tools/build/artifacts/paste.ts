// Makes a text to paste into the left half of the Espruino Web IDE. It stores the firmware, checks it, and says what to
// do next.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { toBytes } from '../../../lib/bytes.ts'
import { crc32 } from '../../../lib/crc32.ts'
import { makeLayoutScripts } from './storage-layout.ts'
import { findTarget } from './target.ts'

/** The board holds a line in memory while it runs it, and every board has this much to spare. */
const LINE_BYTES = 512

/** A byte in a string of Espruino. Consoles pass on ASCII alone. */
function escapeByte(letter: string): string {
  if (letter === '"' || letter === '\\') return `\\${letter}`
  return letter >= ' ' && letter <= '~' ? letter : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
}

/** `code` in strings whose literals have at most LINE_BYTES between the quotes: for each its place, and its literal. */
function* splitCode(code: string): Generator<readonly [at: number, literal: string]> {
  let from = 0
  let inside = ''
  for (let at = 0; at < code.length; at++) {
    const next = escapeByte(code[at]!)
    if (inside.length + next.length > LINE_BYTES) {
      yield [from, `"${inside}"`]
      from = at
      inside = ''
    }
    inside += next
  }
  yield [from, `"${inside}"`]
}

export function makePasteText(board: EspruinoBoard, code: string): string {
  const { file, start } = findTarget(board)
  const name = JSON.stringify(file)
  const storage = 'require("Storage")'
  const layout = makeLayoutScripts(board)
  const pieces: string[] = layout ? [`${layout.before};`] : []
  for (const [at, literal] of splitCode(code)) pieces.push(`${storage}.write(${name},${literal},${at},${code.length});`)
  const good = `Stored. Now type ${start} and press Enter.`
  const bad = 'Something was lost on the way. Paste it once more.'
  const check = `E.CRC32(${storage}.read(${name}))==${crc32(toBytes(code))}`
  if (layout?.after) pieces.push(`${layout.after};`)
  return [...pieces, `print(${check}?${JSON.stringify(good)}:${JSON.stringify(bad)});`, ''].join('\n')
}
