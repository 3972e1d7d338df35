// A start with a damaged store, on the model of the storage and on the real engine.

import { describe, expect, inject, it } from 'vitest'
import { parseFields, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import { SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { DAMAGED_STORES } from './damaged-stores.ts'
import { FLASH_BYTES, GONE, longPress, stateAfter, unlock } from './puck-flash.ts'
import { readStored } from './read-stored.ts'
import { started } from './real-storage.ts'

const code = await builtFile('puckjs2')
const program = inject('enginePaths').Espruino
const build = inject('espruinoBuild')

/** A long press; three presses and a long one; and a long one again, for a device that must first clear a fault. */
const GESTURES = stateAfter(`${longPress}a.push(driven);${unlock}${longPress}${longPress}`)

const places: [name: string, bytes: number, run: (image: Buffer) => Promise<string>][] = [
  [
    'the model',
    FLASH_BYTES,
    async (image) => {
      const puck = new SimulatedPuck()
      puck.powerUp(image)
      return String(puck.type(GESTURES))
    },
  ],
]
if (program && build)
  places.push([
    'Espruino',
    build.pages * build.pageBytes,
    async (image) => (await started(program, image, GESTURES)).replace(/^corrupt /, ''),
  ])

describe.each(places)('on %s', (_, bytes, run) => {
  it.each(DAMAGED_STORES)('starts safely with a store of $name', async ({ flash, starts }) => {
    const state = await run(flash(code, bytes))
    if (starts === GONE) {
      expect(state).toBe(GONE)
      return
    }
    const [atStart, afterLong, later, , ...slots] = state.split(',')
    expect([atStart, afterLong]).toEqual(['0', starts.unlocked ? '1' : '0'])
    expect(Number(later)).toBeGreaterThan(0)
    const stored = readStored((slot) => atob(slots[slot]!))
    expect(stored && parseFields(stored.line)[STRENGTH_FIELD]).toBe(starts.strength)
  })
})
