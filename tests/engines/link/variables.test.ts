// What the link costs in memory on the real Espruino: variables in use after power-up, with the link and without it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import { builtFile, builtLinkFile } from '../../support/build/built-file.ts'
import { variables } from '../cost/callgrind.ts'

const program = inject('enginePaths').Espruino
const BOARD = 'puckjs2'
/** Of 2,630. */
const MAX_VARIABLES = 200
/** What the firmware without the link has no use for. */
const RADIO = 'NRF.on = () => {};global.Bluetooth = { on: () => {}, println: () => {} };'

it.skipIf(!program)(`the link takes at most ${MAX_VARIABLES} variables`, { timeout: 120_000 }, async () => {
  const fakes = readFileSync(join(import.meta.dirname, '../cost/fakes.js'), 'utf8') + RADIO
  const inUse = async (code: string) =>
    (await variables(program!, { fakes, file: storedCode(boards[BOARD]!, code), phases: [''] }))[0]!.usage
  const added = (await inUse(await builtLinkFile(BOARD))) - (await inUse(await builtFile(BOARD)))
  expect(added).toBeLessThanOrEqual(MAX_VARIABLES)
  // It is there.
  expect(added).toBeGreaterThan(50)
})
