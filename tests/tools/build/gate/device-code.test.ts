// checkDeviceCode() finds a broken rule in any source that a board gets, and reads nothing else.

import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkDeviceCode } from '../../../../tools/build/gate/device-code.ts'

const root = join(import.meta.dirname, '../../../..')

/** Lines that break a rule where they are. */
const BROKEN = [
  ['hal/espruino/hal.ts', 'export const t = millis', 'unknown-global'],
  ['hal/kaluma/hal.ts', 'export const e = E', 'unknown-global'],
  ['hal/main.ts', 'export const s = [...[1]]', 'spread'],
  ['hal/trial.ts', 'export const s = [...[1]]', 'spread'],
  ['src/time.ts', 'export const t = millis', 'unknown-global'],
] as const

/** Lines that break none: an engine's own globals in its own folder, and a profile, which is data on the device. */
const SOUND = [
  ['hal/kaluma/hal.ts', 'export const ms = millis'],
  ['hal/espruino/hal.ts', 'export const reboot = E'],
  ['hal/boards/pico.ts', 'export const list = [...[1]]'],
] as const

const copy = mkdtempSync(join(tmpdir(), 'unknot-'))
for (const folder of ['src', 'hal']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
for (const [file, line] of [...BROKEN, ...SOUND]) appendFileSync(join(copy, file), `${line}\n`)
afterAll(() => rmSync(copy, { recursive: true }))

it('finds nothing in the sources as they are', () => {
  expect(checkDeviceCode(root)).toEqual([])
})

it('finds every line that breaks a rule, and no other', () => {
  const found = checkDeviceCode(copy).map(({ file, rule }) => `${file}: ${rule}`)
  expect(found).toEqual(BROKEN.map(([file, , rule]) => `${file}: ${rule}`))
})
