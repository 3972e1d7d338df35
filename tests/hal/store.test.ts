// The log, on pages of flash that lose power, wear out, or hold something else.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as store from '../../hal/store.ts'
import { formatSlot } from '../../sim/journal/slots.ts'
import { JOURNAL_CHARS } from '../../src/memory/journal.ts'
import { JOURNAL_FIELD } from '../../src/memory/settings.ts'
import { cutSessions, lineOf, recordOf, StoreBench } from './store-bench.ts'

it('gives back what was stored last, on new flash and over many pages', () => {
  const bench = new StoreBench(3)
  expect(store.load()).toBe(undefined)
  let journal = ''
  for (let i = 0; i < 200; i++) {
    store.save(lineOf(2 * i), '', 0)
    expect(bench.found()).toEqual({ settings: lineOf(2 * i), journal })
    journal = (journal + recordOf(i)).slice(-JOURNAL_CHARS)
    store.save(lineOf(2 * i + 1), recordOf(i), 0)
    expect(bench.found()).toEqual({ settings: lineOf(2 * i + 1), journal })
  }
  expect(journal.length).toBe(JOURNAL_CHARS)
})

it.each([
  [14, 1, false],
  [15, 1, true],
  [16, 1, true],
  [15, 0, false],
  [16, 0, true],
])('with %i of 16 cells used and %i to be left free, the next record begins a page: %s', (used, free, isBegun) => {
  const bench = new StoreBench(3)
  store.load()
  // A page begins with the journal, in two cells.
  for (let i = 2; i < used; i++) store.save(lineOf(i), '', 0)
  const erases = () => bench.flash.erases.reduce((sum, count) => sum + count, 0)
  const before = erases()
  store.save(lineOf(used), recordOf(1), free)
  expect(erases() > before).toBe(isBegun)
  expect(bench.found()).toEqual({ settings: lineOf(used), journal: recordOf(1) })
})

it('stores no settings where there are none', () => {
  const { flash } = new StoreBench(3)
  store.load()
  store.save('', '', 0)
  expect(flash.bytesWritten).toBe(0)
})

it('does not write what it has stored already', () => {
  const { flash } = new StoreBench(3)
  store.load()
  store.save(lineOf(1), '', 0)
  const { bytesWritten } = flash
  store.save(lineOf(1), '', 0)
  expect(flash.bytesWritten).toBe(bytesWritten)
  store.save(lineOf(1), recordOf(1), 0)
  expect(flash.bytesWritten).toBeGreaterThan(bytesWritten)
})

it.each([
  [2, 14],
  [3, 21],
])('erases a page of %i once in %i sessions', (pages, sessions) => {
  const { flash } = new StoreBench(pages)
  store.load()
  for (let i = 0; i < 10 * sessions; i++) {
    store.save(lineOf(2 * i), '', 0)
    store.save(lineOf(2 * i + 1), recordOf(i), 0)
  }
  expect(flash.erases).toEqual(Array(pages).fill(10))
})

it.each([2, 3])('has the newest state or the one before after a power cut in 100 sessions, with %i pages', (pages) => {
  const { cuts, turns } = cutSessions(pages, pages, 61)
  expect(turns).toBeGreaterThan(12)
  expect(cuts).toBeGreaterThan(250)
})

it('takes over the slots of earlier firmware once, with their journal', () => {
  const bench = new StoreBench(3)
  const old = lineOf(7).split(',')
  old[JOURNAL_FIELD] = '1'
  const journal = 'dZ$/#####'.repeat(48)
  Object.assign(bench.slots, [formatSlot('2,1,2', 40), formatSlot(old.join(), 41), 'older####', journal])
  expect(store.load()).toBe(old.join())
  store.save(old.join(), recordOf(1), 0)
  expect(bench.found()).toEqual({ settings: old.join(), journal: (journal + recordOf(1)).slice(-JOURNAL_CHARS) })
  expect(Object.keys(bench.slots)).toEqual(['2', '3'])
})

it('takes newer settings from a slot, where a host writes them, and older ones never', () => {
  const bench = new StoreBench(3)
  store.load()
  store.save(lineOf(1), recordOf(1), 0)
  bench.slots[0] = formatSlot('2,0,4', 1)
  expect(store.load()).toBe(lineOf(1))
  bench.slots[0] = formatSlot('2,0,4', 2)
  expect(store.load()).toBe('2,0,4')
  store.save('2,0,5', '', 0)
  expect(bench.found()).toEqual({ settings: '2,0,5', journal: recordOf(1) })
})

it('tells nothing stored from nothing readable', () => {
  const bench = new StoreBench(2)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(8000), (bytes, at) => {
      bench.flash.bytes.fill(0xff).set(bytes.slice(0, 8192 - at), at)
      // A page that was begun has something in its first cell.
      const isEmpty = [0, 16].every((cell) => !bench.log.read(cell))
      expect(store.load()).toBe(isEmpty ? undefined : '')
      // And it is a log again with the first save.
      store.save(lineOf(1), recordOf(1), 0)
      expect(bench.found()).toEqual({ settings: lineOf(1), journal: recordOf(1) })
    }),
    { numRuns: 60 },
  )
})

it('goes on where a cell takes no record, and throws only when a whole page takes none', () => {
  const bench = new StoreBench(2)
  const { log, flash } = bench
  store.load()
  store.save(lineOf(1), recordOf(1), 0)
  flash.bytes.fill(0, 3 * log.cellBytes, 4 * log.cellBytes)
  store.save(lineOf(2), recordOf(2), 0)
  expect(bench.found()).toEqual({ settings: lineOf(2), journal: recordOf(1) + recordOf(2) })
  // The erase of the next page does nothing.
  const erase = log.erase.bind(log)
  log.erase = () => {}
  flash.bytes.fill(0, 0, 16 * log.cellBytes)
  for (let i = 3; i < 16; i++) {
    try {
      store.save(lineOf(i), '', 0)
    } catch (error) {
      expect(error).toBe('flash')
    }
  }
  const kept = bench.found()
  expect(kept.settings).toBe(lineOf(15))
  expect(() => store.save(lineOf(16), '', 0)).toThrow('flash')
  expect(bench.found()).toEqual(kept)
  log.erase = erase
  store.save(lineOf(17), '', 0)
  expect(bench.found().settings).toBe(lineOf(17))
})
