// The text of a log against the store of the device: both read and write the same.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as store from '../../../hal/store.ts'
import { EMPTY, formatLog, parseLog, parseLogFile, recordsIn } from '../../../sim/journal/log.ts'
import { formatSlot, parseSlots } from '../../../sim/journal/slots.ts'
import { JOURNAL_CHARS } from '../../../src/memory/journal.ts'
import { JOURNAL_FIELD } from '../../../src/memory/settings.ts'
import { StoreBench } from '../../hal/store-bench.ts'
import { lineOf } from './support.ts'

const line = fc.string({ unit: fc.constantFrom(...'0123456789,'), minLength: 1, maxLength: 60 })
const sessions = fc.constantFrom('', 'a23456789', 'b23456789', 'c23456789')

it('reads what the device saves, over many pages, wherever the text begins', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(line, sessions), { maxLength: 120 }), fc.nat(4096), (saves, from) => {
      const { log } = new StoreBench(3)
      store.load()
      let memory = EMPTY
      let last: string | undefined
      for (const [text, more] of saves) {
        store.save(text, more, 0)
        const sequence = memory.sequence + (text === last && !more ? 0 : 1)
        memory = { settings: text, journal: (memory.journal + more).slice(-JOURNAL_CHARS), sequence }
        last = text
      }
      // A file begins with an address, and the engine may have moved it.
      expect(parseLogFile(`268435500\xff${'\xff'.repeat(from)}${log.text}`)).toEqual(memory)
    }),
    { numRuns: 30 },
  )
})

it('makes a log that the device reads', () => {
  fc.assert(
    fc.property(line, fc.nat(48), fc.nat(1000), (settings, records, sequence) => {
      const bench = new StoreBench(2)
      const memory = { settings, journal: 'x23456789'.repeat(records), sequence: sequence + 1 }
      bench.flash.bytes.set(Buffer.from(formatLog(memory), 'latin1'))
      expect(parseLog(bench.log.text)).toEqual(memory)
      expect(store.load()).toBe(settings)
      store.save('2,9', 'y23456789', 0)
      const journal = `${memory.journal}y23456789`.slice(-JOURNAL_CHARS)
      expect(bench.found()).toEqual({ settings: '2,9', journal })
    }),
    { numRuns: 30 },
  )
})

it('reads any text as the device does', () => {
  const piece = fc.constantFrom('|', '||', '1', '65537', '|1||', '\xff', 'x', '\0')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const bench = new StoreBench(2)
      bench.flash.bytes.set(Buffer.from(pieces.join(''), 'latin1'))
      const { settings } = parseLog(bench.log.text)
      // What is not at the front of a cell tells a host, but not the device, that something was stored.
      if (store.load() !== undefined) expect(settings).toBe(store.load())
    }),
  )
})

it('has no record whose checksum is wrong', () => {
  const text = formatLog({ settings: '2,0,3', journal: 'x23456789', sequence: 7 })
  expect(recordsIn(text)).toHaveLength(3)
  expect(recordsIn(text.replace('2,0,3', '2,0,4'))).toHaveLength(2)
  expect(parseLog(text.replace('2,0,3', '2,0,4'))).toEqual({ ...EMPTY, settings: '' })
  expect(parseLog('\xff'.repeat(99))).toEqual(EMPTY)
})

const one = 'one456789'
const two = 'two456789two456789'
it.each([
  ['the first place that the settings name', lineOf({}), one, two, one],
  ['the second place, if the settings name it', lineOf({ [JOURNAL_FIELD]: 1 }), one, two, two],
  ['the first place, if the second is named and empty', lineOf({ [JOURNAL_FIELD]: 1 }), one, undefined, one],
  ['the second place, if the first is named and empty', lineOf({}), undefined, two, two],
  ['the longer text in the second place, if the settings are lost', '', one, two, two],
  ['the longer text in the first place, if the settings are lost', '', two, one, two],
])('reads the journal of slots in %s', (_, settings, first, second, journal) => {
  const stored = settings ? formatSlot(settings, 5) : 'lost'
  expect(parseSlots([undefined, stored, first, second])).toEqual({ settings, journal, sequence: settings ? 5 : 0 })
})

it('takes the newer of two slots, unless it is damaged', () => {
  const [old, newer] = [formatSlot('2,0,1', 8), formatSlot('2,0,2', 9)]
  expect(parseSlots([newer, old]).settings).toBe('2,0,2')
  expect(parseSlots([newer.slice(0, -1), old]).settings).toBe('2,0,1')
  expect(parseSlots([]).settings).toBe(undefined)
})
