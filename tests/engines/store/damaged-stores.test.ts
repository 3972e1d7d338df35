// A start with a damaged store, on the model of the storage and on the real engine.

import { describe, expect, inject, it } from 'vitest'
import { parseFields, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import { SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { storedFile } from '../../support/build/built-file.ts'
import { lacksStorageOf } from '../harness/engine-programs.ts'
import { DAMAGED_STORES } from './damaged-stores.ts'
import { GONE, longPress, PAGE_BYTES, PAGES, stateAfter, unlock } from './puck-flash.ts'
import { started } from './real-storage.ts'

const code = await storedFile('puckjs2')
const program = inject('enginePaths').Espruino
const build = inject('espruinoBuild')

/** A long press; three presses and a long one; and a long one again, for a device that must first clear a fault. */
const GESTURES = stateAfter(`${longPress}a.push(driven);${unlock}${longPress}${longPress}`)

const puck = new SimulatedPuck()

describe('on the model', () => {
  it.each(DAMAGED_STORES)('starts safely with a store of $name', ({ flash, starts }) => {
    puck.powerUp(flash(code))
    const state = String(puck.type(GESTURES))
    if (starts === GONE) {
      expect(state).toBe(GONE)
      return
    }
    const [atStart, afterLong, later] = state.split(',')
    expect([atStart, afterLong]).toEqual(['0', starts.unlocked ? '1' : '0'])
    expect(Number(later)).toBeGreaterThan(0)
    const { settings } = puck.memory
    expect(settings && parseFields(settings)[STRENGTH_FIELD]).toBe(starts.strength)
  })
})

describe.skipIf(!program || !build)('on Espruino', () => {
  const lacking = build && lacksStorageOf('Puck.js', { pages: PAGES, pageBytes: PAGE_BYTES }, build)
  it.for(DAMAGED_STORES)('starts as on the model with a store of $name', async ({ flash }, { skip }) => {
    if (lacking) skip(lacking)
    puck.powerUp(flash(code))
    const state = (await started(program!, flash(code), GESTURES)).replace(/^corrupt /, '')
    expect(state).toBe(String(puck.type(GESTURES)))
  })
})
