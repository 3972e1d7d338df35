// Stored settings against the store of the device: both read and write the same.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Hal } from '../../../hal/hal.ts'
import * as store from '../../../hal/store.ts'
import { plugIn } from '../../../sim/device/plugged-hal.ts'
import { findNewest, measuredValues, nextLine, type Slots, withTopHz } from '../../../sim/journal/stored-settings.ts'
import { parseFields, SETTINGS_VERSION, TOP_HZ_FIELD } from '../../../src/memory/settings.ts'
import { adler32 } from '../../../src/program/format.ts'

/** Two slots, with the store of the device plugged in. */
function slots(first?: string, second?: string): { now(): Slots; write(slot: number, text: string): void } {
  const texts = [first, second]
  const write = (slot: number, text: string) => {
    texts[slot] = text
  }
  plugIn({ read: (slot: number) => texts[slot], write } as unknown as Hal)
  return { now: () => [texts[0] ?? '', texts[1] ?? ''], write }
}

const line = fc.string({ unit: fc.constantFrom(...'0123456789,'), maxLength: 60 })

it('reads what the device saves and writes what the device loads, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), line), { maxLength: 12 }), (steps) => {
      const flash = slots()
      store.load()
      let count = 0
      let saved: string | undefined
      for (const [byDevice, text] of steps) {
        // The device does not save again what it saved last.
        if (!byDevice || text !== saved) count++
        saved = byDevice ? text : undefined
        if (byDevice) store.save(text)
        else {
          const next = nextLine(findNewest(flash.now()), text)
          flash.write(next.slot, next.line)
          // As at a new start of the firmware.
          expect(store.load()).toBe(text)
        }
        expect(findNewest(flash.now())).toMatchObject({ sequence: count, text })
      }
    }),
  )
})

it('takes the same line of damaged slots as the device', () => {
  const damage = fc.tuple(fc.nat(1), fc.nat(40), fc.string({ maxLength: 4 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.array(damage, { maxLength: 4 }), (texts, damages) => {
      const flash = slots()
      store.load()
      for (const text of texts) store.save(text)
      for (const [slot, at, what] of damages) {
        const was = flash.now()[slot]!
        flash.write(slot, was.slice(0, at) + what + was.slice(at + what.length))
      }
      expect(findNewest(flash.now()).text ?? '').toBe(store.load() ?? '')
    }),
  )
})

it('reads any texts in the slots as the device does', () => {
  const piece = fc.constantFrom('|', '||', '1', '65537', '-', ' ', '1|1|1', '\xff', 'x')
  const stored = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(stored, stored, (first, second) => {
      slots(first, second)
      expect(findNewest([first, second]).text ?? '').toBe(store.load() ?? '')
    }),
  )
})

it('writes the same next line to the same slot as the device, whatever is in the slots', () => {
  const framed = (sequence: number, text: string) => adler32(`|${sequence}|${text}`, 0) + `|${sequence}|${text}`
  const slot = fc.oneof(
    fc.tuple(fc.nat(9), line).map(([sequence, text]) => framed(sequence, text)),
    line,
    fc.constant(''),
  )
  fc.assert(
    fc.property(slot, slot, line, (first, second, text) => {
      const next = nextLine(findNewest([first, second]), text)
      const flash = slots(first, second)
      store.load()
      store.save(text)
      expect(flash.now()).toEqual([first, second].with(next.slot, next.line))
    }),
  )
})

it('withTopHz changes only the top frequency', () => {
  const settings = [2, 0, 5, 1, 20000, 1234, 5678, 850, 400, 0]
  const text = withTopHz({ sequence: 7, text: settings.join(',') }, 55)
  expect(text).toMatch(/^2,0,5,1,20000,1234,5678,850,400,55,0,/)
  expect(measuredValues({ sequence: 7, text })).toEqual({ startMv: 850, dropOutMv: 400, topHz: 55 })
})

it.each([undefined, '', '1,2,3', 'x,0,5,1,20000,1234,5678,850,400,0'])(
  'withTopHz starts from the defaults where the device cannot read the settings: %s',
  (text) => {
    const made = parseFields(withTopHz({ sequence: 0, ...(text !== undefined && { text }) }, 50))
    expect(made).toEqual(parseFields(text).with(TOP_HZ_FIELD, 50).with(0, SETTINGS_VERSION))
  },
)
