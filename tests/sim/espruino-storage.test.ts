// Power lost at every byte of every write of the store, on the model of Espruino's storage: as on the real engine, which
// tests/engines/store.test.ts asks, but in every run.

import { beforeAll, describe, expect, it } from 'vitest'
import { PLACE_BYTES } from '../../build/artifacts/storage.ts'
import { framed, holding, lineOf, RING_BYTES } from '../engines/keeper-flash.ts'
import { cutAfter, keeper } from '../engines/storage.ts'
import { Kept, type Noted } from './kept.ts'

const PAGE_BYTES = 4096
const BYTES = 10 * PAGE_BYTES
/** The last page stays empty. */
const STORED = RING_BYTES / PLACE_BYTES - 4

let kept: Kept
let code = ''
beforeAll(async () => {
  code = await keeper(11_700)
  kept = new Kept(code)
})

/** What reaches the flash while these are saved. */
function written(from: number, to: number): { image: Buffer; log: Noted[] } {
  const image = holding(BYTES, code, from - 1)
  expect(kept.start(image, PAGE_BYTES)).toBe(false)
  kept.load()
  for (let n = from; n <= to; n++) kept.save(lineOf(n))
  return { image, log: kept.flash.log }
}

/** Calls with what each start finds, 0 for nothing, and with the number of the last line that is whole; of an erase, half. */
function atEveryCut(
  image: Buffer,
  log: readonly Noted[],
  newest: number,
  see: (line: number, whole: number) => void,
): number {
  const lines = Array.from({ length: newest + 1 }, (_, n) => lineOf(n))
  const stored = lines.map((_, n) => framed(n))
  const firmware = image.subarray(0, BYTES - RING_BYTES)
  let before = 0
  let cuts = 0
  for (const { bytes, erase } of log) {
    for (let byte = 0; byte < bytes.length; byte += erase ? PAGE_BYTES / 2 : 1) {
      const cut = cutAfter(image, log, before + byte)
      const text = cut.toString('latin1')
      let whole = newest
      while (whole > 0 && !text.includes(stored[whole]!)) whole--
      if (kept.start(cut, PAGE_BYTES)) throw new Error(`all erased, at byte ${byte} of ${bytes.length}`)
      if (!firmware.equals(cut.subarray(0, firmware.length))) throw new Error('the firmware')
      const line = kept.load()
      const at = line === undefined ? 0 : lines.indexOf(line)
      if (at < 0) throw new Error(`a mix: ${line}`)
      see(at, whole)
      cuts++
    }
    before += bytes.length
  }
  return cuts
}

describe('power that is lost at any byte', () => {
  it('costs what was being stored, and nothing else', () => {
    const { image, log } = written(3, 5)
    const cuts = atEveryCut(image, log, 5, (line, whole) => {
      if (line !== whole) expect(line).toBe(whole)
    })
    expect(cuts).toBeGreaterThan(3 * 700)
  })

  it('costs no more while the storage is tidied up', () => {
    const { image, log } = written(STORED + 1, STORED + 1)
    expect(log.filter(({ erase }) => erase)).toHaveLength(RING_BYTES / PAGE_BYTES)
    expect(Math.min(...log.map(({ at }) => at))).toBe(BYTES - RING_BYTES)
    atEveryCut(image, log, STORED + 1, (line, whole) => {
      if (line !== whole) expect(line).toBe(whole - 1)
    })
  })
})

it('a header cut off in the last page, and power again: everything is gone, so the firmware never comes there', () => {
  const image = holding(BYTES, code, STORED + 1)
  const at = BYTES - PAGE_BYTES + PLACE_BYTES
  image.writeUInt16LE(992, at)
  expect(kept.start(image, PAGE_BYTES)).toBe(true)
  expect(kept.load()).toBeUndefined()
})

it('what is in the way stays, and is written past', () => {
  const image = holding(BYTES, code, 4)
  // A name of which only the size arrived.
  image.writeUInt32LE(992, BYTES - RING_BYTES + 4 * PLACE_BYTES)
  kept.start(image, PAGE_BYTES)
  kept.load()
  for (let n = 5; n < 100; n++) {
    kept.save(lineOf(n))
    expect(kept.load()).toBe(lineOf(n))
  }
  expect(kept.start(Buffer.from(kept.flash.bytes), PAGE_BYTES)).toBe(false)
  expect(kept.load()).toBe(lineOf(99))
})
