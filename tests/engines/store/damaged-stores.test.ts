// What a start makes of a store that is not as it should be, on the model of the storage and on the real engine.

import { describe, expect, inject, it } from 'vitest'
import { parseFields, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import { Kept } from '../../sim/world/simulated-puck.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { BAD_STORES } from './damaged-stores.ts'
import { after, GONE, long, unlock } from './puck-flash.ts'
import { started } from './real-storage.ts'
import { pairIn } from './stored-pair.ts'

const code = await builtFile('puckjs2')
const program = inject('enginePaths').Espruino

/** A long press; then three, and a long one; and one more, for who has to put a fault away first. */
const PRESSES = after(`${long}a.push(driven);${unlock}${long}${long}`)

const places: [name: string, answer: (image: Buffer) => Promise<string>][] = [
  [
    'the model',
    async (image) => {
      const kept = new Kept()
      kept.start(image)
      return String(kept.do(PRESSES))
    },
  ],
]
if (program)
  places.push(['Espruino', async (image) => (await started(program, image, PRESSES)).replace(/^corrupt /, '')])

describe.each(places)('on %s', (_, answer) => {
  it.each(BAD_STORES)('a store of $name', async ({ flash, starts }) => {
    const said = await answer(flash(code))
    if (starts === GONE) {
      expect(said).toBe(GONE)
      return
    }
    const [atStart, afterLong, later, , ...slots] = said.split(',')
    expect([atStart, afterLong]).toEqual(['0', starts.unlocked ? '1' : '0'])
    expect(Number(later)).toBeGreaterThan(0)
    const pair = pairIn((slot) => atob(slots[slot]!))
    expect(pair && parseFields(pair.line)[STRENGTH_FIELD]).toBe(starts.strength)
  })
})
