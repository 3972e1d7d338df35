// Power is lost at any byte of any write to the store: the built file of a Puck.js on the model of Espruino's storage. On the
// real engine tests/engines/store/power-cuts.test.ts does the same.

import { describe, expect, it } from 'vitest'
import { SLOT_TEXT_BYTES, SLOT_TOTAL_BYTES } from '../../../hal/boards/storage.ts'
import type { Stats } from '../../../sim/world/espruino-storage.ts'
import { MAX_RECORDS, RECORD_CHARS } from '../../../src/memory/journal.ts'
import { OPEN, OPEN_FIELD } from '../../../src/memory/settings.ts'
import {
  FLASH_BYTES,
  GONE,
  lock,
  longUsedFlash,
  PAGE_BYTES,
  session,
  slotsStart,
  stateAfter,
  unlock,
} from '../../engines/store/puck-flash.ts'
import { readStored } from '../../engines/store/read-stored.ts'
import { cutAfter } from '../../engines/store/real-storage.ts'
import {
  CUT_SHORT,
  compacts,
  flashAfterManySessions,
  isHeader,
  type Session,
  savesBehind,
  sessions,
  sessionThatCompacts,
} from '../../engines/store/sessions.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { isFull, scaled } from '../../support/scope.ts'
import { SimulatedPuck } from './simulated-puck.ts'

const code = await builtFile('puckjs2')

/** After a cut at every 37th byte another session is played, which takes longer than everything else. */
const PLAY_ON_EVERY = 37

/** Bytes from one cut to the next. A cut counts for so many. */
const STRIDE = scaled(29, 1)

const puck = new SimulatedPuck()
const firstSlot = slotsStart(code)
/** The journal is full. */
const usedFlash = flashAfterManySessions(code)

function statsOf(image: Buffer): Stats {
  puck.powerUp(image)
  return puck.storage.stats()
}

/** Cuts power before the bytes of each write, and in the middle of each erase. Counts how many saves are lost. */
function cutEverywhere(one: Session): Record<string, number> {
  const firmware = one.image.subarray(0, firstSlot)
  const counts: Record<string, number> = {}
  let before = 0
  for (const [at, { bytes, erase }] of one.log.entries()) {
    for (let byte = 0; byte < bytes.length; byte += erase ? PAGE_BYTES / 2 : 1) {
      const isOnStride = byte % STRIDE === 0
      // Without the last bytes, which are padding, a write can be complete.
      if (!isOnStride && byte < bytes.length - 4) continue
      const cut = cutAfter(one.image, one.log, before + byte)
      if (puck.powerUp(cut)) throw new Error(`all erased, at byte ${byte} of ${bytes.length}`)
      if (!firmware.equals(cut.subarray(0, firstSlot))) throw new Error('the firmware was changed')
      const found = readStored(puck.read)!
      const how = savesBehind(one, at, found)
      counts[how] = (counts[how] ?? 0) + (erase || !isOnStride ? 1 : STRIDE)
      // The device works on: it rests after the session that was cut off, or plays the next.
      if (erase || byte % PLAY_ON_EVERY > 0) continue
      const [first, driven] = String(puck.type(stateAfter(session(one.day + 1)))).split(',')
      const open = Number(found.line.split(',')[OPEN_FIELD]) >= OPEN
      expect([first, driven]).toEqual(['0', open ? '0' : '1'])
      const { journal } = readStored(puck.read)!
      // The next session drops half a record.
      const records = found.journal.slice(0, found.journal.length - (found.journal.length % RECORD_CHARS))
      expect((records + journal.slice(-RECORD_CHARS)).endsWith(journal)).toBe(true)
    }
    before += bytes.length
  }
  return counts
}

describe('a loss of power at any byte of a session', () => {
  it('loses only what was being stored', () => {
    const [one] = sessions(usedFlash, 1, MAX_RECORDS + 1)
    expect(compacts(one!)).toBe(false)
    expect(one!.log.filter(isHeader)).toHaveLength(3)
    const counts = cutEverywhere(one!)
    // The new line counts only once everything is written, or everything but the padding of its last word, if it has any.
    expect(['-1', '0']).toEqual(expect.arrayContaining(Object.keys(counts)))
    expect(counts['0']).toBeGreaterThan(800)
  })

  it.each([1, 2, 3])(
    'loses at most one save, or the newest part of the journal, if the storage is compacted before save %d',
    (save) => {
      const one = sessionThatCompacts(usedFlash, save)
      expect(Math.min(...one.log.map(({ at }) => at))).toBe(firstSlot)
      expect(one.log.filter(({ erase }) => erase)).toHaveLength((FLASH_BYTES - firstSlot) / PAGE_BYTES)
      const counts = cutEverywhere(one)
      expect(counts['0']).toBeGreaterThan(2000)
      // Old settings, old journal, and the new ones are moved in the order in which they were stored.
      expect(counts['1'] ?? 0).toBeLessThan(200)
      expect(counts[CUT_SHORT] ?? 0).toBeLessThan(480)
    },
  )
})

