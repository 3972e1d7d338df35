// What the Kaluma HAL must guarantee of what is stored, and of the file itself, on the very files that boards are
// flashed with.

import { describe, expect, it } from 'vitest'
import { formatSlot } from '../../../sim/journal/slots.ts'
import { REST_MS } from '../../../src/limits.ts'
import { RECORD_CHARS } from '../../../src/memory/journal.ts'
import { DAY_FIELD } from '../../../src/memory/settings.ts'
import { DAY_MS } from '../../../src/time.ts'
import { ENGINES } from '../../../tools/build/engines.ts'
import { scaled } from '../../support/scope.ts'
import { builtCode, kaluma, playSession, powerUp } from './powered-pico.ts'
import { storedMemory } from './stored-settings.ts'

/** Kaluma loads 9.6 KB in 0.4 s and 38 KB in 2.5 s: a larger file would delay the start further. 0.8 KB are the names
 * that are declared once more so that it finds them soon. */
const MAX_BYTES = 16_360

describe.each(kaluma)('the file for $name', (profile) => {
  describe('the store', () => {
    it('is the pages of the key-value store, written only while the motor is off', () => {
      const board = playSession(profile).press(900).run(1000)
      expect(board.files.size).toBe(0)
      expect(board.callsOf('new Flash')).toEqual([['new Flash', 0, 4]])
      expect(storedMemory(board).journal.length).toBe(RECORD_CHARS)
      expect(board.dutyAtWrite.length).toBeGreaterThanOrEqual(2)
      expect(new Set(board.dutyAtWrite)).toEqual(new Set([0]))
    })

    it('takes over the files of earlier firmware', () => {
      const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
      const files = new Map([
        ['/unknot.0', bytes(formatSlot('2,0,2', 6))],
        ['/unknot.1', bytes(formatSlot('2,0,4', 7))],
        ['/unknot.2', bytes('dZ$/#####'.repeat(48))],
      ])
      const board = powerUp(profile, { files }).press(900).run(3000)
      expect(board.duty()).toBeGreaterThan(0)
      expect(storedMemory(board.press(900).run(1000)).journal).toHaveLength(48 * RECORD_CHARS)
      expect(storedMemory(board).settings).toMatch(/^2,0,4/)
      expect([...files.keys()]).toEqual(['/unknot.2'])
    })

    it('that cannot be read leaves a device that starts locked, shows a fault, and works when that is cleared', () => {
      const board = powerUp(profile, { broken: ['read'] })
      board.run(5000).press(900).run(1000).press(900).run(3000)
      expect(board.duty()).toBe(0)
      board.press(100).press(100).press(100).run(3000).press(900).run(1000).press(900).run(3000)
      expect(board.duty()).toBeGreaterThan(0)
    })

    it('has the old settings and journal or the new ones after a power cut at any byte', () => {
      const before = storedMemory(powerUp(profile).startRunning())
      const whole = powerUp(profile).startRunning()
      const { bytesWritten } = whole.flash
      const after = storedMemory(whole.press(900).run(1000))
      expect([before.journal.length, after.journal.length]).toEqual([0, RECORD_CHARS])
      const bytes = whole.flash.bytesWritten - bytesWritten
      expect(bytes).toBe(256)
      for (let cut = 0; cut <= bytes; cut += scaled(8, 1)) {
        const board = powerUp(profile).startRunning()
        board.flash.bytesUntilPowerLoss = cut
        board.press(900)
        // The end of a unit is not written by a record.
        const memory = storedMemory(board)
        expect([before, after], `cut at byte ${cut}`).toContainEqual(memory)
        if (cut < 90) expect(memory).toEqual(before)
        if (cut === bytes) expect(memory).toEqual(after)
        // The next power-up still finds the device unlocked.
        board.flash.bytesUntilPowerLoss = Infinity
        if (cut % 16 === 0)
          expect(powerUp(profile, { flash: board.flash }).run(REST_MS).press(900).run(2000).duty()).toBeGreaterThan(0)
      }
    })
  })

  it.each([
    [0, '0'],
    [18_749 * DAY_MS, '0'],
    [18_750 * DAY_MS, '18750'],
  ])('stores day 0 until a host has set the clock: %d ms after 1970 is day %s', (dateMs, day) => {
    const board = powerUp(profile)
    board.dateMs += dateMs
    board.startRunning().press(900).run(1000)
    expect(storedMemory(board).settings!.split(',')[DAY_FIELD]).toBe(day)
  })

  it('is small, plain text without a NUL, and requires only built-in modules', () => {
    const code = builtCode(profile)
    expect(Buffer.byteLength(code)).toBeLessThan(MAX_BYTES)
    expect(code).toMatch(/^[\n -~]*$/)
    const required = [...code.matchAll(/require\(([^)]*)\)/g)].map(([, module]) => JSON.parse(module!))
    // Only builds with the link use the clock of the board.
    expect(new Set(required)).toEqual(new Set(ENGINES.kaluma.modules.filter((name) => name !== 'rtc')))
    expect(code).not.toMatch(/\b(analogWrite|tone|attachInterrupt|delay|storage|import|exports?)\b/)
  })
})
