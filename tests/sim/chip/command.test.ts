// `unknot sim --chip` as it is typed, with files that it refuses.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { formatUf2 } from '../../../lib/uf2.ts'
import { isFull } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-chip-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(name: string, content: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const SCENARIO = 'sim/scenarios/off.txt'
const FLASH = 0x10000000
const other = fileWith('other.uf2', formatUf2(FLASH, Buffer.from('another program')))
const cut = fileWith('cut.uf2', formatUf2(FLASH, Buffer.alloc(1000)).subarray(0, 700))
/** It has the texts of Kaluma, and a breakpoint that stops the core. */
const dead = fileWith('dead.uf2', formatUf2(FLASH, Buffer.from('\x01\xbe -pico- Welcome to Kaluma', 'latin1')))

it.each([
  [['--chip', other, SCENARIO], `${other} has no engine that is known here; expected Kaluma 1.2.1 for pico or pico-w`],
  [['--chip', cut, SCENARIO], `${cut} is not made of blocks of 512 bytes; download it again`],
  [['--chip', 'absent.uf2', SCENARIO], 'cannot read absent.uf2: no such file or folder'],
  [['--chip', other, '--board', 'puckjs2', SCENARIO], 'unknown board "puckjs2"; expected one of pico, pico-w, rp2040'],
  [['--chip', other, '--miss', 'x', SCENARIO], '--miss is a whole number from 0 to 1000, not "x"'],
  [['--chip', other, '--svg', 'x.svg', SCENARIO], '--svg does not go with --chip'],
  [['--compare', SCENARIO], '--compare needs --chip'],
  [['--miss', '5', SCENARIO], '--miss needs --chip'],
])('unknot sim %j ends with one sentence', async (args, sentence) => {
  const { status, stdout, stderr } = await typed(['sim', ...args])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

// The 10 s take an emulator as long.
it.runIf(isFull)('ends with one sentence where the engine does not boot within 10 s of emulated time', async () => {
  const { status, stderr } = await typed(['sim', '--chip', dead, SCENARIO])
  expect(status).toBe(1)
  expect(stderr).toBe(
    `${dead}: the engine did not start the firmware within 10 s of emulated time: it stopped at breakpoint 1 at 0x10000002\n`,
  )
})
