// The model of Espruino's storage, by itself. tests/engines/store/ compares it with the real engine.

import { describe, expect, it } from 'vitest'
import { EspruinoStorage } from '../../../sim/world/espruino-storage.ts'
import { Flash } from '../../../sim/world/flash.ts'
import { storageImage } from '../../../sim/world/storage-image.ts'

const PAGES = 4

function storageWith(files: Record<string, string>): EspruinoStorage {
  const flash = new Flash(PAGES, Number.POSITIVE_INFINITY, 1)
  flash.bytes.set(storageImage(files, flash.bytes.length))
  return new EspruinoStorage(flash)
}

describe('a file', () => {
  it('is written in parts, each only once', () => {
    const storage = storageWith({ first: 'x' })
    storage.write('log', 'a', 0, 2000)
    storage.write('log', 'bcd', 100)
    expect(storage.read('log')!.replaceAll('\xff', '.').replace(/\.+$/, '')).toBe(`a${'.'.repeat(99)}bcd`)
    expect(storage.read('log', 99, 3)).toBe('\xffbc')
    expect(() => storage.write('log', 'bxd', 100)).toThrow('already written')
    expect(() => storage.write('log', 'x'.repeat(9), 1995)).toThrow('Too much data')
    expect(() => storage.write('none', 'x', 4)).toThrow('Unable to find')
    expect(storage.findFile('log')).toEqual({ at: 36 + 32, size: 2000 })
  })

  it('that is written anew leaves trash, which is collected when there is no room', () => {
    const storage = storageWith({ keep: 'k'.repeat(3000) })
    for (let i = 0; i < 4; i++) storage.write('big', String(i).repeat(5000))
    expect(storage.read('big')).toBe('3'.repeat(5000))
    expect(storage.read('keep')).toBe('k'.repeat(3000))
    expect(Math.max(...storage.flash.erases)).toBeGreaterThan(0)
    expect(() => storage.write('huge', 'x'.repeat(9000))).toThrow('Unable to find')
  })
})

describe('a power-up', () => {
  it.each([
    ['an empty storage', () => storageImage({}, PAGES * 4096), false],
    ['files', () => storageImage({ a: 'x'.repeat(99), b: 'y' }, PAGES * 4096), false],
    ['garbage after the files', () => storageImage({ a: 'x' }, PAGES * 4096).fill(0x55, 100, 200), false],
    ['garbage at a page after the files', () => storageImage({ a: 'x' }, PAGES * 4096).fill(0x55, 4096, 4200), true],
    [
      'garbage at a page within a file',
      () => storageImage({ a: 'x'.repeat(9000) }, PAGES * 4096).fill(0x55, 4096, 4200),
      false,
    ],
  ])('with %s erases everything: %s', (_, image, erases) => {
    const storage = storageWith({})
    storage.flash.bytes.set(image())
    expect(storage.powerUp()).toBe(erases)
  })
})
