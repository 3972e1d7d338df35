// The session that a host started, in the journal.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { memoryOf } from '../../../sim/journal/memory.ts'
import { readJournal } from '../../../sim/journal/read.ts'
import { sessionRows } from '../../../sim/journal/text.ts'

it.each([1, 2, 3, 4, 5])('has the name of the link, and strength %i', (strength) => {
  const device = new Device({ programs: compileRotation(), link: 'wire' })
  device.pressTimes(3)
  device.wait(1000)
  device.host('connects')
  device.wait(1000)
  device.press()
  device.wait(1000)
  // The first session after power-up is softer.
  device.host('sends', 'do 0\n')
  device.wait(2000)
  device.host('sends', 'do 12\n')
  device.wait(2000)
  device.host('sends', `set 2 ${strength}\n`)
  device.host('sends', 'do 14\n')
  device.wait(20_000)
  expect(device.hal.duty).toBeGreaterThan(0)
  device.host('sends', 'do 12\n')
  device.wait(2000)
  const session = readJournal(memoryOf(device), 0).sessions.at(-1)!
  expect(sessionRows([session], ['knot', 'ease'])[1]!.slice(1, 3)).toEqual(['the link', String(strength)])
})
