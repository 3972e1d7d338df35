// Makes a text to paste into the left half of the Espruino Web IDE. It stores the firmware, checks it, and says what to
// do next.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { toBytes } from '../../../lib/bytes.ts'
import { crc32 } from '../../../lib/crc32.ts'
import { makeLayoutScript } from './storage-layout.ts'
import { findTarget } from './target.ts'

/** The board holds a line in memory while it runs it, and every board has this much to spare. */
const LINE_BYTES = 512

export function makePasteText(board: EspruinoBoard, code: string): string {
  const { file, start } = findTarget(board)
  const name = JSON.stringify(file)
  const storage = 'require("Storage")'
  const pieces: string[] = []
  for (let at = 0; at < code.length; at += LINE_BYTES) {
    const piece = JSON.stringify(code.slice(at, at + LINE_BYTES))
    pieces.push(`${storage}.write(${name},${piece},${at},${code.length});`)
  }
  const good = `Stored. Now type ${start} and press Enter.`
  const bad = 'Something was lost on the way. Paste it once more.'
  const check = `E.CRC32(${storage}.read(${name}))==${crc32(toBytes(code))}`
  const layout = makeLayoutScript(board)
  if (layout) pieces.push(`${layout};`)
  return [...pieces, `print(${check}?${JSON.stringify(good)}:${JSON.stringify(bad)});`, ''].join('\n')
}
