import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hal } from '../../hal/hal.ts'
import * as store from '../../hal/store.ts'
import { plugIn } from '../../sim/device/plugged-hal.ts'

/** A fake flash of two slots. A power cut can end a write. */
class Flash {
  slots: (string | undefined)[] = []
  /** Bytes of a write before the power cut. */
  cutAfter = Infinity
  readonly hal = {
    read: (slot: number) => this.slots[slot],
    write: (slot: number, text: string) => {
      // The worst that boards do: the old text is erased before the new one is written.
      this.slots[slot] = text.slice(0, this.cutAfter)
      if (this.cutAfter < text.length) throw new Error('power cut')
    },
  } as unknown as Hal

  constructor() {
    plugIn(this.hal)
  }
}

describe('the store', () => {
  it('loads the newest text', () => {
    new Flash()
    expect(store.load()).toBe(undefined)
    for (const text of ['one', 'two', 'three']) {
      store.save(text)
      expect(store.load()).toBe(text)
    }
  })

  it('loads the new text or the one before after a power cut at any byte', () => {
    const text = '1,0,3,0,20000,1234,5678'
    const bytes = (() => {
      const flash = new Flash()
      store.load()
      store.save(text)
      return flash.slots[0]!.length
    })()
    for (let cut = 0; cut <= bytes; cut++) {
      const flash = new Flash()
      store.load()
      store.save('before')
      flash.cutAfter = cut
      try {
        store.save(text)
      } catch {}
      flash.cutAfter = Infinity
      expect(store.load(), `cut at byte ${cut}`).toBe(cut < bytes ? 'before' : text)
      store.save('after')
      expect(store.load()).toBe('after')
    }
  })

  it('writes to the same slot again after a failed write', () => {
    const flash = new Flash()
    store.load()
    store.save('one')
    flash.cutAfter = 0
    expect(() => store.save('two')).toThrow('power cut')
    flash.cutAfter = Infinity
    store.save('three')
    expect(store.load()).toBe('three')
  })

  it('loads the text before if any one byte of the newest slot is damaged', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const flash = new Flash()
        store.load()
        store.save('the line before this')
        store.save('the newest line')
        const slot = flash.slots[1]!
        const i = at % slot.length
        flash.slots[1] = slot.slice(0, i) + String.fromCharCode(slot.charCodeAt(i) ^ flip) + slot.slice(i + 1)
        expect(store.load()).toBe('the line before this')
      }),
    )
  })

  it('loads an empty text if both slots hold nonsense, and undefined if both are empty', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const flash = new Flash()
        flash.slots = [a, b]
        expect(store.load()).toBe(a || b ? '' : undefined)
      }),
    )
  })
})
