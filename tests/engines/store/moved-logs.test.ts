// Logs that are not where they were made, and logs that say so of themselves: the firmware erases no page but of its own file,
// and loses nothing.

import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { formatLog, formatRecord } from '../../../sim/journal/log.ts'
import { storageImage } from '../../../sim/world/storage-image.ts'
import { SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { storedFile } from '../../support/build/built-file.ts'
import { lacksStorageOf } from '../harness/engine-programs.ts'
import {
  FLASH_BYTES,
  flashOf,
  LOG_FILE,
  logFile,
  OLD_LINE,
  PAGE_BYTES,
  PAGES,
  PUCK_ADDRESS,
  session,
  stateAfter,
} from './puck-flash.ts'
import { started } from './real-storage.ts'
import { longUsedFlash } from './sessions.ts'

const code = await storedFile('puckjs2')
const program = inject('enginePaths').Espruino
const build = inject('espruinoBuild')
const lacking = build && lacksStorageOf('Puck.js', { pages: PAGES, pageBytes: PAGE_BYTES }, build)

const CELL_BYTES = 256
const JOURNAL = 'dZ$/#####'.repeat(48)
const HARDWARE = (() => {
  const puck = new SimulatedPuck()
  puck.powerUp(flashOf(code))
  return puck.storage.read('.boot0')!
})()

/** A page of a log that has one free cell, so that a session begins the next page. */
const nearlyFull = (() => {
  const cells = Array.from({ length: 12 }, (_, i) =>
    formatRecord({ settings: OLD_LINE, sessions: '', sequence: 101 + i }).padEnd(CELL_BYTES, '\xff'),
  )
  const page = formatLog({ settings: OLD_LINE, journal: JOURNAL, sequence: 100 })
  return page.slice(0, 3 * CELL_BYTES) + cells.join('')
})()

/** The log as it was made at the front, and moved behind a file of so many bytes. */
const moved = (bytes: number): Buffer =>
  Buffer.from(
    storageImage(
      {
        ...(bytes > 0 && { other: 'o'.repeat(bytes) }),
        [LOG_FILE]: logFile({ ...puckBoard }, PUCK_ADDRESS + 32, nearlyFull),
        '.bootcde': code,
        '.boot0': HARDWARE,
      },
      FLASH_BYTES,
    ),
  )

import { puck as puckBoard } from './puck-flash.ts'

const puck = new SimulatedPuck()

/** Plays sessions with this flash. Answers what the firmware's file and another file are then. */
function play(image: Buffer, days: number) {
  expect(puck.powerUp(image)).toBe(false)
  const states = []
  for (let day = 1; day <= days; day++) {
    puck.type(session(day))
    states.push(puck.memory)
  }
  return { states, firmware: puck.storage.read('.bootcde'), other: puck.storage.read('other') }
}

describe('a log that the engine has moved', () => {
  const plain = play(moved(0), 9)

  it.each([4, 60, 928, 2016, 4060, 4064, 5000])(
    'by %i bytes and a header keeps everything, and is a log again',
    (bytes) => {
      const { states, firmware, other } = play(moved(bytes), 9)
      expect(states).toEqual(plain.states)
      expect(firmware === code).toBe(true)
      expect(other).toBe('o'.repeat(bytes))
      // And so at a next start.
      expect(puck.powerUp(Buffer.from(puck.flash.bytes))).toBe(false)
      puck.type('1')
      expect(puck.memory).toEqual(plain.states.at(-1))
    },
  )

  it.skipIf(!program || !build).for([60, 4060])('by %i bytes does the same on Espruino', async (bytes, { skip }) => {
    if (lacking) skip(lacking)
    const gestures = stateAfter(session(1) + session(2))
    puck.powerUp(moved(bytes))
    expect(await started(program!, moved(bytes), gestures)).toBe(String(puck.type(gestures)))
  })
})

it('a log with any address in it makes the firmware erase nothing but its own pages', () => {
  const edges = [0, 1, -1, 32, 4096, 16384, 36864, 40960].map((at) => PUCK_ADDRESS + at)
  const address = fc.oneof(
    fc.constantFrom(...edges.map(String), ...edges.map((at) => String(at + 32))),
    fc.integer({ min: PUCK_ADDRESS, max: PUCK_ADDRESS + FLASH_BYTES }).map(String),
    fc.string({ maxLength: 15 }).map((text) => text.replaceAll(/[^ -~]/g, '')),
  )
  const own = longUsedFlash(code)
  fc.assert(
    fc.property(address, fc.nat(2), (text, page) => {
      const image = Buffer.from(own)
      image.fill(0xff, 32, PAGE_BYTES)
      image.write(text, 32, 'latin1')
      // The newest page is any of the three.
      image.fill(0xff, PAGE_BYTES, 4 * PAGE_BYTES)
      image.write(nearlyFull, (1 + page) * PAGE_BYTES, 'latin1')
      const { states, firmware } = play(image, 3)
      expect(firmware === code).toBe(true)
      expect(puck.storage.read('.boot0') === HARDWARE).toBe(true)
      expect(states.map(({ journal }) => journal.length)).toEqual([432, 432, 432])
      // The engine erases when it tidies up, to make the log anew; the firmware only within the log.
      for (const { at, erase } of puck.flash.log)
        if (erase && text === String(PUCK_ADDRESS + 32)) expect([1, 2, 3]).toContain(at / PAGE_BYTES)
    }),
    { numRuns: 60 },
  )
})
