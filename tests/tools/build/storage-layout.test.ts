// The scripts around an upload, on a model of the storage: what was stored stays, and the log has its whole pages.

import { describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { logPlace } from '../../../hal/boards/storage.ts'
import { formatLog } from '../../../sim/journal/log.ts'
import { formatSlot } from '../../../sim/journal/slots.ts'
import { flashedFiles, LOG_FILE, storageImage } from '../../../sim/world/storage-image.ts'
import { makeLayoutScripts } from '../../../tools/build/artifacts/storage-layout.ts'
import { FakeStorage } from '../../support/espruino/fake-storage.ts'

const OLD = '2,0,4,1,20789,0,0,850,400,55,0,7,123456,40,38,20700,1,0,0,0,0,0,0,0,0,0,0,0,0,0'
const JOURNAL = 'dZ$/#####'.repeat(48)
const code = (filler: string) => filler.repeat(15_900)

const layout = Object.values(boards).filter(
  (board): board is EspruinoBoard => board.engine === 'espruino' && makeLayoutScripts(board) !== undefined,
)

/** Flashes `next` on a board with this storage, with both scripts. */
function flashed(board: EspruinoBoard, files: Record<string, string>, next: string): FakeStorage {
  const { storage } = board.about
  const fake = new FakeStorage(board, storageImage(files, storage!.pageBytes * storage!.pages))
  const { before, after } = makeLayoutScripts(board)!
  const context: { k?: unknown } = {}
  const modules = { Storage: { ...fake.modules.Storage, compact: () => fake.storage.compact() } }
  const run = (script: string) =>
    new Function('require', 'context', `with(context){return ${script}}`)((name: 'Storage') => modules[name], context)
  Object.assign(context, { k: undefined })
  expect(run(before)).toBe(1)
  for (let at = 0; at < next.length; at += 512)
    fake.storage.write('.bootcde', next.slice(at, at + 512), at, next.length)
  if (after) expect(run(after)).toBe(1)
  return fake
}

/** Whether the log is where its address says, with pages that are whole. */
function checkLog(board: EspruinoBoard, fake: FakeStorage): void {
  const { storageFrom, logPageBytes, logPages } = logPlace(board)
  const { at, size } = fake.storage.findFile(LOG_FILE)!
  expect(parseInt(fake.storage.read(LOG_FILE, 0, 16)!, 10)).toBe(storageFrom + at)
  const cells = ((size - 16) % logPageBytes) + 16
  expect([(at + cells) % logPageBytes, size - cells]).toEqual([0, logPages * logPageBytes])
}

describe.each(layout)('an upload to $title', (board) => {
  it('reserves the log on an empty storage', () => {
    const fake = flashed(board, {}, code('+'))
    checkLog(board, fake)
    expect(fake.memory.settings).toBeUndefined()
    expect(fake.storage.read('.bootcde') === code('+')).toBe(true)
  })

  it('keeps a log', () => {
    const cells = formatLog({ settings: OLD, journal: JOURNAL, sequence: 70 }, logPlace(board).logPageBytes / 16)
    const fake = flashed(board, flashedFiles(board, '.bootcde', code('-'), cells), code('+'))
    checkLog(board, fake)
    expect(fake.memory).toEqual({ settings: OLD, journal: JOURNAL, sequence: 70 })
    expect(fake.storage.read('.bootcde') === code('+')).toBe(true)
  })

  it('keeps the slots of earlier firmware', () => {
    const slot = (text: string) => text.padEnd(480, '\xff')
    const files = {
      '.bootcde': '-'.repeat(15_400),
      'unknot.pad': ' '.padEnd(800, '\xff'),
      'unknot.0': slot(formatSlot('2,0,3', 8)),
      'unknot.1': slot(formatSlot(OLD, 9)),
      'unknot.2': slot('older####'),
      'unknot.3': slot(JOURNAL),
    }
    const fake = flashed(board, files, code('+'))
    checkLog(board, fake)
    const isInLog = fake.memory.sequence > 0
    // The firmware takes them from slots, except where there is room for the log alone.
    if (isInLog) expect(fake.memory).toEqual({ settings: OLD, journal: JOURNAL, sequence: 9 })
    else
      expect([1, 3].map((n) => fake.storage.read(`unknot.${n}`))).toEqual([
        `${formatSlot(OLD, 9)}\xff`,
        `${JOURNAL}\xff`,
      ])
    expect(isInLog).toBe(board.name === 'espruinopico')
  })
})
