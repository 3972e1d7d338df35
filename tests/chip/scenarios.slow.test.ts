// Every scenario that the board can play, on the binary of its engine.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rotation } from '../../programs/index.ts'
import { ImpossibleError, playOnChip } from '../../sim/chip/play/play.ts'
import { runToEnd } from '../../sim/script/play.ts'
import { CHIPS, type Chip } from './chips.ts'

const folder = join(import.meta.dirname, '../../sim/scenarios')
const files = readdirSync(folder)
const names = rotation.map((program) => program.name)

/** A longer scenario takes minutes of real time; `unknot sim --chip` plays up to MAX_SCENARIO_MS. */
const MAX_MS = 10 * 60_000

/** The cell of this one is at the edge between start and stop: the noise of one ms decides. */
const BY_CHANCE = 'battery-third.txt'

describe.each(CHIPS)('%s', (_, load) => {
  let chip: Chip
  beforeAll(async () => {
    if (load) chip = await load()
  })
  it.for(files)('%s', (file, { skip }) => {
    if (!load) skip()
    if (file === BY_CHANCE) skip('the noise of the battery reading decides it')
    try {
      const work = playOnChip(readFileSync(join(folder, file), 'utf8'), { ...chip, names, maxMs: MAX_MS })
      expect(runToEnd(work).bootMs.length).toBeGreaterThan(0)
    } catch (error) {
      if (!(error instanceof ImpossibleError)) throw error
      skip(error.message)
    }
  })
})
