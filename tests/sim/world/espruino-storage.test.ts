// Power lost at every byte of every write of the store, on the model of Espruino's storage: as on the real engine, which
// tests/engines/store/power-cuts.test.ts asks, but in every run. What stores is the very file of a Puck.js.

import { describe, expect, it } from 'vitest'
import { PLACE_BYTES, SLOT_BYTES } from '../../../hal/boards/storage.ts'
import type { Stats } from '../../../sim/world/espruino-storage.ts'
import { RECORD_CHARS, SESSIONS_KEPT } from '../../../src/memory/journal.ts'
import { OPEN, OPEN_FIELD } from '../../../src/memory/settings.ts'
import {
  after,
  BYTES,
  GONE,
  lock,
  oldFlash,
  PAGE_BYTES,
  ringOf,
  session,
  unlock,
} from '../../engines/store/puck-flash.ts'
import { cutAfter } from '../../engines/store/real-storage.ts'
import {
  behind,
  CUT_SHORT,
  isName,
  lived,
  type Session,
  sessions,
  tidies,
  tidying,
} from '../../engines/store/sessions.ts'
import { pairIn } from '../../engines/store/stored-pair.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { isFull, scaled } from '../../support/scope.ts'
import { Kept } from './simulated-puck.ts'

const code = await builtFile('puckjs2')

/** Of the bytes of a cut, so many are not followed by another session: that takes longer than all the rest. */
const GO_ON_EVERY = 37

/** Cuts are so many bytes apart, so each stands for so many. */
const STRIDE = scaled(7, 1)

const kept = new Kept()
const ring = ringOf(code)
/** After a life that is long enough for a journal that is full. */
const old = lived(code)

function statsOf(image: Buffer): Stats {
  kept.start(image)
  return kept.storage.stats()
}

/** Cuts power before the bytes of these, of an erase half-way: how often each was found, by how far it is behind. */
function atEveryCut(one: Session): Record<string, number> {
  const firmware = one.image.subarray(0, ring)
  const counts: Record<string, number> = {}
  let before = 0
  for (const [at, { bytes, erase }] of one.log.entries()) {
    for (let byte = 0; byte < bytes.length; byte += erase ? PAGE_BYTES / 2 : 1) {
      const isOnStride = byte % STRIDE === 0
      // At its end a write may be complete but for padding.
      if (!isOnStride && byte < bytes.length - 4) continue
      const cut = cutAfter(one.image, one.log, before + byte)
      if (kept.start(cut)) throw new Error(`all erased, at byte ${byte} of ${bytes.length}`)
      if (!firmware.equals(cut.subarray(0, ring))) throw new Error('the firmware')
      const found = pairIn(kept.read)!
      const how = behind(one, at, found)
      counts[how] = (counts[how] ?? 0) + (erase || !isOnStride ? 1 : STRIDE)
      // And it goes on with what was found: with the record of the session that was cut off, which has it rest, or of the next.
      if (erase || byte % GO_ON_EVERY > 0) continue
      const [first, driven] = String(kept.do(after(session(one.n + 1)))).split(',')
      const open = Number(found.line.split(',')[OPEN_FIELD]) >= OPEN
      expect([first, driven]).toEqual(['0', open ? '0' : '1'])
      const { journal } = pairIn(kept.read)!
      // Half a record is dropped with the next.
      const records = found.journal.slice(0, found.journal.length - (found.journal.length % RECORD_CHARS))
      expect((records + journal.slice(-RECORD_CHARS)).endsWith(journal)).toBe(true)
    }
    before += bytes.length
  }
  return counts
}

describe('power that is lost at any byte of a session', () => {
  it('costs what was being stored, and nothing else', () => {
    const [one] = sessions(old, 1, SESSIONS_KEPT + 1)
    expect(tidies(one!)).toBe(false)
    expect(one!.log.filter(isName)).toHaveLength(3)
    const counts = atEveryCut(one!)
    // To the last but the padding of its last word, a line is the one before.
    expect(Object.keys(counts).sort()).toEqual(['-1', '0'])
    expect(counts['0']).toBeGreaterThan(800)
  })

  it.each([1, 2, 3])(
    'costs no more than one save, or the newest of the journal, if it is tidied up in save %d',
    (save) => {
      const one = tidying(old, save)
      expect(Math.min(...one.log.map(({ at }) => at))).toBe(ring)
      expect(one.log.filter(({ erase }) => erase)).toHaveLength((BYTES - ring) / PAGE_BYTES)
      const counts = atEveryCut(one)
      expect(counts['0']).toBeGreaterThan(2000)
      // What is moved is the old settings, the old journal and the new of both, in the order in which they were stored.
      expect(counts['1'] ?? 0).toBeLessThan(200)
      expect(counts[CUT_SHORT] ?? 0).toBeLessThan(480)
    },
  )
})