/** Enough to go through the storage more than once. */
const SAVES_ROUND = 50

/** How many of so many saves fail, with a power-up before each; undefined if settings or journal are lost. */
function countFailedSaves(image: Buffer, saves: number): number | undefined {
  let failed = 0
  let flash = image
  for (let i = 0; i < saves; i++) {
    if (puck.powerUp(flash)) return undefined
    const before = readStored(puck.read)
    puck.type(lock)
    const now = readStored(puck.read)
    if (!before || now?.journal !== before.journal) return undefined
    if (now.line === before.line) failed++
    flash = Buffer.from(puck.flash.bytes)
  }
  return failed
}

describe('a loss of power during an erase', () => {
  const { image, log } = sessionThatCompacts(usedFlash, 1)
  const erases = log.flatMap(({ erase }, i) => (erase ? [i] : []))
  const bytesBefore = (at: number) => log.slice(0, at).reduce((sum, { bytes }) => sum + bytes.length, 0)
  const failedAfter = (at: number, bytes: number) =>
    countFailedSaves(cutAfter(image, log, bytesBefore(at) + bytes), SAVES_ROUND)

  it.each(isFull ? [40, 600, 2048, 4000] : [40])(
    'that erased the name at the start of the page and %d bytes makes some saves fail',
    (bytes) => {
      const failed = erases.map((at) => failedAfter(at, bytes))
      expect(failed).not.toContain(undefined)
      expect(Math.max(...(failed as number[]))).toBeLessThan(14)
    },
  )

  // The engine erases everything, at once or when it comes to the page.
  it('that erased half a name loses everything, except in the first page and in the empty one', () => {
    expect(erases.map((at) => failedAfter(at, 20) === undefined)).toEqual([false, true, true, true, true, false])
  })
})

const SESSIONS = scaled(200, 1000)

it(`leaves the last page empty and the firmware unchanged in ${SESSIONS} sessions`, () => {
  puck.powerUp(longUsedFlash(code))
  for (let n = 1; n <= SESSIONS; n++) puck.type(n % 7 ? session(2 * n) : lock + unlock + session(2 * n))
  const { log } = puck.flash
  const written = log.filter(({ erase }) => !erase).map(({ at, bytes }) => at + bytes.length)
  expect(Math.max(...written)).toBeLessThanOrEqual(FLASH_BYTES - PAGE_BYTES)
  expect(Math.min(...log.map(({ at }) => at))).toBe(firstSlot)
  expect(log.filter(({ at, erase }) => erase && at === firstSlot).length).toBeGreaterThan(0.08 * SESSIONS)
})

it('shows why the firmware never writes to the last page: a header that is cut off there loses everything', () => {
  const image = Buffer.from(usedFlash)
  for (let at = firstSlot; at < FLASH_BYTES - PAGE_BYTES + SLOT_TOTAL_BYTES; at += SLOT_TOTAL_BYTES)
    image.writeUInt32LE(SLOT_TEXT_BYTES, at)
  image.writeUInt16LE(SLOT_TEXT_BYTES, FLASH_BYTES - PAGE_BYTES + SLOT_TOTAL_BYTES)
  expect(puck.powerUp(image)).toBe(true)
  expect(puck.type(stateAfter(''))).toBe(GONE)
})

it('writes past a damaged header, and leaves it where it is', () => {
  // Only the size of the header was written.
  const { freeBytes } = statsOf(usedFlash)
  const image = Buffer.from(usedFlash)
  image.writeUInt32LE(SLOT_TEXT_BYTES, FLASH_BYTES - freeBytes)
  puck.powerUp(image)
  for (let n = MAX_RECORDS + 1; n < 200; n++) {
    const { journal } = readStored(puck.read)!
    puck.type(session(n))
    const now = readStored(puck.read)!
    expect(journal.slice(RECORD_CHARS)).toBe(now.journal.slice(0, -RECORD_CHARS))
  }
  expect(puck.powerUp(Buffer.from(puck.flash.bytes))).toBe(false)
})
