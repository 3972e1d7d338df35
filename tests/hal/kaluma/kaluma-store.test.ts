// What the Kaluma HAL must guarantee of what is stored, and of the file itself, on the very files that boards are
// flashed with.

import { describe, expect, it } from 'vitest'
import { REST_MS } from '../../../src/limits.ts'
import { RECORD_CHARS } from '../../../src/memory/journal.ts'
import { DAY_FIELD } from '../../../src/memory/settings.ts'
import { DAY_MS } from '../../../src/time.ts'
import { ENGINES } from '../../../tools/build/engines.ts'
import type { Pico } from './fake-pico.ts'
import { builtCode, kaluma, playSession, powerUp } from './powered-pico.ts'
import { storedLine, storedPair } from './stored-settings.ts'

/** Kaluma loads 9.6 KB in 0.4 s and 38 KB in 2.5 s: a larger file would delay the start further. 0.8 KB are the names
 * that are declared once more so that it finds them soon. */
const MAX_BYTES = 15_600

describe.each(kaluma)('the file for $name', (profile) => {
  describe('the store', () => {
    it('is two files for the settings and two for the journal, written only while the motor is off', () => {
      const board = playSession(profile).press(900).run(1000)
      expect([...board.files.keys()].sort()).toEqual(['/unknot.0', '/unknot.1', '/unknot.3'])
      expect(board.dutyAtWrite.length).toBeGreaterThanOrEqual(2)
      expect(new Set(board.dutyAtWrite)).toEqual(new Set([0]))
    })

    it('survives a power cut, and a damaged file costs only that file', () => {
      const { files } = powerUp(profile).startRunning().press(900).run(1000)
      // If the file that is left says that a session runs, the rest comes first.
      const isUnlocked = (board: Pico) => board.run(REST_MS).press(900).run(2000).duty() > 0
      expect(isUnlocked(powerUp(profile, { files: new Map(files) }))).toBe(true)
      for (const file of files.keys()) {
        const damaged = new Map(files).set(file, new Uint8Array([1, 2, 3]))
        expect(isUnlocked(powerUp(profile, { files: damaged })), file).toBe(true)
      }
    })

    it('that cannot be read leaves a device that starts as a new one', () => {
      const board = powerUp(profile, { broken: ['readFile'] })
      expect(board.callsOf('readFile')).toHaveLength(2)
      expect(board.startRunning().duty()).toBeGreaterThan(0)
    })

    it('has the old settings and journal or the new ones after a power cut at any byte', () => {
      const before = storedPair(powerUp(profile).startRunning().files)!
      const { files } = powerUp(profile).startRunning().press(900).run(1000)
      const after = storedPair(files)!
      expect([before.journal.length, after.journal.length]).toEqual([0, RECORD_CHARS])
      // The journal is written first, then the settings.
      const bytes = files.get('/unknot.3')!.length + files.get('/unknot.0')!.length
      for (let cut = 0; cut <= bytes; cut++) {
        const board = powerUp(profile).startRunning()
        board.cutAfter = cut
        board.press(900)
        expect(storedPair(board.files), `cut at byte ${cut}`).toEqual(cut < bytes ? before : after)
        // The next power-up still finds the device unlocked.
        if (cut % 8 === 0)
          expect(powerUp(profile, { files: board.files }).run(REST_MS).press(900).run(2000).duty()).toBeGreaterThan(0)
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
    expect(storedLine(board.files)!.split(',')[DAY_FIELD]).toBe(day)
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
