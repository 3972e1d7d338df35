// checkDeviceCode() finds a broken rule in any source that a board gets, and reads nothing else.

import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkDeviceCode } from '../../../../tools/build/gate/device-code.ts'

const root = join(import.meta.dirname, '../../../..')

/** The rules that are broken, with the file, after a line was added to a file. */
function brokenWith(file: string, line: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'unknot-'))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  for (const folder of ['src', 'hal']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  appendFileSync(join(copy, file), `${line}\n`)
  return checkDeviceCode(copy).map((finding) => `${finding.file}: ${finding.rule}`)
}

it('finds nothing in the sources as they are', () => {
  expect(checkDeviceCode(root)).toEqual([])
})

it.each([
  ['src/time.ts', 'export const t = millis', 'unknown-global'],
  ['hal/main.ts', 'export const s = [...[1]]', 'spread'],
  ['hal/trial.ts', 'export const s = [...[1]]', 'spread'],
  ['hal/espruino/hal.ts', 'export const t = millis', 'unknown-global'],
  ['hal/kaluma/hal.ts', 'export const e = E', 'unknown-global'],
])('finds in %s: %s', (file, line, rule) => {
  expect(brokenWith(file, line)).toEqual([`${file}: ${rule}`])
})

it.each([
  ['hal/kaluma/hal.ts', 'export const t = millis'],
  ['hal/espruino/hal.ts', 'export const e = E'],
  ['hal/boards/pico.ts', 'export const s = [...[1]]'],
])('lets through in %s: %s', (file, line) => {
  expect(brokenWith(file, line)).toEqual([])
})
