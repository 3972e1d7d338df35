import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hal } from '../../hal/hal.ts'
import * as store from '../../hal/store.ts'
import { plugIn } from '../../sim/device/plugged-hal.ts'

/** Two slots, and a write that a power cut can end after so many bytes. */
class Flash {
  slots: (string | undefined)[] = []
  cutAfter = Infinity
  readonly hal = {
    read: (slot: number) => this.slots[slot],
    write: (slot: number, text: string) => {
      // The worst of what boards do: the old text is gone before the new one is there.
      this.slots[slot] = text.slice(0, this.cutAfter)
      if (this.cutAfter < text.length) throw new Error('power cut')
    },
  } as unknown as Hal

  constructor() {
    plugIn(this.hal)
  }
}

describe('the store', () => {
  it('gives back the newest line, also after a restart', () => {
    new Flash()
    expect(store.load()).toBe(undefined)
    for (const text of ['one', 'two', 'three']) {
      store.save(text)
      expect(store.load()).toBe(text)
    }
  })

  it('survives a power cut at any byte: the line is the new one or the one before', () => {
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

  it('a failed write does not lose the next one its turn', () => {
    const flash = new Flash()
    store.load()
    store.save('one')
    flash.cutAfter = 0
    expect(() => store.save('two')).toThrow('power cut')
    flash.cutAfter = Infinity
    store.save('three')
    expect(store.load()).toBe('three')
  })

  it('any damage of a slot costs that slot and nothing else', () => {
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

  it('nonsense in both slots is no line, but something was lost; nothing in both is a new device', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const flash = new Flash()
        flash.slots = [a, b]
        expect(store.load()).toBe(a || b ? '' : undefined)
      }),
    )
  })
})