/** More than once round the storage. */
const SAVES_ROUND = 50

/** How many of so many saves of the lock fail, with the power off and on between; undefined if what was stored is lost. */
function failing(image: Buffer, saves: number): number | undefined {
  let failed = 0
  let flash = image
  for (let i = 0; i < saves; i++) {
    if (kept.start(flash)) return undefined
    const before = pairIn(kept.read)
    kept.do(lock)
    const now = pairIn(kept.read)
    if (!before || now?.journal !== before.journal) return undefined
    if (now.line === before.line) failed++
    flash = Buffer.from(kept.flash.bytes)
  }
  return failed
}

describe('an erase that power is lost in', () => {
  const { image, log } = ((): Session => tidying(old, 1))()
  const erases = log.flatMap(({ erase }, i) => (erase ? [i] : []))
  const bytesBefore = (at: number) => log.slice(0, at).reduce((sum, { bytes }) => sum + bytes.length, 0)
  const after = (at: number, bytes: number) => failing(cutAfter(image, log, bytesBefore(at) + bytes), SAVES_ROUND)

  it.each(isFull ? [40, 600, 2048, 4000] : [40, 2048])(
    'and that left the name at its front empty, and %d bytes, fails some saves',
    (bytes) => {
      const failed = erases.map((at) => after(at, bytes))
      expect(failed).not.toContain(undefined)
      expect(Math.max(...(failed as number[]))).toBeLessThan(14)
    },
  )

  // At once or when they are reached: then the engine starts anew.
  it('and that left half a name, loses all in any page but the first and the empty one', () => {
    expect(erases.map((at) => after(at, 20) === undefined)).toEqual([false, true, true, true, true, false])
  })
})

const SESSIONS = scaled(200, 1000)

it(`for ${SESSIONS} sessions the last page stays empty, and the firmware as it was`, () => {
  kept.start(oldFlash(code))
  for (let n = 1; n <= SESSIONS; n++) kept.do(n % 7 ? session(2 * n) : lock + unlock + session(2 * n))
  const { log } = kept.flash
  const written = log.filter(({ erase }) => !erase).map(({ at, bytes }) => at + bytes.length)
  expect(Math.max(...written)).toBeLessThanOrEqual(BYTES - PAGE_BYTES)
  expect(Math.min(...log.map(({ at }) => at))).toBe(ring)
  expect(log.filter(({ at, erase }) => erase && at === ring).length).toBeGreaterThan(0.08 * SESSIONS)
})

it('a header cut off in the last page, and power again: everything is gone, so the firmware never comes there', () => {
  const image = Buffer.from(old)
  for (let at = ring; at < BYTES - PAGE_BYTES + PLACE_BYTES; at += PLACE_BYTES) image.writeUInt32LE(SLOT_BYTES, at)
  image.writeUInt16LE(SLOT_BYTES, BYTES - PAGE_BYTES + PLACE_BYTES)
  expect(kept.start(image)).toBe(true)
  expect(kept.do(after(''))).toBe(GONE)
})

it('what is in the way stays, and is written past', () => {
  // A name of which only the size arrived.
  const { freeBytes } = statsOf(old)
  const image = Buffer.from(old)
  image.writeUInt32LE(SLOT_BYTES, BYTES - freeBytes)
  kept.start(image)
  for (let n = SESSIONS_KEPT + 1; n < 200; n++) {
    const { journal } = pairIn(kept.read)!
    kept.do(session(n))
    const now = pairIn(kept.read)!
    expect(journal.slice(RECORD_CHARS)).toBe(now.journal.slice(0, -RECORD_CHARS))
  }
  expect(kept.start(Buffer.from(kept.flash.bytes))).toBe(false)
})
